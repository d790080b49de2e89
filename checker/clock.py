"""The only clock: now and today in Japan. Tests freeze it here."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

JAPAN = ZoneInfo("Asia/Tokyo")


def now() -> datetime:
    """Return the time in Japan."""
    return datetime.now(JAPAN)


def today() -> date:
    """Return today's date in Japan."""
    return now().date()
