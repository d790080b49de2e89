"""Dates and hours in templates."""

from __future__ import annotations

from datetime import date, datetime, time

from django import template

from checker import hours
from checker.wording import written_day

register = template.Library()


@register.filter
def day(value: date) -> str:
    """Return 2026年11月30日（月）."""
    return written_day(value)


@register.filter
def short_day(value: date | datetime) -> str:
    """Return 11月30日（月）."""
    full = written_day(value)
    return full.partition("年")[2]


@register.filter
def day_near(value: date, other: date) -> str:
    """Return 11月30日（月）, with the year only where it is not that of the other day."""
    return short_day(value) if value.year == other.year else day(value)


@register.filter
def both_calendars(value: date) -> str:
    """Return 2026年（令和8年）11月30日（月）."""
    return written_day(value, "both")


@register.filter
def clock(value: time | datetime) -> str:
    """Return 午前8時30分."""
    return hours.clock(value.time() if isinstance(value, datetime) else value)


@register.filter
def tel(phone: str) -> str:
    """Return the address that dials a number."""
    return "tel:" + phone.replace("-", "")
