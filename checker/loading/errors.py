"""Reads TOML files, and checks the shape of what stands in them."""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Any

from checker.loading.places import syntax_line
from checker.loading.problems import A_TABLE, A_TEXT, STRICT, TABLES, TEXTS, ContentError, Problems, Said, one_of

__all__ = (
    "STRICT", "THE_FILE", "VALID_TOML", "ContentError", "Problems", "Said", "expect", "one_of", "only_known",
    "read_all", "read_toml", "table", "tables", "text", "texts",
)  # fmt: skip

THE_FILE = "the file"
VALID_TOML = Said('正しいTOML（UTF-8。「"」や ] の閉じ忘れ、同じ名前の重なりがないもの）', "valid TOML in UTF-8")


def read_toml(file: Path) -> dict[str, Any]:
    """Return a TOML file's content, or {} where there is no such file. ContentError where it cannot be read."""
    if not file.exists():
        return {}
    try:
        return tomllib.loads(file.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        line = syntax_line(error, file)
        raise ContentError(file, THE_FILE, VALID_TOML, str(error), line=line) from error
    except (OSError, RecursionError) as error:
        raise ContentError(file, THE_FILE, Said("読めるファイル", "a file that can be read"), str(error)) from error


def read_all(folder: Path, pattern: str, problems: Problems = STRICT) -> Iterator[tuple[Path, str, Any]]:
    """Yield (file, key, entry) of all matching TOML files; it is a mistake if a key stands in two of them."""
    seen: dict[str, Path] = {}
    for file in sorted(folder.glob(pattern)):
        for key, entry in problems.take({}, read_toml, file).items():
            if key in seen:
                other = seen[key].name
                once = Said(f"一度だけ書く（{other} にもあります）", f"each key once; it stands in {other} too")
                problems.add(ContentError(file, key, once))
                continue
            seen[key] = file
            yield file, key, entry


def only_known(
    file: Path, key: str, table: dict[str, Any], known: Collection[str], problems: Problems = STRICT, nth: int = 0
) -> None:
    """Note each key of the table that is not known."""
    for name in table:
        if name not in known:
            problems.add(ContentError(file, f"{key}.{name}".lstrip("."), one_of(sorted(known)), name, nth=nth))


def expect(file: Path, key: str, value: object, kind: type, expected: str, nth: int = 0) -> Any:
    """Return the value if it is of the kind; ContentError otherwise. A bool is no int here."""
    if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
        raise ContentError(file, key, expected, value, nth=nth)
    return value


def text(file: Path, key: str, value: object, nth: int = 0) -> str:
    """Return a text that is not empty; ContentError otherwise."""
    if not isinstance(value, str) or not value.strip():
        raise ContentError(file, key, A_TEXT, value, nth=nth)
    return value


def texts(file: Path, key: str, value: object, nth: int = 0) -> tuple[str, ...]:
    """Return a list of texts, which may be empty; ContentError otherwise."""
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise ContentError(file, key, TEXTS, value, nth=nth)
    return tuple(value)


def table(file: Path, key: str, value: object, nth: int = 0) -> dict[str, Any]:
    """Return a table; ContentError otherwise."""
    return expect(file, key, value, dict, A_TABLE, nth)  # type: ignore[no-any-return]


def tables(file: Path, key: str, value: object, nth: int = 0) -> list[dict[str, Any]]:
    """Return a list of tables; ContentError otherwise."""
    if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
        raise ContentError(file, key, TABLES, value, nth=nth)
    return value
