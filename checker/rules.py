"""assess(): from the answers and an insurer's rules to what to bring and what to do. No Django, no clock, no files.

Source: contract, "result.json". The order of the rows is the order of `bring` and `todo`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from checker import todos
from checker.answers import HELD, Answers
from checker.standing import Grace, Standing
from checker.todo import Todo

BRING_CODES = (
    "eligibility-certificate", "my-number-card", "eligibility-notice", "old-insurance-card",
    "elderly-recipient-certificate", "limit-certificate",
)  # fmt: skip


@dataclass(frozen=True)
class Rules:
    """What one insurer's folder says on one day, as far as the result depends on it.

    Each field is a fact of the same name in `facts.toml`; `keys.toml` explains it.
    """

    grace_electronic_certificate: Grace
    grace_card: Grace
    old_card_last_day: date
    old_card_disposal: str
    old_card_on_leaving: str
    certificate_expired: str
    certificate_unneeded: str
    certificate_on_leaving: str
    certificate_address_field: bool
    elderly_recipient_certificate: bool
    individual_number_form: bool
    notify_insurer_when: tuple[str, ...]
    situations_not_asked: tuple[str, ...]
    certificate_despite_myna: str
    routes: Mapping[str, str]


@dataclass(frozen=True)
class Case:
    """One person's answers as they stand on the day of the visit: all that a phone code carries, and the day."""

    card: str
    registered: str | None
    card_standing: Standing | None
    electronic_standing: Standing | None
    eligibility_certificate: str
    situations: frozenset[str]
    visit: date
    card_expiry: date | None = None
    electronic_certificate_expiry: date | None = None

    @property
    def card_held(self) -> bool:
        """Say whether a card, valid or expired, is in hand."""
        return self.card in HELD

    @property
    def works(self) -> bool | None:
        """Whether card and electronic certificate work: True, None (may) or False."""
        standings = [s.works for s in (self.card_standing, self.electronic_standing) if s]
        if False in standings:
            return False
        return None if None in standings else True

    @property
    def lapsed(self) -> bool:
        """Say whether card or electronic certificate is over its last sure day."""
        return any(s.lapsed for s in (self.card_standing, self.electronic_standing) if s)

    def has(self, *situations: str) -> bool:
        """Say whether any of the situations applies."""
        return bool(self.situations.intersection(situations))


@dataclass(frozen=True)
class Bring:
    """One thing to hand over, and the facts it rests on."""

    code: str
    facts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Result:
    """The outcome of a check; dates as in the contract, `route` the reason that decided on a certificate."""

    case: Case
    myna_usable: bool | None
    myna_usable_until: date | None
    myna_may_work_until: date | None
    bring: tuple[Bring, ...]
    todo: tuple[Todo, ...]

    def brings(self, code: str) -> bool:
        """Say whether the code is among the things to bring."""
        return any(item.code == code for item in self.bring)

    def asks(self, code: str) -> bool:
        """Say whether the code is among the to-dos."""
        return any(item.code == code for item in self.todo)


def case_of(answers: Answers, rules: Rules, today: date) -> Case:
    """Return how complete answers stand on the day of the visit (today where none is given)."""
    visit = answers.visit or today
    case = Case(
        card=answers.card or "none",
        registered=None,
        card_standing=None,
        electronic_standing=None,
        eligibility_certificate=answers.eligibility_certificate or "none",
        situations=answers.situations,
        visit=visit,
    )
    if not case.card_held:
        return case
    return replace(
        case,
        registered=answers.registered,
        card_standing=rules.grace_card.standing(answers.card_expiry, case.card, visit),
        electronic_standing=rules.grace_electronic_certificate.standing(
            answers.electronic_certificate_expiry, answers.electronic_certificate or "unknown", visit
        ),
        card_expiry=answers.card_expiry,
        electronic_certificate_expiry=answers.electronic_certificate_expiry,
    )


def myna_usable(case: Case) -> bool | None:
    """True, None (may work) or False, by the contract's three values."""
    blocked = not case.card_held or case.registered in ("no", "deregistered") or case.has("cannot-use")
    if blocked or case.works is False:
        return False
    if case.registered == "unknown" or case.has("new-member"):
        return None
    return case.works


def usable_days(case: Case, rules: Rules) -> tuple[date | None, date | None]:
    """Return the earlier last sure day, and the earlier last possible day where that is later.

    Both None where no date is given or where anything but the dates makes the card unusable or uncertain.
    """
    dated = [
        (grace, expiry)
        for grace, expiry in (
            (rules.grace_card, case.card_expiry),
            (rules.grace_electronic_certificate, case.electronic_certificate_expiry),
        )
        if expiry
    ]
    fine = Standing.SAID_VALID
    but_for_dates = replace(
        case,
        card_standing=fine if case.card_expiry else case.card_standing,
        electronic_standing=fine if case.electronic_certificate_expiry else case.electronic_standing,
    )
    if not dated or myna_usable(but_for_dates) is not True:
        return None, None
    sure = min(grace.last_sure_day(expiry) for grace, expiry in dated)
    possible = min(grace.last_possible_day(expiry) for grace, expiry in dated)
    return sure, possible if possible > sure else None


def bring_list(case: Case, rules: Rules, usable: bool | None) -> list[Bring]:
    """Return what to hand over, in the order of handing over."""
    certificate = case.eligibility_certificate == "valid" and not case.has("age-75-over")
    items: list[Bring] = []
    if certificate and usable is not True:
        items.append(Bring("eligibility-certificate"))
    registration_missing = case.registered == "no" and case.works is not False and not case.has("cannot-use")
    if usable is not False or registration_missing:
        items.append(Bring("my-number-card"))
    if usable is True or (usable is None and not certificate):
        items.append(Bring("eligibility-notice"))
    certificate_first = bool(items) and items[0].code == "eligibility-certificate"
    if case.visit <= rules.old_card_last_day and not case.has("new-member", "age-75-over"):
        items.append(Bring("old-insurance-card", ("old_card_last_day",)))
    if certificate_first and rules.elderly_recipient_certificate and case.has("age-70-74"):
        items.append(Bring("elderly-recipient-certificate", ("elderly_recipient_certificate",)))
    if certificate_first and case.has("high-cost"):
        items.append(Bring("limit-certificate"))
    return items


def assess(case: Case, rules: Rules) -> Result:
    """Return the result of one case by one insurer's rules on the case's day.

    What this insurer does not ask is not looked at, wherever it comes from: the result's case is without it.
    """
    case = replace(case, situations=case.situations.difference(rules.situations_not_asked))
    usable = myna_usable(case)
    sure, possible = usable_days(case, rules)
    bring = bring_list(case, rules, usable)
    in_hand = any(item.code in ("eligibility-certificate", "old-insurance-card") for item in bring)
    todo = todos.todo_list(case, rules, usable, in_hand)
    return Result(case, usable, sure, possible, tuple(bring), tuple(todo))
