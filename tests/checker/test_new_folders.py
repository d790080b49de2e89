"""Two insurers that came as folders only: 協会けんぽ, and the late elderly's insurance with its rule by age."""

from tests.conftest import codes_of, result_of

EXPIRED = "card=valid registered=yes electronic_certificate=expired eligibility_certificate=none"


def test_at_kyokai_kenpo_the_month_end_is_sure_and_the_certificate_comes_by_itself():
    lasting = result_of("kyokai-kenpo", f"{EXPIRED} electronic_certificate_expiry=2026-08-22", "2026-11-30")
    assert lasting.myna_usable is True
    over = result_of("kyokai-kenpo", f"{EXPIRED} electronic_certificate_expiry=2026-08-22", "2026-12-01")
    assert over.myna_usable is False
    assert over.asks("wait-for-eligibility-certificate")


def test_at_kyokai_kenpo_nothing_is_destroyed_or_returned_without_asking():
    result = result_of("kyokai-kenpo", "card=none eligibility_certificate=valid situation=leaving")
    assert not [code for code in codes_of(result.todo) if code.startswith(("destroy", "return"))]
