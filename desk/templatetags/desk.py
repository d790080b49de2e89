"""Looking up words in the diagram's templates."""

from __future__ import annotations

from collections.abc import Mapping

from django import template

from checker.loading.questions import Question
from desk.paths import Box

register = template.Library()


@register.filter
def item(table: Mapping[str, str], key: str) -> str:
    """Return an entry of a table."""
    return table[key]


@register.filter
def said(texts: Mapping[str, Question], name: str) -> dict[str, str]:
    """Return how each answer to a question is quoted, by value."""
    return {value: option.answer for value, option in texts[name].options.items()}


@register.filter
def answer(texts: Mapping[str, Question], box: Box) -> str:
    """Return the answer that a box of the diagram stands for."""
    return texts[box.question].options[box.value].answer
