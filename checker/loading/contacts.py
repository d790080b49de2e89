"""Whom to call: numbers with the hours and the period in which they exist."""

from __future__ import annotations

import re
from collections.abc import Container
from dataclasses import dataclass
from datetime import date, time
from pathlib import Path
from typing import Any

from checker.loading.errors import (
    STRICT,
    ContentError,
    Problems,
    Said,
    expect,
    one_of,
    only_known,
    read_toml,
    tables,
    text,
    texts,
)
from checker.loading.facts import check_day, check_sections
from checker.loading.problems import TRUTH

DAYS = ("weekday", "saturday", "sunday", "holiday", "saturday-2-4", "every-day")


@dataclass(frozen=True)
class Hours:
    """From when to when on which kind of day (one of DAYS)."""

    days: tuple[str, ...]
    opens: time
    closes: time


@dataclass(frozen=True)
class Contact:
    """A desk. No hours: the source prints none. `closed_new_year`: closed from 12-29 to 01-03."""

    id: str
    name: str
    phones: tuple[str, ...]
    sections: tuple[str, ...]
    hours: tuple[Hours, ...] = ()
    closed_new_year: bool = True
    fax: str = ""
    address: str = ""
    note: str = ""
    purposes: tuple[str, ...] = ()
    start: date = date.min
    end: date = date.max

    def exists(self, day: date) -> bool:
        """Say whether the desk exists on the day."""
        return self.start <= day <= self.end


_TEXTS = ("fax", "address", "note")
_FIELDS = {
    "id",
    "name",
    "phones",
    "sections",
    "hours",
    "closed_new_year",
    "purposes",
    "from",
    "until",
    *_TEXTS,
}
_ID = re.compile(r"[a-z0-9-]+")
_AN_ID = Said("小さい英字・数字・ハイフンだけの名前", "a name of small letters, digits and hyphens")
_A_NUMBER = Said("044-200-3467 のような電話番号", "numbers such as 044-200-3467")
_A_TIME = Said('08:30:00 のような時刻（" " なしで）', "a time such as 08:30:00")


def load_contacts(file: Path, sections: Container[str], problems: Problems = STRICT) -> tuple[Contact, ...]:
    """Return a folder's desks in the order in which they are shown."""
    contacts: dict[str, Contact] = {}
    content = problems.take({}, read_toml, file)
    only_known(file, "", content, {"contact"}, problems)
    for nth, entry in enumerate(problems.take([], tables, file, "contact", content.get("contact", []))):
        with problems.noted():
            contact = _contact(file, entry, sections, problems, nth)
            if contact.id in contacts:
                once = Said("ほかの窓口にない id", "an id that no other desk has")
                raise ContentError(file, "contact.id", once, contact.id, nth=nth)
            contacts[contact.id] = contact
    return tuple(contacts.values())


def _contact(file: Path, entry: dict[str, Any], known: Container[str], problems: Problems, nth: int) -> Contact:
    given = entry.get("id")
    name = f"contact {given}" if isinstance(given, str) and given.strip() else "contact"
    only_known(file, name, entry, _FIELDS, problems, nth)  # first: a missing id may be one that is misspelt
    contact_id = text(file, "contact.id", given, nth)
    if not _ID.fullmatch(contact_id):
        raise ContentError(file, "contact.id", _AN_ID, contact_id, nth=nth)
    hours = problems.take([], tables, file, f"{name}.hours", entry.get("hours", []), nth)
    closed = entry.get("closed_new_year", True)
    return Contact(
        id=contact_id,
        name=problems.take("", text, file, f"{name}.name", entry.get("name"), nth),
        phones=problems.take((), _phones, file, f"{name}.phones", entry.get("phones"), nth),
        sections=problems.take((), check_sections, file, name, entry.get("sections"), known, nth),
        hours=tuple(found for each in hours if (found := problems.take(None, _hours, file, name, each, nth))),
        closed_new_year=problems.take(True, expect, file, f"{name}.closed_new_year", closed, bool, TRUTH, nth),
        purposes=problems.take((), texts, file, f"{name}.purposes", entry.get("purposes", []), nth),
        start=problems.take(date.min, check_day, file, f"{name}.from", entry.get("from", date.min), nth),
        end=problems.take(date.max, check_day, file, f"{name}.until", entry.get("until", date.max), nth),
        **{key: problems.take("", text, file, f"{name}.{key}", entry[key], nth) for key in _TEXTS if key in entry},
    )


def _phones(file: Path, key: str, given: object, nth: int) -> tuple[str, ...]:
    if not isinstance(given, list):
        raise ContentError(
            file, key, Said("番号の並び（なければ []）", "a list of numbers, may be empty"), given, nth=nth
        )
    for phone in given:
        if not isinstance(phone, str) or not re.fullmatch(r"0\d{1,4}-\d{1,4}-\d{3,4}", phone, re.ASCII):
            raise ContentError(file, key, _A_NUMBER, phone, nth=nth)
    return tuple(given)


def _hours(file: Path, name: str, entry: dict[str, Any], nth: int) -> Hours:
    only_known(file, f"{name}.hours", entry, {"days", "opens", "closes"}, nth=nth)
    days = texts(file, f"{name}.hours.days", entry.get("days"), nth)
    for day in days:
        if day not in DAYS:
            raise ContentError(file, f"{name}.hours.days", one_of(DAYS), day, nth=nth)
    opens, closes = (
        expect(file, f"{name}.hours.{key}", entry.get(key), time, _A_TIME, nth) for key in ("opens", "closes")
    )
    if not days or closes <= opens:
        raise ContentError(
            file, f"{name}.hours", Said("日と、opens より後の closes", "days, and closes after opens"), entry, nth=nth
        )
    return Hours(days, opens, closes)
