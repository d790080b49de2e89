"""What is wrong in a folder: file, key, what was found, what was expected."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any


class ContentError(ValueError):
    """A mistake in a leaflet's folder. The message names the file, the key and what was expected."""

    def __init__(self, file: Path, key: str, expected: str, found: object = None) -> None:
        self.file, self.key, self.expected, self.found = file, key, expected, found
        what = "" if found is None else f"; found {found!r}"
        super().__init__(f"{file}: {key}: expected {expected}{what}")


def read_toml(file: Path) -> dict[str, Any]:
    """Return a TOML file's content, or {} where there is no such file. ContentError where it cannot be read."""
    if not file.exists():
        return {}
    try:
        return tomllib.loads(file.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ContentError(file, "the file", "valid TOML in UTF-8", str(error)) from error


def read_all(folder: Path, pattern: str) -> Iterator[tuple[Path, str, Any]]:
    """Yield (file, key, entry) of all matching TOML files; ContentError where a key stands in two of them."""
    seen: dict[str, Path] = {}
    for file in sorted(folder.glob(pattern)):
        for key, entry in read_toml(file).items():
            if key in seen:
                raise ContentError(file, key, f"each key once; it stands in {seen[key].name} too")
            seen[key] = file
            yield file, key, entry


def only_known(file: Path, key: str, table: dict[str, Any], known: set[str]) -> None:
    """Raise ContentError for the first key of the table that is not known."""
    for name in table:
        if name not in known:
            raise ContentError(file, f"{key}.{name}".lstrip("."), f"one of {', '.join(sorted(known))}", name)


def expect(file: Path, key: str, value: object, kind: type, expected: str) -> Any:
    """Return the value if it is of the kind; ContentError otherwise. A bool is no int here."""
    if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
        raise ContentError(file, key, expected, value)
    return value
