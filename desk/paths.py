"""Every path of an insurer's check, made from the rules themselves: for a diagram and for a text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import product

from checker import answers as contract
from checker.answers import CHOICES, HELD, SITUATIONS
from checker.loading.insurers import Insurer
from checker.rules import Result, assess, case_of
from checker.verdicts import verdict

ROW, TOP, WIDTHS = 44, 64, (200, 250, 150, 190, 190, 190, 190)
LEFTS = tuple(sum(WIDTHS[:n]) + 8 * n for n in range(len(WIDTHS)))


@dataclass(frozen=True)
class Outcome:
    """Where one path ends: the answers, the verdict's code, the codes to bring and to do."""

    answers: Mapping[str, str]
    verdict: str
    bring: tuple[str, ...]
    todo: tuple[str, ...]

    @property
    def key(self) -> str:
        """Return the answers in one word, as in `valid.yes.expired.none`."""
        return ".".join(self.answers.values())


@dataclass(frozen=True)
class PathRow:
    """All paths that share the answers about the card: one outcome for each state of the certificate."""

    answers: Mapping[str, str]
    outcomes: tuple[Outcome, ...]


def outcome(insurer: Insurer, answers: Mapping[str, str], day: date, situation: str = "") -> Outcome:
    """Return where a path ends on a day. `answers`: one value for each question that is asked."""
    result = _result(insurer, answers, day, situation)
    bring = tuple(item.code for item in result.bring)
    return Outcome(answers, verdict(result), bring, tuple(item.code for item in result.todo))


def rows(insurer: Insurer, day: date) -> list[PathRow]:
    """Return all paths of the four questions, in the order of asking."""
    found = []
    for card in CHOICES["card"]:
        held = card in HELD
        for rest in product(CHOICES["registered"], CHOICES["electronic_certificate"]) if held else [()]:
            about_card = dict(zip(("card", "registered", "electronic_certificate"), (card, *rest), strict=False))
            ends = [
                outcome(insurer, {**about_card, "eligibility_certificate": paper}, day)
                for paper in CHOICES["eligibility_certificate"]
            ]
            found.append(PathRow(about_card, tuple(ends)))
    return found


def changes(insurer: Insurer, day: date) -> dict[str, tuple[int, tuple[str, ...]]]:
    """Return what each situation changes: on how many paths, and the to-dos that it brings along."""
    plain = [end for row in rows(insurer, day) for end in row.outcomes]
    found = {}
    for situation in SITUATIONS:
        other = [outcome(insurer, end.answers, day, situation) for end in plain]
        differing = [(a, b) for a, b in zip(plain, other, strict=True) if a != b]
        new = dict.fromkeys(code for a, b in differing for code in b.todo if code not in a.todo)
        found[situation] = (len(differing), tuple(new))
    return found


@dataclass(frozen=True)
class Box:
    """A box of the diagram, in its own units.

    `question` and `value` name an answer, `row` (from one) stands where it is a row's last; `end` is a path's end.
    """

    x: int
    y: int
    width: int
    height: int
    question: str = ""
    value: str = ""
    row: int = 0
    end: Outcome | None = None


def boxes(table: list[PathRow]) -> list[Box]:
    """Return the diagram's boxes: answers that rows share are one tall box."""
    found = []
    for column, question in enumerate(("card", "registered", "electronic_certificate")):
        start = 0
        for n in range(1, len(table) + 1):
            here = list(table[start].answers.values())[: column + 1]
            if n < len(table) and list(table[n].answers.values())[: column + 1] == here:
                continue
            if question in table[start].answers:
                y, height = TOP + start * ROW, (n - start) * ROW - 6
                last = (
                    len(table[start].answers) == column + 1
                )  # nothing more is asked about the card: as wide as can be
                width = LEFTS[3] - 8 - LEFTS[column] if last else WIDTHS[column]
                number = start + 1 if last else 0
                found.append(Box(LEFTS[column], y, width, height, question, here[column], number))
            start = n
    for n, row in enumerate(table):
        for column, end in enumerate(row.outcomes, start=3):
            found.append(Box(LEFTS[column], TOP + n * ROW, WIDTHS[column], ROW - 6, end=end))
    return found


def _result(insurer: Insurer, answers: Mapping[str, str], day: date, situation: str) -> Result:
    query = {name: [value] for name, value in answers.items()}
    if situation:
        query["situation"] = [situation]
    query["visit"] = [day.isoformat()]
    parsed, errors = contract.parse(query, day)
    assert not errors, errors  # noqa: S101  the values come from the contract itself
    rules = insurer.rules(day)
    return assess(case_of(parsed, rules, day), rules)
