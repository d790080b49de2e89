"""Makes readings.toml: how each word of the やさしい日本語 texts is read, by SudachiPy and by our own list of terms.

A word that is read in one way everywhere stands by itself. Where words meet so that the longest match would read one
wrongly, the file gets a longer piece of that text, until every text is read as SudachiPy and the terms read it.
"""

from __future__ import annotations

import tomllib
from collections import Counter as Tally
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from checker.language import JAPANESE
from checker.library import library
from checker.loading.problems import as_toml
from editing.tokens import KANJI, Token, tokens
from languages.furigana import COUNTED, FILE, Readings, aligned, fits

TERMS = Path(__file__).with_name("readings-terms.toml")
_HEAD = """\
# How the words of these pages are read. Written by manage.py readings from the texts and editing/readings-terms.toml;
# to mend a reading write it there and run the command again.
[words]
"""
_ROUNDS = 12
_AROUND = 8  # characters that are shown beside a word


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
    counted = [(found.start(), found.end()) for found in COUNTED.finditer(text)]
    free = [
        word for word in _joined(tokens(text)) if not any(word.start < end and start < word.end for start, end in counted)
    ]
    own = [word for word in _own(text) if not any(start <= word.start < end for start, end in counted)]
    kept = [word for word in free if not any(word.start < each.end and each.start < word.end for each in own)]
    return sorted([*own, *kept], key=lambda word: word.start)


def _own(text: str) -> Iterator[Word]:
    """Yield the terms in a text, the longest first, where they begin and end with a word."""
    found = tokens(text)
    starts, ends = {token.start for token in found}, {token.end for token in found}
    place = 0
    while place < len(text):
        for term, reading in terms().items():
            if text.startswith(term, place) and place in starts and place + len(term) in ends:
                yield Word(term, reading, place)
                place += len(term)
                break
        else:
            place += 1


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


def made(texts: Iterable[str]) -> dict[str, str]:
    """Return words with readings by which every text is read rightly. ValueError where none can be found."""
    wanted = {text: words_of(text) for text in dict.fromkeys(texts)}
    tally: Tally[tuple[str, str]] = Tally((word.text, word.reading) for found in wanted.values() for word in found)
    words = dict(terms())
    for (word, reading), _ in sorted(tally.items(), key=lambda item: (item[1], item[0])):
        if fits(word, reading):
            words[word] = reading  # the commonest comes last
    for reach in range(1, _ROUNDS):
        more = dict(_longer(wanted, words, reach))
        if not more:
            return words
        words |= more
    raise ValueError("; ".join(more))


def _longer(wanted: Mapping[str, list[Word]], words: Mapping[str, str], reach: int) -> Iterator[tuple[str, str]]:
    """Yield pieces of those texts that are not yet read rightly: the word in question and its neighbours."""
    readings = Readings(words)
    for text, found in wanted.items():
        is_read = [(place, piece.text, piece.reading) for place, piece in readings.pieces(text)]
        for nth, word in enumerate(found):
            if not set(placed(word)) <= set(is_read):
                around = found[max(0, nth - reach // 2) : nth + 1 + (reach + 1) // 2]
                yield _phrase(text, around)


def placed(word: Word) -> Iterator[tuple[int, str, str]]:
    """Yield place, kanji and reading of each run of kanji in a word."""
    place = word.start
    for piece in aligned(word.text, word.reading) if fits(word.text, word.reading) else ():
        if piece.reading:
            yield place, piece.text, piece.reading
        place += len(piece.text)


def _phrase(text: str, around: list[Word]) -> tuple[str, str]:
    start, end = around[0].start, around[-1].end
    reading, done = "", start
    for word in around:
        reading += text[done : word.start] + word.reading
        done = word.end
    return text[start:end], reading


def misfits(texts: Iterable[str]) -> set[tuple[str, str]]:
    """Return words whose reading by SudachiPy does not have the word's own kana: they need a term."""
    return {(w.text, w.reading) for text in texts for w in words_of(text) if not fits(w.text, w.reading)}


def as_file(words: Mapping[str, str]) -> str:
    """Return the file's text, in the order of the words."""
    return _HEAD + "".join(f"{as_toml(word)} = {as_toml(words[word])}\n" for word in sorted(words))


def readings_file(code: str) -> Path:
    """Return where a language's readings are."""
    return library(JAPANESE).national.path / code / FILE


def spoken_pairs(texts: Iterable[str]) -> Iterator[str]:
    """Yield each word with its reading, how often it occurs, and a place; words with two readings are marked."""
    found: dict[tuple[str, str], list[str]] = {}
    for text in texts:
        for word in words_of(text):
            place = f"{text[max(0, word.start - _AROUND) : word.start]}[{word.text}]{text[word.end : word.end + _AROUND]}"
            found.setdefault((word.text, word.reading), []).append(place)
    by_word = Tally(word for word, _ in found)
    for (word, reading), places in sorted(found.items()):
        yield f"{'!' if by_word[word] > 1 else ' '} {word}\t{reading}\t{len(places)}\t{places[0]}"
