"""The wording of the questions, options and error sentences: national/questions.toml, and what a folder changes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

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


@dataclass(frozen=True)
class Change:
    """What an insurer's folder says otherwise about one question: its own fields, and fields of options by value."""

    fields: Mapping[str, str]
    options: Mapping[str, Mapping[str, str]]


_VALUES: dict[str, tuple[str, ...]] = {
    **answers.CHOICES, "situation": answers.SITUATIONS, **dict.fromkeys(answers.DATES, ()),
}  # fmt: skip


def load_changes(file: Path) -> dict[str, Change]:
    """Return what a folder's questions.toml changes; no file, no change. ContentError for what no question has."""
    content = read_toml(file)
    only_known(file, "", content, set(_VALUES))
    changes = {}
    for name, table in content.items():
        only_known(file, name, expect(file, name, table, dict, "a table"), _QUESTION_FIELDS)
        options: dict[str, dict[str, str]] = {}
        for entry in table.get("options", []):
            only_known(file, f"{name}.options", entry, _OPTION_FIELDS)
            if entry.get("value") not in _VALUES[name]:
                found = entry.get("value")
                raise ContentError(file, f"{name}.options.value", f"one of {', '.join(_VALUES[name])}", found)
            options[entry["value"]] = _texts(file, f"{name}.options.{entry['value']}", entry, "value")
        changes[name] = Change(_texts(file, name, table, "options"), options)
    return changes


def _texts(file: Path, key: str, table: dict[str, Any], but: str) -> dict[str, str]:
    return {name: expect(file, f"{key}.{name}", text, str, "a text") for name, text in table.items() if name != but}


def adapted(questions: Mapping[str, Question], changes: Mapping[str, Change]) -> dict[str, Question]:
    """Return the questions as one insurer asks them."""
    found = dict(questions)
    for name, change in changes.items():
        options = dict(found[name].options)
        for value, fields in change.options.items():
            options[value] = replace(options[value], **fields)
        own: dict[str, Any] = {**change.fields, "options": options}
        found[name] = replace(found[name], **own)
    return found


def load_questions(file: Path) -> dict[str, Question]:
    """Return all questions by name. ContentError where one, an option or an error sentence is missing."""
    content = read_toml(file)
    only_known(file, "", content, set(_VALUES))
    questions = {}
    for name, values in _VALUES.items():
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
