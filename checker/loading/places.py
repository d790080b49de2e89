"""On which line of a file a key stands, so that a message can name it. Python's TOML reader does not tell."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_WORD = r"""[A-Za-z0-9_-]+|"(?:\\.|[^"\\])*"|'[^']*'"""
_WORDS = re.compile(_WORD)
_DOTTED = rf"(?:{_WORD})(?:\s*\.\s*(?:{_WORD}))*"
_HEADER = re.compile(rf"^\s*\[(\[?)\s*({_DOTTED})\s*\]")
_KEY = re.compile(rf"^\s*({_DOTTED})\s*=")
_NAMED = re.compile(r"^(\w+) [^.]*")  # "contact hoken.phones": the id is for people
_SYNTAX = re.compile(r"\(at (?:line (\d+)|end of document)")
_TEXTS = re.compile(r'"""|\'\'\'|"(?:\\.|[^"\\])*"|\'[^\']*\'|#.*')
FENCE = "+++"


@dataclass(frozen=True)
class _Place:
    path: str
    nth: int  # in which of the tables of that name
    line: int


def line_of(file: Path, key: str, nth: int = 0) -> int | None:
    """Return the line of a key, or of the nearest table around it; None where neither stands in the file."""
    try:
        places = list(_places(file.read_text("utf-8").splitlines()))
    except (OSError, UnicodeDecodeError):
        return None
    parts = _NAMED.sub(r"\1", key).split(".")
    for length in range(len(parts), 0, -1):
        path = ".".join(parts[:length])
        found = [place for place in places if place.path == path]
        for place in found:
            if place.nth == nth:
                return place.line
        if found:
            return found[0].line
    return None


def line_with(file: Path, text: str) -> int | None:
    """Return the first line of the file in which the text stands, or None."""
    try:
        lines = file.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return None
    return next((number for number, line in enumerate(lines, 1) if text and text in line), None)


def syntax_line(error: Exception, file: Path, offset: int = 0) -> int | None:
    """Return the line that a TOML or UTF-8 error names; `offset`: lines before the TOML."""
    if isinstance(error, UnicodeDecodeError):
        return file.read_bytes()[: error.start].count(b"\n") + 1
    match = _SYNTAX.search(str(error))
    if not match:
        return None
    return int(match[1]) + offset if match[1] else len(file.read_text("utf-8").splitlines())


def _places(lines: list[str]) -> Iterator[_Place]:
    table, nth, seen = "", 0, Counter[str]()
    depth, text = 0, ""  # of brackets that are open, and the quotes that are
    fenced = bool(lines) and lines[0].strip() == FENCE
    for number, line in enumerate(lines, 1):
        if fenced and line.strip() == FENCE:
            if number > 1:
                return
            continue
        if not depth and not text:
            if header := _HEADER.match(line):
                table = _joined(header[2])
                nth = seen[table] if header[1] else (nth if _inside(table, seen) else 0)
                seen[table] += bool(header[1])
                yield _Place(table, nth, number)
                continue
            if key := _KEY.match(line):
                path = f"{table}.{_joined(key[1])}".lstrip(".")
                yield _Place(path, nth, number)
                depth, text = _after(line[key.end() :], depth, text)
                continue
        depth, text = _after(line, depth, text)


def _joined(dotted: str) -> str:
    return ".".join(word.strip("\"'") for word in _WORDS.findall(dotted))


def _inside(table: str, seen: Counter[str]) -> bool:
    return any(table.startswith(f"{name}.") for name in seen)


def _after(line: str, depth: int, text: str) -> tuple[int, str]:
    """Return which brackets and long texts are still open after a line."""
    while text:
        if text not in line:
            return depth, text
        line, text = line.split(text, 1)[1], ""
    for match in _TEXTS.finditer(line):
        if match[0] in ('"""', "'''"):
            rest = line[match.end() :]
            return _after(rest, depth, match[0])
    bare = _TEXTS.sub("", line)
    return max(0, depth + sum(map(bare.count, "[{")) - sum(map(bare.count, "]}"))), ""
