"""Finds an insurer among many: by name, reading, place and kind, never by a number."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

import jaconv

from checker.loading.insurers import Insurer

FEW = 12  # insurers that the start page shows all at once
PAGE = 20  # insurers on one page of the index
LONGEST = 60  # characters of what is looked for
_BETWEEN = re.compile(r"(?<=\d)[\s\-‐‑–—−ー・.]+(?=\d)")
_NUMBER = re.compile(r"\d{4,}|@")
_SPACE = re.compile(r"[\s、。・「」()]+")


@dataclass(frozen=True)
class Found:
    """One page of what was found. `refused`: it looked like a number, so nothing was looked for."""

    insurers: tuple[Insurer, ...]
    count: int
    page: int
    pages: int
    refused: bool = False


def is_number(text: str) -> bool:
    """Say whether a text holds what may be a number of a card, a telephone or an address for mail."""
    return bool(_NUMBER.search(_BETWEEN.sub("", unicodedata.normalize("NFKC", text))))


def kinds(insurers: Iterable[Insurer]) -> list[tuple[str, int]]:
    """Return each kind of insurer with how many there are, in the order of the insurers."""
    return list(Counter(str(insurer.identity["kind"]) for insurer in insurers).items())


def find(insurers: Iterable[Insurer], text: str = "", kind: str = "", page: int = 1) -> Found:
    """Return the insurers of a kind that have each word of the text in name, reading, kind or places, best first."""
    if is_number(text):
        return Found((), 0, 1, 1, refused=True)
    words = _folded(text[:LONGEST]).split()
    hits = [
        (place, insurer)
        for insurer in insurers
        if kind in ("", insurer.identity["kind"]) and (place := _place(insurer, words)) is not None
    ]
    hits.sort(key=lambda hit: hit[0])  # the order of the insurers stays within a place
    pages = max(1, -(-len(hits) // PAGE))
    page = min(max(page, 1), pages)
    shown = hits[(page - 1) * PAGE : page * PAGE]
    return Found(tuple(insurer for _, insurer in shown), len(hits), page, pages)


def _place(insurer: Insurer, words: list[str]) -> int | None:
    """Return how well an insurer fits: 0 name, 1 its beginning is elsewhere, 2 place or kind; None: not at all."""
    name, kana = _folded(insurer.name), _folded(str(insurer.identity["kana"]))
    others = [_folded(str(insurer.identity[key])) for key in ("kind", "who")]
    others += map(_folded, insurer.identity["places"])
    found = 0
    for word in words:
        if name.startswith(word) or kana.startswith(word):
            continue
        if word in name or word in kana:
            found = max(found, 1)
        elif any(word in other for other in others):
            found = max(found, 2)
        else:
            return None
    return found


def _folded(text: str) -> str:
    return _SPACE.sub(" ", jaconv.kata2hira(unicodedata.normalize("NFKC", text).lower())).strip()
