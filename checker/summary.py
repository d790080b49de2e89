"""The list of the answers given: question, answer as quoted, and how to change it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from checker.answers import CHOICES, SITUATIONS, Answers
from checker.loading.questions import Question
from checker.questions import SITUATION
from checker.reading import query_of
from checker.rules import Case
from checker.standing import Standing


@dataclass(frozen=True)
class Line:
    """One answered question. `expiry` is the date given; `standing` how it stands on the day of the visit."""

    name: str
    question: str
    answer: str
    expiry: date | None = None
    standing: Standing | None = None
    change: str = ""


def summary_of(case: Case, answers: Answers | None, texts: Mapping[str, Question], separator: str = "、") -> list[Line]:
    """Return the answers in the order of asking. Without `answers` (a phone code) there is nothing to change."""
    dates = {"card": case.card_expiry, "electronic_certificate": case.electronic_certificate_expiry}
    standings = {"card": case.card_standing, "electronic_certificate": case.electronic_standing}
    lines = []
    for name in CHOICES:
        if name in ("registered", "electronic_certificate") and not case.card_held:
            continue
        standing = standings.get(name)
        lines.append(
            Line(
                name=name,
                question=texts[name].short,
                answer=texts[name].options[said(case, name)].answer,
                expiry=dates.get(name),
                standing=standing if standing and standing.dated else None,
                change=_change(answers, name),
            )
        )
    chosen = [texts[SITUATION].options[name].answer for name in SITUATIONS if name in case.situations]
    lines.append(Line(SITUATION, texts[SITUATION].short, separator.join(chosen), change=_change(answers, SITUATION)))
    return lines


def said(case: Case, name: str) -> str:
    """Return the option that stands for an answer of the case: a date counts more than the word beside it."""
    standing = {"card": case.card_standing, "electronic_certificate": case.electronic_standing}.get(name)
    if standing is Standing.UNKNOWN:
        return "unknown"
    if standing:
        return "expired" if standing.expired else "valid"
    return str(getattr(case, name))


def _change(answers: Answers | None, name: str) -> str:
    return query_of(answers, change=name, then="result") if answers else ""
