"""What an insurer's folder asks in its own words: its questions.toml, laid over the national one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from checker.loading.errors import STRICT, Problems, expect, one_of, only_known, read_toml, table, tables
from checker.loading.problems import A_TEXT, ContentError
from checker.loading.questions import OPTION_FIELDS, QUESTION_FIELDS, VALUES, Question


@dataclass(frozen=True)
class Change:
    """What a folder says otherwise about one question: its own fields, and fields of options by value."""

    fields: Mapping[str, str]
    options: Mapping[str, Mapping[str, str]]


def load_changes(file: Path, problems: Problems = STRICT) -> dict[str, Change]:
    """Return what a folder's questions.toml changes, by question; no file, no change."""
    content = problems.take({}, read_toml, file)
    only_known(file, "", content, set(VALUES), problems)
    changes = {}
    for name in VALUES:
        if name in content:
            with problems.noted():
                changes[name] = _change(file, name, table(file, name, content[name]), problems)
    return changes


def _change(file: Path, name: str, entry: dict[str, Any], problems: Problems) -> Change:
    only_known(file, name, entry, QUESTION_FIELDS, problems)
    options: dict[str, dict[str, str]] = {}
    key = f"{name}.options"
    for nth, fields in enumerate(problems.take([], tables, file, key, entry.get("options", []))):
        only_known(file, key, fields, OPTION_FIELDS, problems, nth)
        value = fields.get("value")
        if value not in VALUES[name]:
            problems.add(ContentError(file, f"{key}.value", one_of(VALUES[name]), value, nth=nth))
            continue
        options[value] = {
            field: problems.take("", expect, file, f"{key}.{field}", said, str, A_TEXT, nth)
            for field, said in fields.items()
            if field != "value"
        }
    own = {
        field: problems.take("", expect, file, f"{name}.{field}", said, str, A_TEXT)
        for field, said in entry.items()
        if field != "options"
    }
    return Change(own, options)


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
