"""All cases that answers can lead to, and what the rules reach in them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import combinations, product

from checker.answers import CHOICES, SITUATIONS
from checker.rules import Case, Rules, assess
from checker.standing import Grace, Standing

_LIMIT = "month-end"
_DAY = date(2026, 11, 22)


def situations(most: int = len(SITUATIONS)) -> list[frozenset[str]]:
    """Return all choices of at most that many situations."""
    return [frozenset(chosen) for n in range(most + 1) for chosen in combinations(SITUATIONS, n)]


def held_cards() -> Iterator[Case]:
    """Yield a case for each way in which a card, its registration and its electronic certificate can stand."""
    empty = Case("none", None, None, None, "none", frozenset(), _DAY)
    for card, registered, electronic in product(Standing, CHOICES["registered"], Standing):
        if card is not Standing.UNKNOWN:
            word = "expired" if card.expired else "valid"
            yield replace(empty, card=word, registered=registered, card_standing=card, electronic_standing=electronic)
    for card_word in ("none", "returned", "suspended"):
        yield replace(empty, card=card_word)


@cache
def reached() -> frozenset[tuple[str, str]]:
    """Return each (code of a to-do, variant) that some answers reach by some rules."""
    found: set[tuple[str, str]] = set()
    for route, disposal in (("wait", "destroy"), ("apply", "return"), ("ask", "destroy")):
        rules = _generous(route, disposal)
        for case, certificate, chosen in product(held_cards(), CHOICES["eligibility_certificate"], situations(2)):
            result = assess(replace(case, eligibility_certificate=certificate, situations=chosen), rules)
            found.update((todo.code, todo.variant) for todo in result.todo)
    return frozenset(found)


def _generous(route: str, disposal: str) -> Rules:
    reasons = ("cannot_use", "suspended", "returned", "deregistered", "without_myna", "lapsed")
    return Rules(
        grace_electronic_certificate=Grace("expiry", _LIMIT),
        grace_card=Grace("expiry", _LIMIT),
        old_card_last_day=_DAY,
        old_card_disposal=disposal,
        old_card_on_leaving=disposal,
        certificate_expired=disposal,
        certificate_unneeded=disposal,
        certificate_on_leaving=disposal,
        certificate_address_field=True,
        elderly_recipient_certificate=True,
        individual_number_form=True,
        notify_insurer_when=SITUATIONS,
        situations_not_asked=(),
        certificate_despite_myna="on-grounds",
        routes={f"route_{name}": route for name in (*reasons, "without_myna_new_member")},
    )
