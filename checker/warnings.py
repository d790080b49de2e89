"""Which warnings fit a result: the two or three that matter most, in the order of what they can cost."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from checker.rules import Result, Rules
from checker.standing import Standing

MOST = 3
PROVISIONAL_MEASURE = (
    date(2025, 12, 2),
    date(2026, 7, 31),
)  # domain N8: expired cards tolerated, online check

Condition = Callable[[Result, Rules], bool]


def _number_form_first(result: Result, rules: Rules) -> bool:
    return rules.individual_number_form and result.case.has("new-member")


def _card_grace_differs(result: Result, rules: Rules) -> bool:
    standing = result.case.card_standing
    return bool(standing and standing.lapsed) and rules.grace_card.sure != rules.grace_card.possible


def _in_grace(result: Result) -> bool:
    case = result.case
    return any(s is Standing.GRACE for s in (case.card_standing, case.electronic_standing))


def _ahead(result: Result) -> bool:
    """Say whether the last sure day of something expired is still to come, as far as we know."""
    standings = (result.case.card_standing, result.case.electronic_standing)
    expired = [s for s in standings if s and s.expired]
    return bool(expired) and not any(s in (Standing.LAPSED, Standing.PAST) for s in expired)


def _gap_before_certificate(result: Result, rules: Rules) -> bool:
    case = result.case
    waiting = rules.routes["route_lapsed"] == "wait" and case.eligibility_certificate in ("none", "expired")
    registered = case.registered in ("yes", "unknown") and not case.has("leaving", "age-75-over", "cannot-use")
    return waiting and registered and _ahead(result)


def _grace_limits(result: Result, rules: Rules) -> bool:
    return result.myna_usable is not False and _in_grace(result)


def _second_paper(result: Result, rules: Rules) -> bool:
    return result.myna_usable is None and not result.brings("eligibility-certificate")


def _keep_until_told(result: Result, rules: Rules) -> bool:
    """Whoever leaves with a certificate, where nothing says whether it is returned or destroyed."""
    given_up = result.asks("return-eligibility-certificate") or result.asks("destroy-eligibility-certificate")
    return result.case.has("leaving") and result.case.eligibility_certificate == "valid" and not given_up


def _last_day(result: Result, rules: Rules) -> bool:
    return result.myna_usable is True and result.case.visit == result.myna_usable_until


def _provisional_measure(result: Result, rules: Rules) -> bool:
    return PROVISIONAL_MEASURE[0] <= result.case.visit <= PROVISIONAL_MEASURE[1] and not result.myna_usable


def _certificate_despite_myna(result: Result, rules: Rules, who: str) -> bool:
    """Whoever could use the card and has no certificate in hand asks whether one comes."""
    wondering = result.myna_usable is not False and result.case.eligibility_certificate != "valid"
    return rules.certificate_despite_myna == who and wondering and not result.case.has("leaving")


_CONDITIONS: dict[str, Condition] = {
    "last-day": _last_day,
    "number-form-first": _number_form_first,
    "card-grace-differs": _card_grace_differs,
    "gap-before-certificate": _gap_before_certificate,
    "second-paper": _second_paper,
    "hidden-records": lambda result, rules: result.case.has("cannot-use"),
    "returned-is-slow": lambda result, rules: result.case.card == "returned",
    "deregistering-and-leaving": lambda result, rules: (
        result.case.registered == "deregistered" and result.case.has("leaving")
    ),
    "deregister-takes-time": lambda result, rules: result.case.registered == "deregistered",
    "keep-until-told": _keep_until_told,
    "points-registration": lambda result, rules: result.case.registered == "unknown" and not result.case.lapsed,
    "voluntary-continuation": lambda result, rules: result.case.has("voluntary-continuation"),
    "certificate-by-age": lambda result, rules: _certificate_despite_myna(result, rules, "by-age"),
    "certificate-for-everybody": lambda result, rules: _certificate_despite_myna(result, rules, "everybody"),
    "provisional-measure": _provisional_measure,
    "registration-survives": lambda result, rules: (
        result.case.has("leaving") and result.case.registered == "yes" and not result.case.lapsed
    ),
    "grace-limits": _grace_limits,
}
WARNING_CODES = tuple(_CONDITIONS)


def fitting(result: Result, rules: Rules) -> list[str]:
    """Return the codes of all warnings that fit, most important first; a page shows the first MOST with text."""
    return [code for code, condition in _CONDITIONS.items() if condition(result, rules)]
