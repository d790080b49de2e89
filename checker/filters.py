"""Dates, hours and lists on pages, in the language of the page: filters and functions of the templates."""

from __future__ import annotations

from datetime import date, datetime, time

from checker.language import Language
from checker.library import language_code, languages


def _language() -> Language:
    return languages()[language_code()]


def day(value: date) -> str:
    """Return 2026年11月30日（月）."""
    return _language().day(value)


def short_day(value: date | datetime) -> str:
    """Return 11月30日（月）."""
    return _language().day(value.date() if isinstance(value, datetime) else value, "near")


def day_near(value: date, other: date) -> str:
    """Return 11月30日（月）, with the year only where it is not that of the other day."""
    return _language().day(value, "near" if value.year == other.year else "long")


def both_calendars(value: date) -> str:
    """Return 2026年（令和8年）11月30日（月）."""
    return _language().day(value, "both")


def clock(value: time | datetime) -> str:
    """Return 午前8時30分."""
    return _language().clock(value.time() if isinstance(value, datetime) else value)


def days(value: int) -> str:
    """Return 3日."""
    return _language().quantity("days", value, str(value))


def separator() -> str:
    """Return what stands between the parts of a list."""
    return _language().separator


def tel(phone: str) -> str:
    """Return the address that dials a number."""
    return "tel:" + phone.replace("-", "")
