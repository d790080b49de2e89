"""What is wrong in a folder: file, line, key, what was found, what was expected, in English and Japanese."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, time
from pathlib import Path
from typing import TypeVar

from checker.loading.places import line_of

T = TypeVar("T")
D = TypeVar("D")
_LONGEST = 80  # of what is quoted


class Said(str):
    """A text in English that knows itself in Japanese."""

    ja: str

    def __new__(cls, ja: str, en: str) -> Said:
        """Return the English text. In: the same in Japanese and in English."""
        made = super().__new__(cls, en)
        made.ja = ja
        return made


class ContentError(ValueError):
    """A mistake in a leaflet's folder. `nth`: which of several tables of the same name, counted from 0."""

    def __init__(
        self, file: Path, key: str, expected: str, found: object = None, *, nth: int = 0, line: int | None = None
    ) -> None:
        self.file, self.key, self.expected, self.found = file, key, expected, found
        self.line = line or line_of(file, key, nth)
        super().__init__(f"{self.place}: {key}: expected {expected}{self._found('; found')}")

    @property
    def place(self) -> str:
        """Return file and, where it is known, line."""
        return f"{self.file}:{self.line}" if self.line else str(self.file)

    @property
    def quoted(self) -> str:
        """Return what was found as it stands in a file, shortened; an empty text for nothing."""
        return "" if self.found is None else as_toml(self.found)[:_LONGEST]

    @property
    def japanese(self) -> str:
        """Return found and expected in Japanese."""
        return f"見つかったもの {self.quoted or 'なし'}　正しい形 {getattr(self.expected, 'ja', self.expected)}"

    @property
    def english(self) -> str:
        """Return found and expected in English."""
        return f"found {self.quoted or 'nothing'}; expected {self.expected}"

    def _found(self, word: str) -> str:
        return f"{word} {self.quoted}" if self.quoted else ""


class ContentErrors(ValueError):
    """All mistakes in the folders together."""

    def __init__(self, errors: Sequence[ContentError]) -> None:
        self.errors = tuple(errors)
        super().__init__("\n".join(map(str, errors)))


class Problems:
    """Collects mistakes, so that all can be told at once. What is read beside a mistake is not fit for use."""

    def __init__(self) -> None:
        self.found: list[ContentError] = []

    def add(self, error: ContentError) -> None:
        """Keep a mistake and go on."""
        self.found.append(error)

    @contextmanager
    def noted(self) -> Iterator[None]:
        """Keep a mistake that is raised inside, and go on after the block."""
        try:
            yield
        except ContentError as error:
            self.add(error)

    def take(self, default: D, read: Callable[..., T], *args: object) -> T | D:
        """Return what read(*args) returns, or the default where that is a mistake."""
        with self.noted():
            return read(*args)
        return default

    def raise_any(self) -> None:
        """Raise ContentErrors if there is a mistake."""
        if self.found:
            raise ContentErrors(self.found)


class _Strict(Problems):
    def add(self, error: ContentError) -> None:
        """Raise the first mistake."""
        raise error


STRICT = _Strict()

A_TEXT = Said('文字（" " でかこむ）', "a text")
A_TABLE = Said("表（[名前] の下に項目を並べる）", "a table")
TABLES = Said("表の並び（[[名前]] の下に項目を並べる）", "a list of tables")
A_DATE = Said('日付（2026-11-22 のように、" " なしで）', "a date such as 2026-11-22")
TEXTS = Said('文字の並び（["…", "…"]）', "a list of texts")
TRUTH = Said('true か false（" " なしで）', "true or false")


def one_of(values: Iterable[str]) -> Said:
    """Return that one of the values is expected."""
    names = ", ".join(values)
    return Said(f"次のどれか: {names}", f"one of {names}")


def as_toml(value: object) -> str:
    """Return a value as it is written in a file."""
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(map(as_toml, value))}]"
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key} = {as_toml(item)}" for key, item in value.items()) + " }"
    if isinstance(value, (date, time)):
        return value.isoformat()
    return json.dumps(value, ensure_ascii=False, default=str)
