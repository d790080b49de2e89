"""The only clock: now and today in Japan. Tests freeze it here."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

JAPAN = ZoneInfo("Asia/Tokyo")
_shift = timedelta()  # only the editors' preview moves the clock


def now() -> datetime:
    """Return the time in Japan."""
    return datetime.now(JAPAN) + _shift


def today() -> date:
    """Return today's date in Japan."""
    return now().date()


def pretend(day: date) -> None:
    """Let it be that day, at this time of day, in this process from now on. For the editors' preview alone."""
    global _shift  # noqa: PLW0603  the one clock
    _shift = timedelta()
    _shift = day - today()
