"""Dates, hours and lists in templates, in the language of the page."""

from __future__ import annotations

from datetime import date, datetime, time

from django import template

from checker.language import Language
from checker.library import language_code, languages

register = template.Library()


def _language() -> Language:
    return languages()[language_code()]


@register.filter
def day(value: date) -> str:
    """Return 2026年11月30日（月）."""
    return _language().day(value)


@register.filter
def short_day(value: date | datetime) -> str:
    """Return 11月30日（月）."""
    return _language().day(value.date() if isinstance(value, datetime) else value, "near")


@register.filter
def day_near(value: date, other: date) -> str:
    """Return 11月30日（月）, with the year only where it is not that of the other day."""
    return _language().day(value, "near" if value.year == other.year else "long")


@register.filter
def both_calendars(value: date) -> str:
    """Return 2026年（令和8年）11月30日（月）."""
    return _language().day(value, "both")


@register.filter
def clock(value: time | datetime) -> str:
    """Return 午前8時30分."""
    return _language().clock(value.time() if isinstance(value, datetime) else value)


@register.filter
def days(value: int) -> str:
    """Return 3日."""
    return _language().quantity("days", value, str(value))


@register.simple_tag
def separator() -> str:
    """Return what stands between the parts of a list."""
    return _language().separator


@register.filter
def tel(phone: str) -> str:
    """Return the address that dials a number."""
    return "tel:" + phone.replace("-", "")
