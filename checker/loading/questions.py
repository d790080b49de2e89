"""The wording of the questions, their options and error sentences, from national/questions.toml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from checker import answers
from checker.loading.errors import ContentError, expect, only_known, read_toml

_QUESTION_FIELDS = {"title", "short", "help", "drawing", "options"}
_OPTION_FIELDS = {"value", "label", "hint", "answer", "howto"}
_ERRORS = {
    answers.MISSING, answers.UNKNOWN_VALUE, answers.REPEATED, answers.IMPOSSIBLE_DATE, answers.TOO_EARLY,
    answers.TOO_LATE,
}  # fmt: skip


@dataclass(frozen=True)
class Option:
    """One answer to choose: its label, a hint, how it is quoted later, and how to find out when unsure."""

    value: str
    label: str
    answer: str
    hint: str = ""
    howto: str = ""


@dataclass(frozen=True)
class Question:
    """One question or date field, with the error sentences by code."""

    name: str
    title: str
    short: str
    help: str
    drawing: str
    options: Mapping[str, Option]
    errors: Mapping[str, str]


def load_questions(file: Path) -> dict[str, Question]:
    """Return all questions by name. ContentError where one, an option or an error sentence is missing."""
    content = read_toml(file)
    expected = {**answers.CHOICES, "situation": answers.SITUATIONS, **dict.fromkeys(answers.DATES, ())}
    only_known(file, "", content, set(expected))
    questions = {}
    for name, values in expected.items():
        table = expect(file, name, content.get(name), dict, "a question")
        only_known(file, name, table, _QUESTION_FIELDS | _ERRORS)
        options = {}
        for entry in table.get("options", []):
            only_known(file, f"{name}.options", entry, _OPTION_FIELDS)
            options[entry.get("value")] = Option(**entry)
        if tuple(options) != tuple(values):
            raise ContentError(file, f"{name}.options", f"the values {', '.join(values)} in this order", list(options))
        errors = {code: text for code, text in table.items() if code in _ERRORS}
        for code in _needed_errors(name):
            if code not in errors:
                raise ContentError(file, f"{name}.{code}", "an error sentence")
        questions[name] = Question(
            name,
            table["title"],
            table["short"],
            table.get("help", ""),
            table.get("drawing", ""),
            options,
            errors,
        )
    return questions


def _needed_errors(name: str) -> list[str]:
    if name in answers.CHOICES:
        return [answers.MISSING, answers.UNKNOWN_VALUE, answers.REPEATED]
    if name == "situation":
        return [answers.UNKNOWN_VALUE]
    early = [answers.TOO_EARLY] if name == "visit" else []
    return [answers.IMPOSSIBLE_DATE, answers.TOO_LATE, answers.REPEATED, *early]
