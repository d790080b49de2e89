"""Marks parts of a finished page: Japanese words in another language's text (WCAG 3.1.2), readings above kanji."""

from __future__ import annotations

import re
from collections.abc import Callable

from checker.language import JAPANESE, Language
from languages.furigana import readings as readings_of

_WHOLE = r"<!--.*?-->|<(title|script|style|svg|textarea|option|ruby)\b.*?</\2>"
_OTHER = r"<(?!html\b)([a-z0-9]+)\b[^>]* lang=%s[^>]*>[^<]*</\3>"  # what says by itself which language it is in
_PASSED_OVER = re.compile(rf"({_WHOLE}|{_OTHER % ''}|<[^>]*>)", re.S)
_NOT_JAPANESE = re.compile(rf"({_WHOLE}|{_OTHER % '(?!.ja.)'}|<[^>]*>)", re.S)
_KANA = "ぁ-ゖァ-ヺー"
_KANJI = "々〇〆一-鿿"
_JAPANESE = re.compile(
    rf"[{_KANA}{_KANJI}][{_KANA}{_KANJI}0-9A-Za-z・、。〈〉「」（） 　－]*[{_KANA}{_KANJI}）」〉。]|[{_KANA}{_KANJI}]"
)
_WITH_KANA = re.compile(rf"[{_KANJI}]*[{_KANA}][{_KANA}{_KANJI}・]*")
_IN_BRACKETS = re.compile(rf"(?<=（)[{_KANJI}]+(?=）)")


def finished(page: str, language: Language, readings: bool) -> str:
    """Return the HTML page with its Japanese marked. In: whether kanji get readings where the language has them."""
    mark = _marking(language, readings)
    if mark is None:
        return page
    parts = (_NOT_JAPANESE if language.tag == JAPANESE else _PASSED_OVER).split(page)
    # four items a match: the text before it, what is passed over, and the names of elements that are passed over whole
    return "".join(mark(part) if place % 4 == 0 else part for place, part in enumerate(parts) if place % 4 < 2 and part)


def _marking(language: Language, readings: bool) -> Callable[[str], str] | None:
    if language.tag == JAPANESE:
        return readings_of(language.code).markup if readings and language.readings else None
    if language.tag.startswith("zh"):
        return lambda text: _IN_BRACKETS.sub(_span, _WITH_KANA.sub(_span, text))
    return lambda text: _JAPANESE.sub(_span, text)


def _span(match: re.Match[str]) -> str:
    return f'<span lang="ja">{match[0]}</span>'
