"""Makes readings.toml: how each word of the やさしい日本語 texts is read, by SudachiPy and by our own list of terms.

A word that is read in one way everywhere stands by itself. Where words meet so that the longest match would read one
wrongly, the file gets a longer piece of that text, until every text is read as SudachiPy and the terms read it.
"""

from __future__ import annotations

from collections import Counter as Tally
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from checker.language import JAPANESE
from checker.library import library
from checker.loading.problems import as_toml
from editing.tokens import KANJI
from editing.words import Word, terms, words_of
from languages.furigana import FILE, Piece, Readings, aligned, fits, with_places

_HEAD = """\
# How the words of these pages are read. Written by manage.py readings from the texts and editing/readings-terms.toml;
# to mend a reading write it there and run the command again.
[words]
"""
_ROUNDS = 12
_AROUND = 8  # characters that are shown beside a word


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
        read = list(readings.pieces(text))
        for nth in range(len(found)):
            together = _around(found, nth, 0)
            start, end = together[0].start, together[-1].end
            is_read = [piece for place, piece in read if start <= place < end]
            if _joint(is_read) != _joint(piece for word in together for _, piece in placed(word)):
                yield _phrase(text, _around(found, nth, reach), reach % 2)


def _around(found: list[Word], nth: int, reach: int) -> list[Word]:
    """Return the words that are written together with one of them, and some more on both sides."""
    first = last = nth
    while first and found[first - 1].end == found[first].start:
        first -= 1
    while last + 1 < len(found) and found[last].end == found[last + 1].start:
        last += 1
    return found[max(0, first - reach // 2) : last + 1 + reach // 2]


def _joint(pieces: Iterable[Piece]) -> tuple[str, str]:
    found = list(pieces)
    return "".join(piece.text for piece in found), "".join(piece.reading for piece in found)


def placed(word: Word) -> Iterator[tuple[int, Piece]]:
    """Yield each run of kanji in a word with its place and reading; nothing where the reading does not fit."""
    if fits(word.text, word.reading):
        yield from with_places(word.start, aligned(word.text, word.reading))


def _phrase(text: str, around: list[Word], more: int) -> tuple[str, str]:
    """Return a piece of a text with its reading. In: its words; how many characters after them belong to it."""
    start, end = around[0].start, around[-1].end
    reading, done = "", start
    for word in around:
        reading += text[done : word.start] + word.reading
        done = word.end
    after = text[end : end + more]
    after = "" if KANJI.match(after) else after
    return text[start:end] + after, reading + after


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
            place = (
                f"{text[max(0, word.start - _AROUND) : word.start]}[{word.text}]{text[word.end : word.end + _AROUND]}"
            )
            found.setdefault((word.text, word.reading), []).append(place)
    by_word = Tally(word for word, _ in found)
    for (said, reading), places in sorted(found.items()):
        yield f"{'!' if by_word[said] > 1 else ' '} {said}\t{reading}\t{len(places)}\t{places[0]}"
