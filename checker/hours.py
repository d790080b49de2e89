"""Opening hours: whether a desk is open now, when it opens next, and its hours in words.

New Year: desks that close "around New Year" are taken to be closed from 29 December to 3 January, as public offices are
by law (行政機関の休日に関する法律; the leaflets print no days).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

import jpholiday

from checker import spoken
from checker.language import Language
from checker.loading.contacts import Contact, Hours

END_OF_DAY = time(23, 59)  # written so in contacts.toml; TOML knows no 24:00
_LOOK_AHEAD_DAYS = 20


@dataclass(frozen=True)
class DeskState:
    """Whether a desk is open (None: no hours printed), until when (None: all night), or when it opens next."""

    open: bool | None
    until: time | None = None
    next_opening: datetime | None = None


def kinds_of(day: date) -> set[str]:
    """Return which kinds of day (as in contacts.DAYS) a day is; a holiday is no weekday and no Saturday."""
    if jpholiday.is_holiday(day):
        return {"holiday", "every-day"}
    if day.weekday() == 6:
        return {"sunday", "every-day"}
    if day.weekday() == 5:
        second_or_fourth = (day.day - 1) // 7 + 1 in (2, 4)
        return {"saturday", "every-day", *(["saturday-2-4"] if second_or_fourth else [])}
    return {"weekday", "every-day"}


def hours_on(contact: Contact, day: date) -> Hours | None:
    """Return the hours of a desk on a day, or None where it is closed."""
    new_year = (day.month, day.day) >= (12, 29) or (day.month, day.day) <= (1, 3)
    if not contact.exists(day) or (contact.closed_new_year and new_year):
        return None
    return next((entry for entry in contact.hours if kinds_of(day).intersection(entry.days)), None)


def state(contact: Contact, now: datetime) -> DeskState:
    """Return whether the desk is open at `now` (time in Japan)."""
    if not contact.hours:
        return DeskState(None)
    today = hours_on(contact, now.date())
    if today and today.opens <= now.time() and (now.time() < today.closes or today.closes >= END_OF_DAY):
        return DeskState(True, until=None if today.closes >= END_OF_DAY else today.closes)
    for ahead in range(_LOOK_AHEAD_DAYS):
        day = now.date() + timedelta(days=ahead)
        entry = hours_on(contact, day)
        if entry and (ahead or now.time() < entry.opens):
            return DeskState(False, next_opening=datetime.combine(day, entry.opens, now.tzinfo))
    return DeskState(False)


def parts(contact: Contact, language: Language, aloud: bool = False) -> list[str]:
    """Return a desk's hours in words, one text for each kind of day; none where its source prints none.

    `aloud`: for the ear, in Japanese only.
    """
    words, found = language.hours, []
    clock = spoken.clock if aloud else language.clock
    for entry in contact.hours:
        if entry.opens == time(0) and entry.closes >= END_OF_DAY:
            found.append(words["every-day-all-day" if "every-day" in entry.days else "all-day"])
            continue
        days = words["and"].join(words[day] for day in entry.days)
        days = spoken.figures(days).replace("・", "、") if aloud else days
        found.append(words["entry"].format(days=days, opens=clock(entry.opens), closes=clock(entry.closes)))
    return found


def in_words(contact: Contact, language: Language, aloud: bool = False) -> str:
    """Return a desk's hours in words, or that its source prints none."""
    return language.hours["separator"].join(parts(contact, language, aloud)) or language.hours["none"]
