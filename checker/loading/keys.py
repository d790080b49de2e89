"""The dictionary of facts: which names a folder may use, what they mean and what kind of value they take."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from checker.loading.errors import (
    STRICT,
    ContentError,
    Problems,
    expect,
    one_of,
    only_known,
    read_all,
    table,
    text,
    texts,
)
from checker.loading.problems import TRUTH

UNITS = ("months", "days", "weeks", "years", "yen", "age", "count")
KINDS = {*UNITS, "date", "span-months", "span-weeks", "phone", "text", "choice", "flag", "list", "grace"}


@dataclass(frozen=True)
class Key:
    """One entry of keys.toml: what a fact of this name means, its kind, and whether each day needs one."""

    name: str
    kind: str
    about: str
    options: tuple[str, ...] = ()
    required: bool = False


def load_keys(folder: Path, problems: Problems = STRICT) -> dict[str, Key]:
    """Return the dictionary of all facts that an insurer's folder may state, from `folder`/*.toml."""
    keys = {}
    for file, name, entry in read_all(folder, "*.toml", problems):
        with problems.noted():
            keys[name] = _key(file, name, table(file, name, entry), problems)
    return keys


def _key(file: Path, name: str, entry: dict[str, Any], problems: Problems) -> Key:
    only_known(file, name, entry, {"kind", "about", "options", "required"}, problems)
    kind = entry.get("kind")
    if not isinstance(kind, str) or kind not in KINDS:
        raise ContentError(file, f"{name}.kind", one_of(sorted(KINDS)), kind)
    return Key(
        name,
        kind,
        problems.take("", text, file, f"{name}.about", entry.get("about")),
        problems.take((), texts, file, f"{name}.options", entry.get("options", [])),
        problems.take(False, expect, file, f"{name}.required", entry.get("required", False), bool, TRUTH),
    )
