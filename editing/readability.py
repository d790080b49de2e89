"""What makes a text hard to read: long sentences, double negatives, official words, figures typed by hand."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from checker.wording import PLACEHOLDER

LONGEST_SENTENCE = 80
TYPED = re.compile(
    r"[0-9０-９][0-9０-９,，]*\s*(?:年|月|日|円|か月|ヶ月|カ月|週間|時|分)|0\d{1,3}-\d+-\d+|[一二三四五六七八九十]+(?:か月|日以内|週間)"
)
_END = re.compile(r"[。！？\n]")
_MARK = re.compile(r"^\s*(?:(?:[-*]|\d+\.)\s+)?(?:\{[?!][a-z0-9_]+\}\s*)*")
_STAND_IN = "○○○○"  # about as long as what fills a placeholder
_DOUBLE = re.compile(
    r"(?:ない|ぬ)(?:という)?(?:わけ|こと|もの)(?:では|は|でも)(?:ない|なく|ありません)|なく(?:は|も)(?:ない|ありません)"
    r"|ないとは(?:限|言え|いえ)|(?:ず|ない)では(?:い)?(?:られ)?(?:ない|ません)|ずには(?:い)?(?:られ)?(?:ない|ません)"
    r"|(?:ない|ません)(?:方|人|場合)[はがも]、?[^。、]{0,12}(?:ない|ません)(?:方|人|場合)(?:では|を除)"
)


def sentences(text: str) -> Iterator[str]:
    """Yield the sentences of a text as they stand in it, without list marks."""
    for part in _END.split(text):
        sentence = _MARK.sub("", part).strip()
        if sentence:
            yield sentence


def long_sentences(text: str) -> Iterator[tuple[str, int]]:
    """Yield (sentence, its length as it is read) where that is more than LONGEST_SENTENCE."""
    for sentence in sentences(text):
        length = len(PLACEHOLDER.sub(_STAND_IN, sentence))
        if length > LONGEST_SENTENCE:
            yield sentence, length


def double_negatives(text: str) -> Iterator[str]:
    """Yield each double negative."""
    yield from (match[0] for match in _DOUBLE.finditer(text))


@cache
def official_terms() -> dict[str, str]:
    """Return official words with plain ones, from terms.toml."""
    return tomllib.loads(Path(__file__).with_name("terms.toml").read_text("utf-8"))


def undefined_terms(text: str) -> Iterator[tuple[str, str]]:
    """Yield (official word, plain one) of each that the text uses without explaining it."""
    bare = re.sub("「[^」]*」", "", text)
    for term, plain in official_terms().items():
        if term in bare and not re.search(rf"{term}[^（。、]{{0,4}}(?:（|とは)|（{term}）", text):
            yield term, plain


def typed_figures(text: str) -> Iterator[str]:
    """Yield each date, amount, length of time or telephone number that no placeholder fills in."""
    yield from (match[0] for match in TYPED.finditer(PLACEHOLDER.sub("", text)))
