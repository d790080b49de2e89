"""Reads a page's query string: the contract's names, and the page's own fields for dates as people write them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from checker import answers as contract
from checker.answers import Answers
from checker.dates import join_written, parse_written
from checker.questions import PAGES, page_of

PARTS = ("year", "month", "day")
_LONGEST = 40  # of what is given back in a field


@dataclass(frozen=True)
class Reading:
    """What one request says: answers, error codes by name, what was typed, and the page's own wishes."""

    answers: Answers
    errors: Mapping[str, list[str]]
    typed: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    written: bool = False  # dates came in the page's own fields: the address is to be put right
    asked: str = ""  # the question whose form was sent
    change: str = ""  # the question to show again
    then: str = ""  # "result": go back there as soon as nothing is missing

    def with_missing(self, names: Sequence[str]) -> Reading:
        """Return the reading with an error for each name that has no answer and no other error."""
        found = {name: [contract.MISSING] for name in names if name not in self.errors}
        return replace(self, errors={**self.errors, **found})

    def first_bad_page(self) -> str:
        """Return the page of the first error, in the order of asking."""
        return min((page_of(name) for name in self.errors), key=PAGES.index)


def read(query: Mapping[str, Sequence[str]], today: date) -> Reading:
    """Read a page's query string as of today in Japan."""
    values = {name: list(given) for name, given in query.items()}
    typed: dict[str, dict[str, str]] = {}
    unreadable: dict[str, list[str]] = {}
    written = False
    for name in contract.DATES:
        own = {part: (query.get(f"{name}_{part}") or [""])[-1] for part in PARTS}
        if not any(f"{name}_{part}" in query for part in PARTS):
            continue
        written = True
        values[name] = []
        if not any(text.strip() for text in own.values()):
            continue
        typed[name] = {part: text[:_LONGEST] for part, text in own.items()}
        day = parse_written(join_written(own["year"], own["month"], own["day"]))
        if day:
            values[name] = [day.isoformat()]
        else:
            unreadable[name] = [contract.IMPOSSIBLE_DATE]
    answers, errors = contract.parse(values, today)
    wishes = {name: (query.get(name) or [""])[-1] for name in ("asked", "change", "then")}
    return Reading(
        answers=answers,
        errors={**errors, **unreadable},
        typed=typed,
        written=written,
        asked=wishes["asked"] if wishes["asked"] in PAGES else "",
        change=wishes["change"] if wishes["change"] in PAGES else "",
        then="result" if wishes["then"] == "result" else "",
    )


def query_of(answers: Answers, **own: str) -> str:
    """Return the query string of answers and the page's own fields, in the contract's order; empty ones left out.

    All of them are codes of the contract and days: nothing that an address has to quote.
    """
    pairs = [*contract.pairs(answers), *((name, value) for name, value in own.items() if value)]
    return "&".join(f"{name}={value}" for name, value in pairs)
