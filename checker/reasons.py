"""Why a to-do is asked: the answers it follows from, quoted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from checker.loading.errors import expect, only_known, read_toml
from checker.loading.questions import Question
from checker.questions import EXPIRY_OF, SITUATION
from checker.rules import Case
from checker.summary import said
from checker.todo import Todo
from checker.wording import written_day

_KEYS = {"answered", "dated", "chosen", "nothing-in-hand", "usable", "old-card-ended"}


@dataclass(frozen=True)
class Reasons:
    """The patterns of reasons.toml and the questions they quote."""

    patterns: Mapping[str, str]
    questions: Mapping[str, Question]

    def of(self, todo: Todo, case: Case) -> tuple[str, ...]:
        """Return a sentence for each answer that the to-do follows from."""
        return tuple(self._sentence(because, case) for because in todo.because)

    def _sentence(self, because: str, case: Case) -> str:
        if because in self.patterns:
            return self.patterns[because]
        name, _, situation = because.partition(":")
        question = self.questions[name]
        if name == SITUATION:
            return self.patterns["chosen"].format(answer=question.options[situation].answer)
        expiry = getattr(case, EXPIRY_OF[name]) if name in EXPIRY_OF else None
        if expiry:
            return self.patterns["dated"].format(question=question.short, day=written_day(expiry))
        return self.patterns["answered"].format(
            question=question.short, answer=question.options[said(case, name)].answer
        )


def load_reasons(file: Path, questions: Mapping[str, Question]) -> Reasons:
    """Read reasons.toml. ContentError where a pattern is missing or unknown."""
    patterns = read_toml(file)
    only_known(file, "", patterns, _KEYS)
    for key in _KEYS:
        expect(file, key, patterns.get(key), str, "a sentence")
    return Reasons(patterns, questions)
