"""Words of a text with the readings that they shall have: by our own list of terms, else by SudachiPy."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from editing.tokens import KANJI, Token, tokens
from languages.furigana import BESIDE_FIELDS, COUNTED, fits

TERMS = Path(__file__).with_name("readings-terms.toml")


@dataclass(frozen=True)
class Word:
    """A word of a text with its reading and its place."""

    text: str
    reading: str
    start: int

    @property
    def end(self) -> int:
        """The place after its last character."""
        return self.start + len(self.text)


@cache
def terms() -> dict[str, str]:
    """Return our own list: words and phrases with their readings, longest first. ValueError for one that cannot be."""
    found: dict[str, str] = tomllib.loads(TERMS.read_text("utf-8"))["words"]
    for word, reading in found.items():
        if not fits(word, reading):
            raise ValueError(f"{TERMS.name}: {word} = {reading}")
    return dict(sorted(found.items(), key=lambda pair: (-len(pair[0]), pair[0])))


def words_of(text: str) -> list[Word]:
    """Return the words with kanji in a text, in order. Figures with counters are not among them."""
    if text in BESIDE_FIELDS:
        return []
    counted = [(found.start(), found.end()) for found in COUNTED.finditer(text)]
    free = [
        word
        for word in _joined(tokens(text))
        if not any(word.start < end and start < word.end for start, end in counted)
    ]
    own = [word for word in _own(text) if not any(start <= word.start < end for start, end in counted)]
    kept = [word for word in free if not any(word.start < each.end and each.start < word.end for each in own)]
    return list(_with_single_kanji(sorted([*own, *kept], key=lambda word: word.start)))


def _with_single_kanji(found: Iterable[Word]) -> Iterator[Word]:
    """Yield the words; one of a single kanji is part of the kanji beside it: 誕生日, 住民税."""
    before: Word | None = None
    for word in found:
        if (
            before
            and before.end == word.start
            and min(len(before.text), len(word.text)) == 1
            and _in_kanji(before, word)
        ):
            before = Word(before.text + word.text, before.reading + word.reading, before.start)
        else:
            if before:
                yield before
            before = word
    if before:
        yield before


def _in_kanji(*words: Word) -> bool:
    return all(KANJI.match(character) for word in words for character in word.text)


def _own(text: str) -> Iterator[Word]:
    """Yield the terms in a text, the longest first, where they begin and end with a word."""
    found = tokens(text)
    starts, ends = {token.start for token in found}, {token.end for token in found}
    place = 0
    while place < len(text):
        for term, reading in terms().items():
            whole = text.startswith(term, place) and place in starts and place + len(term) in ends
            if whole and not (len(term) == 1 and _beside_kanji(text, place)):
                yield Word(term, reading, place)
                place += len(term)
                break
        else:
            place += 1


def _beside_kanji(text: str, place: int) -> bool:
    around = text[max(0, place - 1) : place] + text[place + 1 : place + 2]
    return KANJI.search(around) is not None


def _joined(found: Iterable[Token]) -> Iterator[Word]:
    """Yield words with kanji; prefixes and suffixes in kanji are part of the noun beside them."""
    word: Word | None = None
    open_end = False  # a prefix takes what follows
    for token in found:
        joins = word is not None and token.kanji and (open_end or token.kind[0] == "接尾辞") and token.start == word.end
        if joins and word is not None:
            word = Word(word.text + token.surface, word.reading + token.reading, word.start)
        else:
            if word is not None:
                yield word
            word = Word(token.surface, token.reading, token.start) if KANJI.search(token.surface) else None
        open_end = token.kind[0] == "接頭辞" and token.kanji
        if word is not None and not (token.kanji and token.kind[0] in {"名詞", "接尾辞", "接頭辞", "形状詞"}):
            yield word
            word = None
    if word is not None:
        yield word
