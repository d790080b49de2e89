"""How an expiry stands on the day of the visit: the three-valued heart of the check.

Source: contract, "Grace". An expiry on day D has a safe day (D plus three months) and a month end (last day of the
third month after D's month). Which of them is sure, and which only possible, is the insurer's.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from checker.dates import month_end, safe_day


class Standing(Enum):
    """Where a card or electronic certificate stands on the day of the visit.

    The first five come from a date, the last three from a word. The order is part of the phone code: append only.
    """

    CURRENT = "current"
    ENDING = "ending"  # its last day is not later than three months after the visit
    GRACE = "grace"  # expired, but sure
    LAPSED = "lapsed"  # not sure any more, but possible
    PAST = "past"
    SAID_VALID = "said-valid"
    SAID_EXPIRED = "said-expired"
    UNKNOWN = "unknown"

    @property
    def works(self) -> bool | None:
        """True, None (may work) or False."""
        if self in (Standing.CURRENT, Standing.ENDING, Standing.GRACE, Standing.SAID_VALID):
            return True
        return False if self is Standing.PAST else None

    @property
    def lapsed(self) -> bool:
        """Say whether the last sure day is over; an undated "expired" counts, to be on the safe side."""
        return self in (Standing.LAPSED, Standing.PAST, Standing.SAID_EXPIRED)

    @property
    def expired(self) -> bool:
        """Say whether the printed last day is over."""
        return self.lapsed or self is Standing.GRACE

    @property
    def dated(self) -> bool:
        """Say whether a date, not a word, decided."""
        return self not in (Standing.SAID_VALID, Standing.SAID_EXPIRED, Standing.UNKNOWN)


WORDS = {"valid": Standing.SAID_VALID, "expired": Standing.SAID_EXPIRED, "unknown": Standing.UNKNOWN}


@dataclass(frozen=True)
class Grace:
    """How long something works after its expiry: `sure` and `possible`, each a key of `LIMITS`."""

    sure: str
    possible: str

    def last_sure_day(self, expiry: date) -> date:
        """Return the last day on which it counts as working."""
        return LIMITS[self.sure](expiry)

    def last_possible_day(self, expiry: date) -> date:
        """Return the last day on which it may work."""
        return LIMITS[self.possible](expiry)

    def standing(self, expiry: date | None, word: str, visit: date) -> Standing:
        """Return how it stands on `visit`; `word` counts only where there is no date."""
        if expiry is None:
            return WORDS[word]
        if visit <= expiry:
            return Standing.ENDING if expiry <= safe_day(visit) else Standing.CURRENT
        if visit <= self.last_sure_day(expiry):
            return Standing.GRACE
        return Standing.LAPSED if visit <= self.last_possible_day(expiry) else Standing.PAST


def _same(expiry: date) -> date:
    return expiry


LIMITS = {"expiry": _same, "safe-day": safe_day, "month-end": month_end}
