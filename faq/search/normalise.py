"""Folds what people type: widths, case, katakana and hiragana, spaces and punctuation."""

from __future__ import annotations

import re
import unicodedata

import jaconv

_PUNCTUATION = re.compile(r"[\s、。,.!?・:;()（）「」『』\"'`~*/\\\[\]{}<>|_=+^$#@&%]+")


def widths(text: str) -> str:
    """Return the text with widths and case folded."""
    return unicodedata.normalize("NFKC", text).lower()


def fold(text: str) -> str:
    """Return the text as it is compared: widths, case, and katakana as hiragana."""
    return jaconv.kata2hira(widths(text))


def squash(text: str) -> str:
    """Return the text without spaces and punctuation."""
    return _PUNCTUATION.sub("", text)


def bigrams(text: str) -> set[str]:
    """Return the pairs of neighbouring characters."""
    return {text[i : i + 2] for i in range(len(text) - 1)}
