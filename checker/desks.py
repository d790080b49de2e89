"""The desks of an insurer, as they stand now."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from checker import hours
from checker.loading.contacts import Contact
from checker.loading.insurers import Insurer, Library, Section


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
    return Desk(contact, hours.state(contact, now), hours.in_words(contact, insurer.language), places)


def desks(insurer: Insurer, now: datetime, purposes: Iterable[str] = ()) -> tuple[Desk, ...]:
    """Return the insurer's desks as of now, then the national ones that serve one of the purposes."""
    today, wanted = now.date(), set(purposes)
    national = [c for c in insurer.national_contacts(today) if wanted.intersection(c.purposes)]
    return tuple(desk(insurer, contact, now) for contact in (*insurer.contacts(today), *national))


def next_turn(library: Library, now: datetime) -> datetime:
    """Return when a page may become wrong by itself: a desk opens or closes, or a day begins in Japan."""
    turns = [datetime.combine(now.date() + timedelta(days=1), time(0), now.tzinfo)]
    folders = (library.national, *(insurer.folder for insurer in library.insurers.values()))
    for contact in (contact for folder in folders for contact in folder.contacts):
        found = hours.state(contact, now)
        if found.until:
            turns.append(datetime.combine(now.date(), found.until, now.tzinfo))
        if found.next_opening:
            turns.append(found.next_opening)
    return min(turns)
