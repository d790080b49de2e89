"""The desks of an insurer, as they stand now."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from checker import hours
from checker.loading.contacts import Contact
from checker.loading.insurers import Insurer, Section


@dataclass(frozen=True)
class Desk:
    """A desk with its state now."""

    contact: Contact
    state: hours.DeskState
    in_words: str
    sources: tuple[Section, ...]


def desk(insurer: Insurer, contact: Contact, now: datetime) -> Desk:
    """Return a desk as it stands now."""
    places = tuple(insurer.section(name) for name in contact.sections)
    return Desk(contact, hours.state(contact, now), hours.in_words(contact), places)


def desks(insurer: Insurer, now: datetime, purposes: Iterable[str] = ()) -> tuple[Desk, ...]:
    """Return the insurer's desks as of now, then the national ones that serve one of the purposes."""
    today, wanted = now.date(), set(purposes)
    national = [c for c in insurer.national_contacts(today) if wanted.intersection(c.purposes)]
    return tuple(desk(insurer, contact, now) for contact in (*insurer.contacts(today), *national))
