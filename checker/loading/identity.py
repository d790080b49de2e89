"""Who an insurer is, and the sections of its papers: insurer.toml."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from checker.loading.errors import (
    ContentError,
    Problems,
    Said,
    expect,
    only_known,
    read_toml,
    table,
    tables,
    text,
    texts,
)
from checker.loading.folders import NATIONAL
from checker.loading.problems import A_DATE, A_TEXT

if TYPE_CHECKING:
    from checker.loading.insurers import Folder

_TEXTS = ("name", "kana", "kind", "who")
_UNREAD = -1
_NUMBER = Said("ほかの保険にない、1以上の整数", "a number of its own, 1 or more")
_SLUG = Said("小さい英字・数字・ハイフンだけの、フォルダの名前", "a folder's name of small letters, digits and hyphens")
_SECTION = {"title", "short", "date", "sections"}
_BRING = re.compile(r"[a-z0-9-]+")


@dataclass(frozen=True)
class Section:
    """A place in a document: what its id stands for, as it is shown to people. `short`: the document's short name."""

    id: str
    document: str
    place: str
    short: str


def load_identity(folder: Path, problems: Problems) -> dict[str, Any]:
    """Return insurer.toml with its defaults: number 0 and empty texts where they are missing, which is a mistake.

    `places`: names of places by which people look for it. `papers`: how one sees on one's papers that this is the
    insurer, in a sentence. Both may be missing. Never a number of a card: nobody is asked for one.
    """
    file = folder / "insurer.toml"
    if not re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", folder.name):
        problems.add(ContentError(file, "the folder's name", _SLUG, folder.name))
    given = problems.take(None, _read, file)
    if given is None:
        given, problems = {}, Problems()  # that all is missing in it follows from what was told
    drawings = problems.take({}, table, file, "drawings", given.get("drawings", {}))
    whole = Said("整数", "a whole number")
    only_known(file, "", given, {*_TEXTS, "number", "order", "drawings", "places", "papers", "documents"}, problems)
    return {
        **{key: problems.take("", text, file, key, given.get(key)) for key in _TEXTS},
        "number": problems.take(_UNREAD, _number, file, given.get("number"), 0 if folder.name == NATIONAL else 1),
        "order": problems.take(0, expect, file, "order", given.get("order", 500), int, whole),
        "drawings": {
            name: problems.take("", _drawing, file, f"drawings.{name}", drawing) for name, drawing in drawings.items()
        },
        "places": problems.take((), texts, file, "places", given.get("places", [])),
        "papers": problems.take("", expect, file, "papers", given.get("papers", ""), str, A_TEXT),
        "documents": problems.take([], tables, file, "documents", given.get("documents", [])),
    }


def load_sections(file: Path, documents: Iterable[Mapping[str, Any]], problems: Problems) -> dict[str, Section]:
    """Return the sections of all documents by id. In: insurer.toml's documents."""
    sections: dict[str, Section] = {}
    for nth, document in enumerate(documents):
        only_known(file, "documents", dict(document), _SECTION, problems, nth)
        title = problems.take("", text, file, "documents.title", document.get("title"), nth)
        short = problems.take("", text, file, "documents.short", document.get("short"), nth)
        if "date" in document:
            problems.take(None, expect, file, "documents.date", document["date"], date, A_DATE, nth)
        places = problems.take({}, table, file, "documents.sections", document.get("sections", {}), nth)
        for name, place in places.items():
            key = f"documents.sections.{name}"
            if name in sections:
                problems.add(ContentError(file, key, Said("一度だけ書く", "each section once"), name, nth=nth))
            sections[name] = Section(name, title, problems.take("", text, file, key, place, nth), short)
    return sections


def check_numbers(folders: Iterable[Folder], problems: Problems) -> None:
    """Note each number that is given twice: phone codes are made from it."""
    seen: set[int] = set()
    for folder in folders:
        number = folder.identity["number"]
        if number in seen:
            problems.add(ContentError(folder.path / "insurer.toml", "number", _NUMBER, number))
        if number != _UNREAD:
            seen.add(number)


def _read(file: Path) -> dict[str, Any]:
    if not file.exists():
        raise ContentError(file, file.name, Said("このファイル", "this file"))
    return read_toml(file)


def _number(file: Path, given: object, least: int) -> int:
    number: int = expect(file, "number", given, int, _NUMBER)
    if number < least:
        raise ContentError(file, "number", _NUMBER, number)
    return number


def _drawing(file: Path, key: str, given: object) -> str:
    if not isinstance(given, str) or not _BRING.fullmatch(given):
        raise ContentError(file, key, Said("絵のファイルの名前（.svg なしで）", "the name of a drawing"), given)
    return given
