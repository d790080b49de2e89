"""The to-do list of a result: one small function a row of the contract's table, in the table's order."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import TYPE_CHECKING

from checker.answers import SITUATIONS
from checker.disposal import destroy_certificate, destroy_old_card, return_certificate, return_old_card
from checker.standing import Standing
from checker.todo import Situation, Todo

if TYPE_CHECKING:
    from checker.rules import Case, Rules


Row = Callable[[Situation], Iterator[Todo]]


def contact_before_visit(s: Situation) -> Iterator[Todo]:
    """Without any paper that is sure to work, the insurer comes first."""
    if not s.paper_in_hand and (s.usable is False or s.case.lapsed):
        yield Todo("contact-insurer-before-visit", ("nothing-in-hand",))


def report_lost(s: Situation) -> Iterator[Todo]:
    """A lost card is stopped and reported."""
    if s.case.card == "suspended":
        yield Todo("report-lost-card", ("card",))


def check_registration(s: Situation) -> Iterator[Todo]:
    """Not known, or not yet visible after joining: look it up."""
    case = s.case
    if case.card_held and s.wants_card and (case.registered == "unknown" or case.has("new-member")):
        variant = "portal-closed" if _portal_closed(case) else ""
        variant = "new-member" if case.has("new-member") else variant
        because = ("situation:new-member",) if case.has("new-member") else ("registered",)
        yield Todo("check-registration", because, variant=variant)


def check_expiry(s: Situation) -> Iterator[Todo]:
    """An electronic certificate whose end nobody knows: look it up."""
    valid_card = s.case.card_standing and not s.case.card_standing.expired
    if valid_card and s.case.electronic_standing is Standing.UNKNOWN and s.wants_card:
        yield Todo("check-electronic-certificate-expiry", ("electronic_certificate",))


def get_card(s: Situation) -> Iterator[Todo]:
    """No card (as one likes), or one that has ended or ends soon."""
    if not s.wants_card:
        return
    if s.case.card == "none":
        yield Todo("get-my-number-card", ("card",), optional=True, variant="first")
    elif s.case.card_standing and _ends(s.case.card_standing):
        by = _deadline(s.case.card_expiry, s.rules.grace_card.last_sure_day, s.case.visit)
        facts = ("grace_card",) if s.case.card_standing.expired else ()
        yield Todo("get-my-number-card", ("card",), by, facts=facts, variant=_tense(s.case.card_standing))


def renew_certificate(s: Situation) -> Iterator[Todo]:
    """The electronic certificate has ended or ends soon, on a card that has not ended."""
    card, standing = s.case.card_standing, s.case.electronic_standing
    if card and standing and not card.expired and _ends(standing) and s.wants_card:
        last_sure_day = s.rules.grace_electronic_certificate.last_sure_day
        by = _deadline(s.case.electronic_certificate_expiry, last_sure_day, s.case.visit)
        facts = ("grace_electronic_certificate",) if standing.expired else ()
        because = ("electronic_certificate",)
        yield Todo("renew-electronic-certificate", because, by, facts=facts, variant=_tense(standing))


def register(s: Situation) -> Iterator[Todo]:
    """No registration yet, or one that ends with the grace."""
    case = s.case
    if case.has("cannot-use"):
        return
    if case.card == "none":
        yield Todo("register-insurance-use", ("card",), optional=True, variant="first")
    elif case.card_held and case.registered == "no":
        yield Todo("register-insurance-use", ("registered",), optional=_has_alternative(case))
    elif case.card_held and case.registered in ("yes", "unknown") and case.lapsed:
        yield Todo("register-insurance-use", s.expiry_answers, optional=_has_alternative(case), variant="again")


def certificate(s: Situation) -> Iterator[Todo]:
    """How a 資格確認書 comes: reissue, wait, apply or ask, by the insurer's route."""
    case = s.case
    needed = s.usable is False or case.lapsed
    if not needed or case.has("leaving", "age-75-over") or case.eligibility_certificate == "valid":
        return
    if case.eligibility_certificate == "lost":
        yield Todo("reissue-eligibility-certificate", ("eligibility_certificate",))
        return
    reason, because = _route_reason(s)
    fact = f"route_{reason}"
    if reason == "without_myna" and case.has("new-member"):
        fact, because = "route_without_myna_new_member", (*because, "situation:new-member")
    code = f"{ROUTE_CODES[s.rules.routes[fact]]}-eligibility-certificate"
    facts = (fact, ON_REQUEST) if reason == "cannot_use" and case.has("new-member") else (fact,)
    yield Todo(code, (*because, "eligibility_certificate"), facts=facts, variant=reason.replace("_", "-"))


def write_address(s: Situation) -> Iterator[Todo]:
    """Some certificates have an address field to fill in at once."""
    valid = s.case.eligibility_certificate == "valid"
    given_up = any(True for row in (destroy_certificate, return_certificate) for _ in row(s))
    if s.rules.certificate_address_field and valid and not given_up and not s.case.has("age-75-over"):
        yield Todo("write-address", ("eligibility_certificate",), facts=("certificate_address_field",))


def number_form(s: Situation) -> Iterator[Todo]:
    """Without the form on the individual number nothing is registered."""
    if s.rules.individual_number_form and s.case.has("new-member"):
        because = ("situation:new-member",)
        yield Todo("submit-individual-number-form", because, facts=("individual_number_form",))


def notify(s: Situation) -> Iterator[Todo]:
    """Changes that the insurer wants to hear of."""
    for name in SITUATIONS:
        if name in s.rules.notify_insurer_when and s.case.has(name):
            yield Todo("notify-insurer", (f"situation:{name}",), facts=("notify_insurer_when",), variant=name)


def join_late_elderly(s: Situation) -> Iterator[Todo]:
    """From 75 on another insurer is responsible."""
    if s.case.has("age-75-over"):
        yield Todo("join-late-elderly-insurance", ("situation:age-75-over",))


def keep_notice(s: Situation) -> Iterator[Todo]:
    """The notice helps when a reader fails."""
    if s.usable is True and not s.case.has("age-75-over"):
        yield Todo("keep-eligibility-notice", ("usable",), variant="portal-closed" if _portal_closed(s.case) else "")


TODO_CODES = (
    "contact-insurer-before-visit", "report-lost-card", "check-registration",
    "check-electronic-certificate-expiry", "get-my-number-card", "renew-electronic-certificate",
    "register-insurance-use", "reissue-eligibility-certificate", "wait-for-eligibility-certificate",
    "apply-for-eligibility-certificate", "ask-about-eligibility-certificate", "write-address",
    "submit-individual-number-form", "notify-insurer", "join-late-elderly-insurance",
    "keep-eligibility-notice", "return-old-card", "destroy-old-card", "destroy-eligibility-certificate",
    "return-eligibility-certificate",
)  # fmt: skip
ROUTE_CODES = {"wait": "wait-for", "apply": "apply-for", "ask": "ask-about"}
ON_REQUEST = "certificate_on_request_when_joining"  # a fact that no rule looks at, but that says where it stands
ROWS: tuple[Row, ...] = (
    contact_before_visit, report_lost, check_registration, check_expiry, get_card, renew_certificate, register,
    certificate, write_address, number_form, notify, join_late_elderly, keep_notice, return_old_card,
    destroy_old_card, destroy_certificate, return_certificate,
)  # fmt: skip


def todo_list(case: Case, rules: Rules, usable: bool | None, paper_in_hand: bool) -> list[Todo]:
    """Return the to-dos in order. `paper_in_hand`: a certificate or an old card that works is to be brought."""
    situation = Situation(case, rules, usable, paper_in_hand)
    return [todo for row in ROWS for todo in row(situation)]


def _route_reason(s: Situation) -> tuple[str, tuple[str, ...]]:
    case = s.case
    if case.has("cannot-use"):
        return "cannot_use", ("situation:cannot-use",)
    if case.card in ("suspended", "returned"):
        return case.card, ("card",)
    if case.registered == "deregistered":
        return "deregistered", ("registered",)
    if case.card == "none":
        return "without_myna", ("card",)
    if case.registered == "no":
        return "without_myna", ("registered",)
    return "lapsed", s.expiry_answers


def _portal_closed(case: Case) -> bool:
    """Say whether マイナポータル is closed: its login stops with the electronic certificate (domain N3)."""
    return bool(case.electronic_standing and case.electronic_standing.expired)


def _has_alternative(case: Case) -> bool:
    return case.eligibility_certificate == "valid" and not case.has("leaving", "age-75-over")


def _ends(standing: Standing) -> bool:
    return standing.expired or standing is Standing.ENDING


def _tense(standing: Standing) -> str:
    """Return the wording that fits: something ends, has expired, or is past its last sure day as well."""
    if standing in (Standing.LAPSED, Standing.PAST):
        return "lapsed"
    return "expired" if standing.expired else "ending"


def _deadline(expiry: date | None, last_sure_day: Callable[[date], date], visit: date) -> date | None:
    if expiry is None:
        return None
    return next((day for day in (expiry, last_sure_day(expiry)) if visit <= day), None)
