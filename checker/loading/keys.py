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
CHAPTERS = {  # in the order in which a leaflet tells things
    "old-card": "古い保険証",
    "expiry": "カードと電子証明書の期限",
    "who-gets": "資格確認書が届く人、届き方",
    "certificate": "資格確認書の期限と扱い",
    "joining": "加入と届け出",
    "from-70": "70歳からと、高い医療費",
    "desks": "窓口",
    "": "そのほか（ふつうは国の決まりのまま）",
}
KINDS = {*UNITS, "date", "span-months", "span-weeks", "span-years", "phone", "text", "choice", "flag", "list", "grace"}


@dataclass(frozen=True)
class Key:
    """One entry of keys.toml: what a fact of this name means, its kind, and whether each day needs one.

    `chapter`: the part of a leaflet in which it is told, one of CHAPTERS.
    """

    name: str
    kind: str
    about: str
    options: tuple[str, ...] = ()
    required: bool = False
    chapter: str = ""


def load_keys(folder: Path, problems: Problems = STRICT) -> dict[str, Key]:
    """Return the dictionary of all facts that an insurer's folder may state, from `folder`/*.toml."""
    keys = {}
    for file, name, entry in read_all(folder, "*.toml", problems):
        with problems.noted():
            keys[name] = _key(file, name, table(file, name, entry), problems)
    return keys


def _key(file: Path, name: str, entry: dict[str, Any], problems: Problems) -> Key:
    only_known(file, name, entry, {"kind", "about", "options", "required", "chapter"}, problems)
    kind = entry.get("kind")
    if not isinstance(kind, str) or kind not in KINDS:
        raise ContentError(file, f"{name}.kind", one_of(sorted(KINDS)), kind)
    chapter = entry.get("chapter", "")
    if not isinstance(chapter, str) or chapter not in CHAPTERS:
        problems.add(ContentError(file, f"{name}.chapter", one_of(filter(None, CHAPTERS)), chapter))
    return Key(
        name,
        kind,
        problems.take("", text, file, f"{name}.about", entry.get("about")),
        problems.take((), texts, file, f"{name}.options", entry.get("options", [])),
        problems.take(False, expect, file, f"{name}.required", entry.get("required", False), bool, TRUTH),
        str(chapter),
    )
