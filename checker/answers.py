"""The answers of one check: from the query string, back to it, and what is wrong with it.

The names and values are those of the contract; an answer that is not asked is ignored, a value outside the table
is an error wherever it stands.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from checker.dates import add_months, parse_iso

FIRST_VISIT = date(2024, 12, 2)  # the day from which no insurance card was issued any more
YEARS_AHEAD = 15

CHOICES: dict[str, tuple[str, ...]] = {
    "card": ("valid", "expired", "none", "returned", "suspended"),
    "registered": ("yes", "no", "unknown", "deregistered"),
    "electronic_certificate": ("valid", "expired", "unknown"),
    "eligibility_certificate": ("valid", "expired", "lost", "none"),
}
SITUATIONS = (
    "new-member", "voluntary-continuation", "age-70-74", "age-75-over",
    "cannot-use", "high-cost", "changed-details", "leaving",
)  # fmt: skip
DATES = ("card_expiry", "electronic_certificate_expiry", "visit")
HELD = ("valid", "expired")  # a card is in hand, so the questions about it are asked

MISSING, UNKNOWN_VALUE, REPEATED = "missing", "unknown-value", "repeated"
IMPOSSIBLE_DATE, TOO_EARLY, TOO_LATE = "impossible-date", "too-early", "too-late"


@dataclass(frozen=True)
class Answers:
    """What a visitor answered. None means "not answered"; `visit` None means today."""

    card: str | None = None
    card_expiry: date | None = None
    registered: str | None = None
    electronic_certificate: str | None = None
    electronic_certificate_expiry: date | None = None
    eligibility_certificate: str | None = None
    situations: frozenset[str] = field(default_factory=frozenset)
    visit: date | None = None

    @property
    def card_held(self) -> bool:
        """Say whether a card, valid or expired, is in hand."""
        return self.card in HELD


def required(answers: Answers) -> list[str]:
    """Return the names that must be answered, given the card answer, in the order of asking."""
    return [name for name in CHOICES if answers.card_held or name in ("card", "eligibility_certificate")]


def missing(answers: Answers) -> list[str]:
    """Return the required names that have no answer yet, in the order of asking."""
    if answers.card is None:
        return ["card", *(["eligibility_certificate"] if answers.eligibility_certificate is None else [])]
    return [name for name in required(answers) if getattr(answers, name) is None]


def parse(query: Mapping[str, Sequence[str]], today: date) -> tuple[Answers, dict[str, list[str]]]:
    """Read a query string.

    In: parameter names with all their values, and today's date in Japan. Out: the answers (without the bad ones)
    and, for each bad name, its error codes. Missing answers are no error here: see `missing`.
    """
    values: dict[str, object] = {}
    errors: dict[str, list[str]] = {}
    for name in (*CHOICES, *DATES):
        given = [value for value in query.get(name, ()) if value != ""]
        if len(given) > 1:
            errors[name] = [REPEATED]
        elif given and name in CHOICES:
            if given[0] in CHOICES[name]:
                values[name] = given[0]
            else:
                errors[name] = [UNKNOWN_VALUE]
        elif given:
            day = parse_iso(given[0])
            code = _date_error(name, day, today)
            if code:
                errors[name] = [code]
            else:
                values[name] = day
    chosen = [value for value in query.get("situation", ()) if value != ""]
    if any(value not in SITUATIONS for value in chosen):
        errors["situation"] = [UNKNOWN_VALUE]
    values["situations"] = frozenset(value for value in chosen if value in SITUATIONS)
    return Answers(**values), errors  # type: ignore[arg-type]


def _date_error(name: str, day: date | None, today: date) -> str | None:
    if day is None:
        return IMPOSSIBLE_DATE
    if day > add_months(today, 12 * YEARS_AHEAD):
        return TOO_LATE
    if name == "visit" and day < FIRST_VISIT:
        return TOO_EARLY
    return None


def pairs(answers: Answers) -> list[tuple[str, str]]:
    """Return the answers as query parameters in the contract's order."""
    found = [(name, getattr(answers, name)) for name in (
        "card", "card_expiry", "registered", "electronic_certificate", "electronic_certificate_expiry",
        "eligibility_certificate",
    )]  # fmt: skip
    found += [("situation", name) for name in SITUATIONS if name in answers.situations]
    found.append(("visit", answers.visit))
    return [(name, value.isoformat() if isinstance(value, date) else value) for name, value in found if value]
