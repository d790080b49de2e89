"""The caller's language beside the Japanese, sentence by sentence: the texts that a visitor would read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from django.utils import translation
from django.utils.translation import gettext

from checker.items import Presenter
from checker.language import Language
from checker.library import languages, library
from checker.library import questions as question_texts
from checker.loading.insurers import Insurer
from checker.rules import Result
from desk.guide import Ask, guide_in
from desk.script import Line
from faq.catalog import catalog

_ITEMS = ("verdict", "bring", "todo", "warnings")


def choices() -> list[Language]:
    """Return the languages that a caller may want beside Japanese."""
    return [language for language in languages().values() if not language.japanese]


def chosen(code: str) -> Language | None:
    """Return the caller's language, or None for Japanese alone and for what is no language."""
    return next((language for language in choices() if language.code == code), None)


def in_language(
    lines: Sequence[Line], language: Language, insurer: Insurer, day: date, result: Result | None = None
) -> list[Line]:
    """Return the lines with the same in the caller's language. In: the insurer, the day of the visit, the outcome."""
    other = library(language.code).insurers[insurer.slug]
    presenter = Presenter(other, day)
    with translation.override(language.code):
        return [replace(line, caller=_said(line, language, other, presenter, day, result)) for line in lines]


def ask_in(name: str, language: Language, insurer: Insurer | None) -> Ask:
    """Return how to ask a question in the caller's language, with the answers that a visitor would see."""
    said = guide_in(language.code).asks[name]
    question = question_texts(library(language.code).insurers[insurer.slug] if insurer else None).get(name)
    options = " / ".join(option.label for option in question.options.values()) if question and insurer else ""
    return replace(said, mind=options)


def _said(
    line: Line, language: Language, other: Insurer, presenter: Presenter, day: date, result: Result | None
) -> str:
    if line.kind in _ITEMS:
        return presenter.item(line.kind, line.code, line.variant).text["spoken"]
    if line.kind == "faq":
        return catalog(language.code).cell(other, line.code, day).answer
    when = language.day(line.day) if line.day else ""
    if line.kind == "by":
        return gettext("%(by)sまでに") % {"by": when}
    if line.code == "visit":
        return gettext("%(visit)sに受診するとき") % {"visit": when}
    if line.code == "until" and result:
        if result.myna_usable:
            return gettext("%(day)sまで使えます") % {"day": when}
        if result.myna_usable is None:
            return gettext("%(day)sまで使えるかもしれません") % {"day": when}
        return gettext("マイナ保険証として確かに使えたのは、%(day)sまででした") % {"day": when}
    return gettext("電話で伝える番号") if line.code in ("code", "answer-code") else ""
