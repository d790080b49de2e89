"""Two insurers that came as folders only: 協会けんぽ, and the late elderly's insurance with its rule by age."""

from dataclasses import replace

import pytest

from checker import codes
from checker.library import library
from checker.warnings import fitting
from tests.conftest import TODAY, codes_of, result_of

EXPIRED = "card=valid registered=yes electronic_certificate=expired eligibility_certificate=none"
HEALTHY = "card=valid registered=yes electronic_certificate=valid eligibility_certificate=none"
BEFORE, AFTER = "2026-07-31", "2026-08-01"


def test_at_kyokai_kenpo_the_month_end_is_sure_and_the_certificate_comes_by_itself():
    lasting = result_of("kyokai-kenpo", f"{EXPIRED} electronic_certificate_expiry=2026-08-22", "2026-11-30")
    assert lasting.myna_usable is True
    over = result_of("kyokai-kenpo", f"{EXPIRED} electronic_certificate_expiry=2026-08-22", "2026-12-01")
    assert over.myna_usable is False
    assert over.asks("wait-for-eligibility-certificate")


def test_at_kyokai_kenpo_nothing_is_destroyed_or_returned_without_asking():
    result = result_of("kyokai-kenpo", "card=none eligibility_certificate=valid situation=leaving")
    assert not [code for code in codes_of(result.todo) if code.startswith(("destroy", "return"))]


def test_the_certificate_of_the_late_elderly_counts_though_its_people_are_75_and_over():
    result = result_of("koki-koreisha", "card=none eligibility_certificate=valid situation=age-75-over")
    assert codes_of(result.bring) == ["eligibility-certificate"]
    assert not result.asks("join-late-elderly-insurance")
    assert not result.asks("contact-insurer-before-visit")


def test_a_code_of_the_late_elderly_never_carries_what_is_not_asked(client):
    insurer = library().insurers["koki-koreisha"]
    case = result_of("koki-koreisha", "card=none eligibility_certificate=valid").case
    plain = codes.result_code(insurer.number, case)
    odd = codes.result_code(insurer.number, replace(case, situations=frozenset({"age-75-over"})))
    text = client.get(f"/c/{odd}/").content.decode()
    assert codes.grouped(plain) in text
    assert 'data-bring="eligibility-certificate"' in text


@pytest.mark.parametrize(
    ("day", "cannot_use", "suspended", "returned"),
    [(BEFORE, "wait-for", "wait-for", "wait-for"), (AFTER, "apply-for", "apply-for", "ask-about")],
)
def test_everybody_waited_for_a_certificate_until_the_rule_by_age(day, cannot_use, suspended, returned):
    for query, way in (
        (f"{HEALTHY} situation=cannot-use", cannot_use),
        ("card=suspended eligibility_certificate=none", suspended),
        ("card=returned eligibility_certificate=none", returned),
        ("card=none eligibility_certificate=none", "wait-for"),
    ):
        assert result_of("koki-koreisha", query, day).asks(f"{way}-eligibility-certificate")


@pytest.mark.parametrize(("day", "code"), [(BEFORE, "certificate-for-everybody"), (AFTER, "certificate-by-age")])
def test_who_could_use_the_card_reads_whether_a_certificate_comes_too(day, code):
    for insurer in library().insurers.values():
        result = result_of(insurer.slug, HEALTHY, day)
        told = fitting(result, insurer.rules(result.case.visit))
        assert (code in told) is (insurer.slug == "koki-koreisha")
    held = result_of("koki-koreisha", HEALTHY.replace("eligibility_certificate=none", "eligibility_certificate=valid"))
    assert code not in fitting(held, library().insurers["koki-koreisha"].rules(TODAY))


def test_both_ages_are_told_and_nobody_is_asked_for_theirs(client):
    query = HEALTHY.replace(" ", "&")
    text = client.get(f"/koki-koreisha/result/?{query}").content.decode()
    assert "85歳以上の人" in text
    assert "84歳までの人" in text
    question = client.get(f"/koki-koreisha/check/?{query}").content.decode()
    for value in ("age-70-74", "age-75-over", "voluntary-continuation"):
        assert f'value="{value}"' not in question
    assert 'value="high-cost"' in question
    assert "就職や扶養" not in question
    assert "就職や扶養" in client.get(f"/other/check/?{query}").content.decode()


@pytest.mark.parametrize(("day", "by_age"), [(BEFORE, False), (AFTER, True)])
def test_the_answers_follow_on_the_day_of_the_rule_and_not_before(client, freeze, day, by_age):
    from datetime import datetime

    freeze(datetime.fromisoformat(f"{day}T10:00"))
    answers = {entry["topic"]: entry["answer"] for entry in client.get("/koki-koreisha/faq.json").json()["answers"]}
    for topic in ("age-75", "who-gets-certificate", "certificate-although-registered", "cannot-use"):
        assert ("84歳までの人" in answers[topic]) is by_age
        assert ("みんなに" in answers[topic]) or by_age
