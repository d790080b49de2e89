"""Words of Japanese texts with their readings and kinds, by SudachiPy. Only commands and tests need it, no page."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import jaconv

if TYPE_CHECKING:
    from sudachipy import Tokenizer

KANJI = re.compile("[々〇〆一-鿿]")


@dataclass(frozen=True)
class Token:
    """A word. `kind`: its part of speech, coarse to fine; `lemma`: as it stands in a dictionary."""

    surface: str
    reading: str
    kind: tuple[str, ...]
    lemma: str
    start: int

    @property
    def end(self) -> int:
        """The place after its last character."""
        return self.start + len(self.surface)

    @property
    def kanji(self) -> bool:
        """Whether it is written in kanji alone."""
        return bool(self.surface) and all(KANJI.match(character) for character in self.surface)


@cache
def _tokenizer(fine: bool) -> Tokenizer:
    from sudachipy import Dictionary, SplitMode

    return Dictionary(dict="small").tokenizer(mode=SplitMode.A if fine else SplitMode.C)


@cache
def tokens(text: str, fine: bool = False) -> tuple[Token, ...]:
    """Return the words of a text, with readings in hiragana. ImportError where SudachiPy is not installed.

    In: `fine`: the shortest units, as UniDic has them; otherwise names and compounds that the dictionary knows.
    """
    return tuple(
        Token(
            word.surface(),
            jaconv.kata2hira(word.reading_form()),
            tuple(word.part_of_speech()),
            word.dictionary_form(),
            word.begin(),
        )
        for word in _tokenizer(fine).tokenize(text)
    )
