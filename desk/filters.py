"""Filters of the desk's templates: how to say a text, and looking words up in the diagram."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from checker import spoken
from checker.loading.questions import Question
from desk.paths import Box


def item(table: Mapping[str, str], key: str) -> str:
    """Return an entry of a table."""
    return table[key]


def said(texts: Mapping[str, Question], name: str) -> dict[str, str]:
    """Return how each answer to a question is quoted, by value."""
    return {value: option.answer for value, option in texts[name].options.items()}


def answer(texts: Mapping[str, Question], box: Box) -> str:
    """Return the answer that a box of the diagram stands for."""
    return texts[box.question].options[box.value].answer


@lru_cache(maxsize=2048)
def aloud(text: str) -> SafeString:
    """Return a text to read aloud, with small letters over what could be misread or misheard."""
    parts = spoken.readings(text)
    return format_html_join(
        "", "{}", ((format_html("<ruby>{}<rt>{}</rt></ruby>", word, said) if said else word,) for word, said in parts)
    )
