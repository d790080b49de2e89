"""Addresses and languages: no prefix is Japanese, otherwise the first part names the language."""

from __future__ import annotations

import tomllib
from pathlib import Path

from checker.language import FILE, JAPANESE, PLAIN

NOT_TRANSLATED = ("desk", "sheet", "admin")  # the pages of these apps are in Japanese only


def found_languages(national: Path) -> list[tuple[str, str]]:
    """Return (code, name) of each language that the folder of the national rules has, for settings.LANGUAGES."""
    found = [(JAPANESE, "日本語")]
    for file in sorted(national.glob(f"*/{FILE}")):
        content = tomllib.loads(file.read_text("utf-8"))
        found.append((file.parent.name, content["name"]))
        if content.get("readings"):
            found.append((file.parent.name + PLAIN, content["name"]))
    return found


def split(path: str, codes: frozenset[str]) -> tuple[str, str]:
    """Return (language code, the Japanese page's path) of a path."""
    first, slash, rest = path.removeprefix("/").partition("/")
    if slash and first in codes and first != JAPANESE:
        return first, f"/{rest}"
    return JAPANESE, path


def in_language(path: str, code: str) -> str:
    """Return the path of a Japanese page in a language."""
    return path if code == JAPANESE else f"/{code}{path}"
