"""Whom to call: numbers with the hours and the period in which they exist."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, time
from pathlib import Path
from typing import Any

from checker.loading.errors import ContentError, expect, only_known, read_toml
from checker.loading.facts import check_day, check_sections

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


def load_contacts(file: Path, sections: set[str]) -> tuple[Contact, ...]:
    """Return a folder's desks in the order in which they are shown."""
    contacts = []
    content = read_toml(file)
    only_known(file, "", content, {"contact"})
    for table in content.get("contact", []):
        name = f"contact {table.get('id', '?')}"
        only_known(file, name, table, _FIELDS)
        for field in ("id", "name"):
            expect(file, f"{name}.{field}", table.get(field), str, "a text")
        phones = expect(file, f"{name}.phones", table.get("phones"), list, "a list of numbers, may be empty")
        for phone in phones:
            if not isinstance(phone, str) or not re.fullmatch(r"0\d{1,4}-\d{1,4}-\d{3,4}", phone):
                raise ContentError(file, f"{name}.phones", "numbers such as 044-200-3467", phone)
        contacts.append(
            Contact(
                id=table["id"],
                name=table["name"],
                phones=tuple(phones),
                sections=check_sections(file, name, table.get("sections"), sections),
                hours=tuple(_hours(file, name, entry) for entry in table.get("hours", [])),
                closed_new_year=table.get("closed_new_year", True),
                purposes=tuple(table.get("purposes", ())),
                start=check_day(file, f"{name}.from", table.get("from", date.min)),
                end=check_day(file, f"{name}.until", table.get("until", date.max)),
                **{key: table[key] for key in _TEXTS if key in table},
            )
        )
    return tuple(contacts)


def _hours(file: Path, name: str, entry: dict[str, Any]) -> Hours:
    only_known(file, f"{name}.hours", entry, {"days", "opens", "closes"})
    for day in entry.get("days", []):
        if day not in DAYS:
            raise ContentError(file, f"{name}.hours.days", f"only {', '.join(DAYS)}", day)
    for key in ("opens", "closes"):
        expect(file, f"{name}.hours.{key}", entry.get(key), time, "a time such as 08:30:00")
    return Hours(tuple(entry["days"]), entry["opens"], entry["closes"])
