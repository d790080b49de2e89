"""Readings over kanji: each word of a text gets its ruby, from readings.toml of the language (manage.py readings)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import jaconv

from checker.edition import part
from checker.library import languages
from checker.loading.errors import ContentError, Problems, Said, expect, read_toml, table
from checker.loading.folders import NATIONAL, Folders
from checker.loading.problems import A_TEXT
from languages.counters import COUNTERS, FIGURE, counted

FILE = "readings.toml"
KANJI = "々〇〆一-鿿"
_A_KANJI = re.compile(f"[{KANJI}]")
_RUNS = re.compile(rf"[{KANJI}]+|[^{KANJI}]+")
COUNTED = re.compile(rf"({FIGURE})({'|'.join(sorted(COUNTERS, key=len, reverse=True))})")
_AFTER_ONE = "はがをにのもとでやへかだなまよごずたぐ"  # how what follows a noun of one kanji begins
_OKURIGANA = "けきげぎりれるむめつみびぶべ"  # after kanji these belong to another word: 受付ける is not 受付
BESIDE_FIELDS = ("年", "月", "日")  # by themselves they stand beside a field for a figure
_A_READING = Said("その言葉の読み。送りがなは言葉と同じ", "the word's reading, with the same okurigana")
_REMEMBERED = 4096  # texts; the pages of all insurers have fewer


@dataclass(frozen=True)
class Piece:
    """A part of a text: its characters, and their reading where they need one."""

    text: str
    reading: str = ""

    @property
    def markup(self) -> str:
        """The part as HTML, with the reading in brackets where a browser knows no ruby."""
        if not self.reading:
            return self.text
        return f"<ruby>{self.text}<rp>（</rp><rt>{self.reading}</rt><rp>）</rp></ruby>"


class Readings:
    """Puts readings over the kanji of texts. In: words or phrases, okurigana and all, with their readings."""

    def __init__(self, words: Mapping[str, str]) -> None:
        self._by_start: dict[str, list[tuple[str, tuple[Piece, ...]]]] = {}
        for word in sorted(words, key=len, reverse=True):
            self._by_start.setdefault(word[0], []).append((word, aligned(word, words[word])))
        starts = "".join(map(re.escape, self._by_start))
        self._next = re.compile(rf"{COUNTED.pattern}|[{starts}]" if starts else COUNTED)
        self.markup = lru_cache(maxsize=_REMEMBERED)(self._markup)

    def pieces(self, text: str) -> Iterator[tuple[int, Piece]]:
        """Yield the parts that have a reading, each with its place; the longest word first, from left to right."""
        if (unit := text.strip()) in BESIDE_FIELDS:
            yield text.index(unit), Piece(unit, COUNTERS[unit].reading)
            return
        place = counted_to = 0
        while found := self._next.search(text, place):
            place = found.start()
            if found[1]:
                reading, both = counted(found[1], found[2], _after_a_month(text[:place].rstrip()))
                if both:
                    yield place, Piece(found[0], reading)
                else:
                    yield from with_places(found.start(2), aligned(found[2], reading))
                place = counted_to = found.end()
                continue
            for word, pieces in self._by_start[found[0]]:
                if text.startswith(word, place) and _is_whole(text, place, word, place == counted_to):
                    yield from with_places(place, pieces)
                    place += len(word)
                    break
            else:
                place += 1

    def _markup(self, text: str) -> str:
        parts, done = [], 0
        for place, piece in self.pieces(text):
            parts += [text[done:place], piece.markup]
            done = place + len(piece.text)
        return "".join([*parts, text[done:]])


def _is_whole(text: str, place: int, word: str, counted: bool) -> bool:
    """Say whether a word ends where it seems to: an unknown word is better bare than read as a part of it.

    In: `counted`: whether the word follows a figure and its counter.
    """
    if not _is_kanji(word[-1]):
        return True
    follows = text[place + len(word) : place + len(word) + 1]
    if len(word) > 1:
        return follows not in _OKURIGANA if follows else True
    if _is_kanji(follows) or (place and not counted and _is_kanji(text[place - 1])):
        return False
    return follows in _AFTER_ONE or not "ぁ" <= follows <= "ゖ"


def with_places(place: int, pieces: tuple[Piece, ...]) -> Iterator[tuple[int, Piece]]:
    """Yield those of a word's parts that have a reading, each with its place. In: where the word begins."""
    for piece in pieces:
        if piece.reading:
            yield place, piece
        place += len(piece.text)


def aligned(word: str, reading: str) -> tuple[Piece, ...]:
    """Return a word's parts: kanji with the part of the reading that is theirs, kana as they are. ValueError if it
    does not fit.
    """
    runs = _RUNS.findall(word)
    pattern = "".join("(.+?)" if _is_kanji(run) else f"({re.escape(jaconv.kata2hira(run))})" for run in runs)
    found = re.fullmatch(pattern, jaconv.kata2hira(reading))
    if found is None:
        raise ValueError(f"{word}: {reading}")
    return tuple(Piece(run, part if _is_kanji(run) else "") for run, part in zip(runs, found.groups(), strict=True))


def fits(word: str, reading: str) -> bool:
    """Say whether a reading has the word's kana in the word's places."""
    try:
        return bool(word) and bool(aligned(word, reading))
    except ValueError:
        return False


def _after_a_month(before: str) -> bool:
    return before.endswith("月") and not before.endswith("か月")


def _is_kanji(run: str) -> bool:
    return _A_KANJI.match(run) is not None


@part
def _all_readings(folders: Folders, problems: Problems) -> dict[str, Readings]:
    return {
        language.code: Readings(load_words(folders[NATIONAL] / language.code / FILE, problems))
        for language in languages().values()
        if language.readings
    }


def load_words(file: Path, problems: Problems) -> dict[str, str]:
    """Return the words of a readings.toml with their readings; none where there is no such file."""
    if not file.exists():
        return {}
    found = {}
    for word, reading in problems.take(
        {}, table, file, "words", problems.take({}, read_toml, file).get("words")
    ).items():
        with problems.noted():
            found[word] = expect(file, f"words.{word}", reading, str, A_TEXT)
            if not fits(word, reading):
                raise ContentError(file, f"words.{word}", _A_READING, reading)
    return found


def readings(code: str) -> Readings:
    """Return the readings of a language. KeyError where it has none."""
    return _all_readings()[code]
