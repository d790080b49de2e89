"""Why a to-do is asked: the answers it follows from, quoted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from checker.language import Language
from checker.loading.errors import STRICT, ContentError, Problems, Said, only_known, read_toml, text
from checker.loading.questions import Question
from checker.questions import EXPIRY_OF, SITUATION
from checker.rules import Case
from checker.summary import said
from checker.todo import Todo

_KEYS: dict[str, tuple[str, ...]] = {  # with what may be filled in
    "answered": ("question", "answer"),
    "dated": ("question", "day"),
    "chosen": ("answer",),
    "nothing-in-hand": (),
    "usable": (),
    "old-card-ended": (),
}


@dataclass(frozen=True)
class Reasons:
    """The patterns of reasons.toml and the questions they quote."""

    patterns: Mapping[str, str]
    questions: Mapping[str, Question]
    language: Language

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
            return self.patterns["dated"].format(question=question.short, day=self.language.day(expiry))
        return self.patterns["answered"].format(
            question=question.short, answer=question.options[said(case, name)].answer
        )


def load_reasons(
    file: Path, questions: Mapping[str, Question], language: Language, problems: Problems = STRICT
) -> Reasons:
    """Read reasons.toml. It is a mistake if a pattern is missing, unknown or cannot be filled."""
    given = problems.take({}, read_toml, file)
    only_known(file, "", given, set(_KEYS), problems)
    patterns = {key: problems.take("", _pattern, file, key, given.get(key)) for key in _KEYS}
    return Reasons(patterns, questions, language)


def _pattern(file: Path, key: str, given: object) -> str:
    pattern = text(file, key, given)
    try:
        pattern.format(**dict.fromkeys(_KEYS[key], ""))
    except (KeyError, ValueError, IndexError, AttributeError) as error:
        names = "、".join(f"{{{name}}}" for name in _KEYS[key]) or "{ } なし"
        usable = Said(f"使える印は {names}", f"no placeholders but {names}")
        raise ContentError(file, key, usable, pattern) from error
    return pattern
