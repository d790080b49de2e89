"""One thing to do, and what the rows of the to-do table look at."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from checker.rules import Case, Rules


@dataclass(frozen=True)
class Todo:
    """One thing to do: by when, whether it may be left, the answers it follows from and the facts it rests on.

    `variant` names the special wording that fits, such as the reason of a route.
    """

    code: str
    because: tuple[str, ...]
    by: date | None = None
    optional: bool = False
    facts: tuple[str, ...] = ()
    variant: str = ""


@dataclass(frozen=True)
class Situation:
    """What the rows look at: the case, the rules, the verdict, and whether a paper is in hand."""

    case: Case
    rules: Rules
    usable: bool | None
    paper_in_hand: bool

    @property
    def wants_card(self) -> bool:
        """Say whether renewing the card makes sense for this person."""
        return not self.case.has("cannot-use") and self.case.registered != "deregistered"

    @property
    def expiry_answers(self) -> tuple[str, ...]:
        """Return which of the two expiry answers is over its last sure day."""
        named = {"card": self.case.card_standing, "electronic_certificate": self.case.electronic_standing}
        return tuple(name for name, standing in named.items() if standing and standing.lapsed)
