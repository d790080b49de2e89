"""How tightly a result has to be set to stay one sheet of A4."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from unicodedata import east_asian_width

from checker.presenting import ResultPage

_AN_ITEM = 40  # the frame of one item takes the room of so many letters
_STEPS = (1000, 1350, 1620)  # letters; from each on the print sheet is one size smaller (tests/browser/test_paper.py)


def tightness(page: ResultPage) -> int:
    """Return 0 for a sheet in large letters, up to 3 for the smallest, by how much there is to print."""
    items = len(page.bring) + len(page.todo) + len(page.warnings) + len(page.desks)
    size = _AN_ITEM * items + sum(_width(text) for text in _printed(page))
    return sum(size >= step for step in _STEPS)


def _printed(page: ResultPage) -> Iterator[str]:
    for item in page.bring:
        yield from (item.text["name"], item.text["how"])
    for item in page.todo:
        yield from (item.text["title"], item.text.get("what", ""), *(text for _, text in item.rows))
    for item in page.warnings:
        yield from (item.text["title"], item.text["body"])
    for desk in page.desks:
        yield from (desk.in_words, desk.contact.note or "", desk.contact.address or "")
    for places in page.sources.values():
        yield from places


@lru_cache(maxsize=4096)
def _width(text: str) -> float:
    """Return the width in full-width letters: a Latin letter is half a Japanese one."""
    return sum(1 if east_asian_width(letter) in "FWA" else 0.5 for letter in text)
