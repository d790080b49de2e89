"""What a result says where a grace is over, a door is closed, or nobody knows: no more than is sure."""

import pytest

from tests.pages.test_result import codes_on, text_of

PAST = "card=valid&registered=yes&electronic_certificate=expired&electronic_certificate_expiry=2026-07-01"
IN_GRACE = PAST.replace("2026-07-01", "2026-10-01")
NONE, VALID = "&eligibility_certificate=none", "&eligibility_certificate=valid"
VISIT = "&visit=2026-11-24"


@pytest.fixture
def result(client):
    return lambda insurer, query: client.get(f"/{insurer}/result/?{query}{VISIT}")


@pytest.mark.parametrize("insurer", ["kawasaki-kyosai", "kawasaki-kokuho", "tokyo-kyosai", "other"])
def test_nobody_is_sent_off_with_time_that_is_over(result, insurer):
    over, still = text_of(result(insurer, PAST + NONE)), text_of(result(insurer, IN_GRACE + NONE))
    assert "確かに使える日も過ぎました" in over
    assert "そのあいだに" not in over
    assert "確かに使える日も過ぎました" not in still


def test_only_the_sure_day_is_told_as_the_last(result):
    text = text_of(result("kawasaki-kokuho", PAST + NONE))
    assert "マイナ保険証として確かに使えたのは、10月1日" in text
    assert "使えたのは、10月31日" not in text


def test_asking_ahead_is_for_days_that_are_still_ahead(result):
    assert "gap-before-certificate" in codes_on(result("kawasaki-kyosai", IN_GRACE + NONE), "warning")
    assert "gap-before-certificate" not in codes_on(result("kawasaki-kyosai", PAST + NONE), "warning")


def test_a_registration_that_ended_is_not_said_to_survive(result):
    leaving = NONE + "&situation=leaving"
    assert "registration-survives" in codes_on(result("kenpo", IN_GRACE + leaving), "warning")
    assert "registration-survives" not in codes_on(result("kenpo", PAST + leaving), "warning")


def test_nobody_waits_for_a_certificate_and_is_told_that_none_comes(result):
    query = PAST.replace("registered=yes", "registered=unknown") + NONE
    response = result("kawasaki-kyosai", query)
    assert "wait-for-eligibility-certificate" in codes_on(response, "todo")
    assert "points-registration" not in codes_on(response, "warning")


def test_who_has_a_certificate_needs_no_second_paper(result):
    usable = "card=valid&registered=yes&electronic_certificate=valid"
    new = "&situation=new-member"
    assert "second-paper" in codes_on(result("kyosai-shibu", usable + NONE + new), "warning")
    assert "second-paper" not in codes_on(result("kyosai-shibu", usable + VALID + new), "warning")


@pytest.mark.parametrize("insurer", ["kawasaki-kyosai", "kawasaki-kokuho", "tokyo-kyosai", "other"])
def test_the_portal_is_not_offered_while_it_cannot_be_opened(result, insurer):
    text = text_of(result(insurer, IN_GRACE + NONE)).partition("くわしい答え")[0]
    for offer in ("マイナポータルの画面でもかまいません", "マイナポータルの画面を見せます"):
        assert text.count(offer) == text.count(f"電子証明書が切れていなければ、{offer}") + text.count(
            f"電子証明書が切れていなければ{offer}"
        )
    assert "マイナポータルの画面が代わりになります" not in text
    unknown = result(insurer, IN_GRACE.replace("registered=yes", "registered=unknown") + NONE)
    assert "check-registration" in codes_on(unknown, "todo")
    assert "4桁の暗証番号" not in text_of(unknown).partition("登録されているか確かめる")[2].partition("理由と出典")[0]


@pytest.mark.parametrize(("insurer", "told"), [("other", True), ("kawasaki-kokuho", True), ("kenpo", False)])
def test_a_certificate_is_thrown_away_only_where_somebody_says_so(result, insurer, told):
    leaving = "card=none" + VALID + "&situation=leaving"
    assert ("keep-until-told" in codes_on(result(insurer, leaving), "warning")) is told
