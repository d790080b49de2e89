"""Proves that every answer can be filled for every insurer on every day."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from checker.loading.errors import Problems
from checker.loading.insurers import Library
from checker.loading.places import line_with
from checker.proofs import Unfillable, distinct_days, unfillable
from faq.loading import AnswerText


def prove_answers(library: Library, answers: Mapping[str, Mapping[str, AnswerText]], problems: Problems) -> None:
    """Note each answer, an insurer's own or the national one where it has none, that cannot be filled."""
    national, told = library.national.slug, set[tuple[Path, str]]()
    for insurer in library.insurers.values():
        days = distinct_days(insurer)
        for topic in answers[national]:
            own = answers[insurer.slug].get(topic)
            answer, folder = (own, insurer.folder) if own else (answers[national][topic], library.national)
            file = folder.path / "faq" / f"{topic}.md"
            for key, text in (("short", answer.short), ("answer", answer.answer), ("body", answer.body)):
                if ("{" in text or "}" in text) and (file, key) not in told:
                    found = unfillable(insurer, days, text, (False, True) if key == "answer" else (False,))
                    if found:
                        told.add((file, key))
                        line = line_with(file, found[0].strip("{}")) if key == "body" else None
                        problems.add(Unfillable(file, key, found[1], found[0], line=line))
