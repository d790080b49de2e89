"""The digits a caller reads out: a result's code, an FAQ answer's code, and their Damm check digit.

A result's code carries the insurer and how the answers stand, never a date. Tables here are append-only: a printed
code means the same for ever. A result's digits never start with 0, an FAQ answer's always do.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

from checker.answers import CHOICES, HELD, SITUATIONS
from checker.rules import Case
from checker.standing import Standing

MAX_DIGITS = 12
RESULT_OFFSET = 1_000_000  # keeps the first digit off 0 and the length at eight and more
TOPICS_PER_INSURER = 1_000

_DAMM = (
    (0, 3, 1, 7, 5, 9, 8, 6, 4, 2), (7, 0, 9, 2, 1, 5, 4, 8, 6, 3), (4, 2, 0, 6, 8, 7, 1, 3, 5, 9),
    (1, 7, 5, 0, 9, 8, 3, 4, 2, 6), (6, 1, 2, 3, 0, 4, 5, 9, 7, 8), (3, 6, 7, 4, 2, 0, 9, 5, 8, 1),
    (5, 8, 6, 9, 7, 2, 0, 1, 3, 4), (8, 9, 4, 5, 3, 6, 2, 0, 1, 7), (9, 4, 3, 8, 6, 1, 7, 2, 0, 5),
    (2, 5, 8, 1, 4, 3, 6, 7, 9, 0),
)  # fmt: skip

_CARD_STANDINGS = tuple(s for s in Standing if s is not Standing.UNKNOWN)
_NOT_HELD = tuple(card for card in CHOICES["card"] if card not in HELD)
_REGISTERED, _ELIGIBILITY = CHOICES["registered"], CHOICES["eligibility_certificate"]
_ELECTRONIC = tuple(Standing)
_HELD_STATES = len(_CARD_STANDINGS) * len(_REGISTERED) * len(_ELECTRONIC)
_CARD_STATES = _HELD_STATES + len(_NOT_HELD)
_STATES = _CARD_STATES * len(_ELIGIBILITY) * 2 ** len(SITUATIONS)


class WrongCode(ValueError):
    """The digits are no code: a digit is wrong, missing, swapped or too many."""


@dataclass(frozen=True)
class ResultCode:
    """What a result's code says: the insurer's number, and the case with no dates, as of the day of decoding."""

    insurer: int
    case: Case


@dataclass(frozen=True)
class TopicCode:
    """What an FAQ answer's code says: the numbers of insurer (0: all side by side) and topic."""

    insurer: int
    topic: int


def damm(digits: str) -> int:
    """Return the Damm check digit: it catches each wrong digit and each swap of two neighbours."""
    interim = 0
    for digit in digits:
        interim = _DAMM[interim][int(digit)]
    return interim


def result_code(insurer: int, case: Case) -> str:
    """Return the digits for a case of the insurer with that number (1 and up)."""
    state = _card_state(case) * len(_ELIGIBILITY) + _ELIGIBILITY.index(case.eligibility_certificate)
    for name in SITUATIONS:
        state = state * 2 + (name in case.situations)
    body = str(insurer * _STATES + state + RESULT_OFFSET)
    return f"{body}{damm(body)}"


def topic_code(insurer: int, topic: int) -> str:
    """Return the digits of an insurer's answer to a topic; insurer 0 is the page with all of them."""
    body = f"0{insurer * TOPICS_PER_INSURER + topic:04d}"
    return f"{body}{damm(body)}"


def clean(typed: str) -> str:
    """Return the digits of what was typed: full-width, spaces and hyphens are fine. WrongCode for all else."""
    digits = re.sub(r"[\s‐‑‒–—−ー-]", "", unicodedata.normalize("NFKC", typed[:100]))
    if not re.fullmatch(r"[0-9]+", digits) or not 2 <= len(digits) <= MAX_DIGITS:
        raise WrongCode(typed[:100])
    return digits


def grouped(code: str) -> str:
    """Return the code as it is shown and read out: groups of four, the last of up to five."""
    head = code[:4]
    return code if len(code) <= 5 else f"{head}-{grouped(code[4:])}"


def decode(typed: str, today: date) -> ResultCode | TopicCode:
    """Return what the digits stand for, as of `today`. Raises WrongCode."""
    digits = clean(typed)
    if damm(digits) != 0:
        raise WrongCode(digits)
    body = digits[:-1]
    if body.startswith("0"):
        insurer, topic = divmod(int(body), TOPICS_PER_INSURER)
        if topic_code(insurer, topic) != digits:
            raise WrongCode(digits)
        return TopicCode(insurer, topic)
    insurer, state = divmod(int(body) - RESULT_OFFSET, _STATES)
    if insurer < 1:
        raise WrongCode(digits)
    return ResultCode(insurer, _case(state, today))


def _card_state(case: Case) -> int:
    if not case.card_held or case.card_standing is None or case.electronic_standing is None:
        return _HELD_STATES + _NOT_HELD.index(case.card)
    state = _CARD_STANDINGS.index(case.card_standing)
    state = state * len(_REGISTERED) + _REGISTERED.index(case.registered or "unknown")
    return state * len(_ELECTRONIC) + _ELECTRONIC.index(case.electronic_standing)


def _case(state: int, today: date) -> Case:
    chosen = []
    for name in reversed(SITUATIONS):
        state, bit = divmod(state, 2)
        if bit:
            chosen.append(name)
    state, eligibility = divmod(state, len(_ELIGIBILITY))
    registered = card_standing = electronic_standing = None
    if state >= _HELD_STATES:
        card = _NOT_HELD[state - _HELD_STATES]
    else:
        state, electronic = divmod(state, len(_ELECTRONIC))
        state, registration = divmod(state, len(_REGISTERED))
        card_standing, electronic_standing = _CARD_STANDINGS[state], _ELECTRONIC[electronic]
        registered = _REGISTERED[registration]
        card = "expired" if card_standing.expired else "valid"
    return Case(
        card=card,
        registered=registered,
        card_standing=card_standing,
        electronic_standing=electronic_standing,
        eligibility_certificate=_ELIGIBILITY[eligibility],
        situations=frozenset(chosen),
        visit=today,
    )
