"""Single rows of the contract, told as cases of people. The walk over everything is in test_every_path.py."""

from dataclasses import replace

import pytest

from checker.library import library
from checker.rules import assess
from tests.conftest import TODAY, codes_of, result_of

HEALTHY = "card=valid registered=yes electronic_certificate=valid eligibility_certificate=none"


def expired(day, certificate="none"):
    return (
        f"card=valid registered=yes electronic_certificate=expired electronic_certificate_expiry={day} "
        f"eligibility_certificate={certificate}"
    )


def test_a_registered_valid_card_is_enough_everywhere():
    for insurer in ("kawasaki-kyosai", "kawasaki-kokuho", "kenpo", "tokyo-kyosai", "kyosai-shibu", "other"):
        result = result_of(insurer, HEALTHY)
        assert result.myna_usable is True
        assert codes_of(result.bring) == ["my-number-card", "eligibility-notice"]
        assert result.asks("keep-eligibility-notice")


@pytest.mark.parametrize(
    ("insurer", "usable", "until", "possible"),
    [
        ("kawasaki-kyosai", None, "2026-11-22", "2026-11-30"),
        ("kawasaki-kokuho", None, "2026-11-22", "2026-11-30"),
        ("kenpo", None, "2026-11-22", "2026-11-30"),
        ("tokyo-kyosai", True, "2026-11-30", None),
        ("kyosai-shibu", True, "2026-11-30", None),
        ("other", True, "2026-11-30", None),
    ],
)
def test_between_the_safe_day_and_the_month_end_insurers_differ(insurer, usable, until, possible):
    result = result_of(insurer, expired("2026-08-22"), visit="2026-11-24")
    assert result.myna_usable is usable
    assert result.myna_usable_until.isoformat() == until
    assert (result.myna_may_work_until and result.myna_may_work_until.isoformat()) == possible


@pytest.mark.parametrize(
    ("insurer", "usable"),
    [("kawasaki-kyosai", True), ("tokyo-kyosai", True), ("kawasaki-kokuho", None), ("kenpo", None), ("other", None)],
)
def test_a_card_that_itself_expired_yesterday_is_sure_only_where_the_leaflet_says_so(insurer, usable):
    query = "card=valid registered=yes electronic_certificate=valid eligibility_certificate=none card_expiry=2026-11-23"
    assert result_of(insurer, query).myna_usable is usable


def test_the_last_sure_day_still_works_and_the_next_day_does_not_for_sure():
    assert result_of("kawasaki-kyosai", expired("2026-08-24")).myna_usable is True
    assert result_of("kawasaki-kyosai", expired("2026-08-23")).myna_usable is None
    assert result_of("tokyo-kyosai", expired("2026-07-31")).myna_usable is False


def test_may_work_names_the_second_paper():
    result = result_of("kawasaki-kokuho", expired("2026-08-22"), visit="2026-11-24")
    assert codes_of(result.bring) == ["my-number-card", "eligibility-notice"]
    with_certificate = result_of("kawasaki-kokuho", expired("2026-08-22", "valid"), visit="2026-11-24")
    assert codes_of(with_certificate.bring) == ["eligibility-certificate", "my-number-card"]


@pytest.mark.parametrize(
    ("insurer", "code"),
    [
        ("kawasaki-kyosai", "wait-for"), ("kawasaki-kokuho", "wait-for"), ("kenpo", "ask-about"),
        ("tokyo-kyosai", "apply-for"), ("kyosai-shibu", "ask-about"), ("other", "ask-about"),
    ],
)  # fmt: skip
def test_a_returned_card_leads_to_a_certificate_by_the_insurers_own_route(insurer, code):
    result = result_of(insurer, "card=returned eligibility_certificate=none")
    assert result.asks(f"{code}-eligibility-certificate")


def test_in_tokyo_a_new_member_waits_and_others_ask():
    query = "card=none eligibility_certificate=none"
    assert result_of("tokyo-kyosai", query).asks("ask-about-eligibility-certificate")
    joined = result_of("tokyo-kyosai", f"{query} situation=new-member")
    assert joined.asks("wait-for-eligibility-certificate")
    assert joined.asks("submit-individual-number-form")


def test_deadlines_are_the_last_day_then_the_last_sure_day_then_none():
    def by(day):
        todo = result_of("kawasaki-kyosai", expired(day)).todo
        return next(item.by for item in todo if item.code == "renew-electronic-certificate")

    assert by("2026-12-01").isoformat() == "2026-12-01"
    assert by("2026-11-01").isoformat() == "2027-02-01"
    assert by("2026-08-01") is None


def test_an_end_exactly_three_months_ahead_is_told_and_a_day_later_is_not():
    ahead = expired("2027-02-24").replace("expired", "valid", 1)
    assert result_of("other", ahead).asks("renew-electronic-certificate")
    assert not result_of("other", ahead.replace("2027-02-24", "2027-02-25")).asks("renew-electronic-certificate")


def test_the_old_card_is_brought_to_its_last_day_and_not_after():
    query = "card=none eligibility_certificate=none"
    assert result_of("kawasaki-kokuho", query, "2025-07-31").brings("old-insurance-card")
    assert not result_of("kawasaki-kokuho", query, "2025-08-01").brings("old-insurance-card")
    assert result_of("kenpo", query, "2025-12-01").brings("old-insurance-card")
    assert not result_of("kenpo", query, "2025-12-02").brings("old-insurance-card")
    assert not result_of("kenpo", f"{query} situation=new-member", "2025-12-01").brings("old-insurance-card")


def test_leaving_returns_or_destroys_the_certificate_by_insurer_and_day():
    query = "card=none eligibility_certificate=valid situation=leaving"
    assert result_of("kenpo", query).asks("return-eligibility-certificate")
    assert result_of("kawasaki-kyosai", query).asks("destroy-eligibility-certificate")
    before = codes_of(result_of("kawasaki-kyosai", query, "2025-11-28").todo)
    assert "destroy-eligibility-certificate" not in before
    assert "return-old-card" in before


def test_from_75_on_the_certificate_of_this_insurer_does_not_count():
    result = result_of("tokyo-kyosai", "card=none eligibility_certificate=valid situation=age-75-over")
    assert codes_of(result.bring) == []
    assert result.asks("join-late-elderly-insurance")
    assert result.asks("contact-insurer-before-visit")


def test_only_kenpo_adds_the_elderly_recipient_certificate():
    query = "card=none eligibility_certificate=valid situation=age-70-74,high-cost"
    kenpo = codes_of(result_of("kenpo", query).bring)
    assert kenpo == ["eligibility-certificate", "elderly-recipient-certificate", "limit-certificate"]
    assert codes_of(result_of("kawasaki-kokuho", query).bring) == ["eligibility-certificate", "limit-certificate"]


def test_cannot_use_never_asks_to_renew_register_or_look_up():
    query = "card=valid registered=no electronic_certificate=expired eligibility_certificate=none situation=cannot-use"
    todo = codes_of(result_of("kawasaki-kokuho", query).todo)
    assert todo == ["contact-insurer-before-visit", "apply-for-eligibility-certificate"]


def test_a_situation_that_the_insurer_does_not_ask_is_not_looked_at():
    asked = result_of("other", "card=none eligibility_certificate=valid situation=age-75-over,high-cost")
    rules = replace(library().insurers["other"].rules(TODAY), situations_not_asked=("age-75-over",))
    result = assess(asked.case, rules)
    assert result.case.situations == {"high-cost"}
    assert codes_of(result.bring) == ["eligibility-certificate", "limit-certificate"]
    assert not result.asks("join-late-elderly-insurance")
