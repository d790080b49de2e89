"""The wording of the questions, their options and error sentences, from national/questions.toml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from checker import answers
from checker.loading.errors import (
    STRICT,
    ContentError,
    Problems,
    Said,
    expect,
    only_known,
    read_toml,
    table,
    tables,
    text,
)
from checker.loading.problems import A_TEXT

QUESTION_FIELDS = {"title", "short", "help", "drawing", "options"}
OPTION_FIELDS = {"value", "label", "hint", "answer", "howto"}
VALUES: dict[str, tuple[str, ...]] = {  # of each question, in their order
    **answers.CHOICES, "situation": answers.SITUATIONS, **dict.fromkeys(answers.DATES, ()),
}  # fmt: skip
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


def load_questions(file: Path, problems: Problems = STRICT) -> dict[str, Question]:
    """Return all questions by name. It is a mistake if one, an option or an error sentence is missing."""
    content = problems.take({}, read_toml, file)
    only_known(file, "", content, set(VALUES), problems)
    questions = {}
    for name, values in VALUES.items():
        with problems.noted():
            entry = table(file, name, content.get(name))
            questions[name] = _question(file, name, entry, values, problems)
    return questions


def _question(file: Path, name: str, entry: dict[str, Any], values: tuple[str, ...], problems: Problems) -> Question:
    only_known(file, name, entry, QUESTION_FIELDS | _ERRORS, problems)
    options: dict[str, Option] = {}
    for nth, fields in enumerate(problems.take([], tables, file, f"{name}.options", entry.get("options", []))):
        with problems.noted():
            option = _option(file, f"{name}.options", fields, nth)
            options[option.value] = option
    if tuple(options) != values:
        names = ", ".join(values)
        order = Said(f"この順の選択肢: {names}", f"the values {names} in this order")
        problems.add(ContentError(file, f"{name}.options", order, list(options)))
    needed = {code: entry.get(code) for code in _needed_errors(name)}
    errors = {**needed, **{code: sentence for code, sentence in entry.items() if code in _ERRORS}}
    return Question(
        name,
        problems.take("", text, file, f"{name}.title", entry.get("title")),
        problems.take("", text, file, f"{name}.short", entry.get("short")),
        problems.take("", expect, file, f"{name}.help", entry.get("help", ""), str, A_TEXT),
        problems.take("", expect, file, f"{name}.drawing", entry.get("drawing", ""), str, A_TEXT),
        options,
        {code: problems.take("", text, file, f"{name}.{code}", sentence) for code, sentence in errors.items()},
    )


def _option(file: Path, name: str, fields: dict[str, Any], nth: int) -> Option:
    only_known(file, name, fields, OPTION_FIELDS, nth=nth)
    for key in ("value", "label", "answer"):
        text(file, f"{name}.{key}", fields.get(key), nth)
    for key, value in fields.items():
        expect(file, f"{name}.{key}", value, str, A_TEXT, nth)
    return Option(**fields)


def _needed_errors(name: str) -> list[str]:
    if name in answers.CHOICES:
        return [answers.MISSING, answers.UNKNOWN_VALUE, answers.REPEATED]
    if name == "situation":
        return [answers.UNKNOWN_VALUE]
    early = [answers.TOO_EARLY] if name == "visit" else []
    return [answers.IMPOSSIBLE_DATE, answers.TOO_LATE, answers.REPEATED, *early]
