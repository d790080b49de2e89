"""All texts of the やさしい日本語 pages, and parts of them as they come to stand in a page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import polib
from django.conf import settings

from checker.language import JAPANESE, Language
from checker.library import languages, library
from checker.loading.insurers import Folder
from checker.loading.problems import STRICT
from checker.loading.translations import japanese_items
from editing.interface_texts import po_file
from editing.translations import folders
from faq.translations import read_faq_translation

STANDING = "locale"  # stands for a folder's name where a text is from the templates
NAMES = ("insurer", "contacts")  # items whose Japanese can show where a translation is missing: names, addresses
_FIGURE = "3"  # what fills a placeholder, as most are figures
_PLACEHOLDER = re.compile(r"\{[^}]*\}|%\(\w+\)[sd]")
_CONDITION = re.compile(r"\{[?!][a-z0-9_]+\}\s*")
_BREAKS = re.compile(r"<[^>]*>|\]\([^)]*\)|[\n*`\[\]|（）]")


@dataclass(frozen=True)
class EasyText:
    """A text: the folder, the item and the field in which it stands."""

    folder: str
    item: str
    field: str
    text: str


def easy_texts(language: Language) -> Iterator[EasyText]:
    """Yield all texts that a language's pages are made of."""
    for folder in folders():
        for item, texts in read_faq_translation(folder.path, language.code, STRICT).items.items():
            for field, text in texts.items():
                yield EasyText(folder.slug, item, field, text)
    file = po_file(Path(settings.BASE_DIR), language.code)
    if file.exists():
        for entry in polib.pofile(str(file)):
            if entry.msgstr:
                yield EasyText(STANDING, entry.msgid, "text", entry.msgstr)


def names() -> Iterator[str]:
    """Yield the Japanese names of insurers, papers and desks, which show in all languages."""
    for folder in (library(JAPANESE).national, *(each.folder for each in library(JAPANESE).insurers.values())):
        yield from _names(folder)


def _names(folder: Folder) -> Iterator[str]:
    for item, texts in japanese_items(folder).items():
        if item.partition(".")[0] in NAMES:
            yield from (text for field, text in texts.items() if not field.endswith("note"))


def own_words(language: Language) -> Iterator[str]:
    """Yield what the language's way of writing dates, hours and amounts puts into texts."""
    yield from (*language.weekdays, *language.eras.values(), *language.clock_words.values(), *language.hours.values())
    yield from (f"（{weekday}）" for weekday in language.weekdays)


def segments(text: str) -> Iterator[str]:
    """Yield the parts of a text between marks, with a figure for each placeholder."""
    filled = _PLACEHOLDER.sub(_FIGURE, _CONDITION.sub("", text))
    yield from (part for each in _BREAKS.split(filled) if (part := each.strip()))


def texts_to_read(language: Language) -> Iterator[str]:
    """Yield the parts of all texts that can come to stand in a page of the language, each once."""
    texts = (*(each.text for each in easy_texts(language)), *names(), *own_words(language))
    yield from dict.fromkeys(part for text in texts for part in segments(text))


def with_readings() -> list[Language]:
    """Return the languages in which all kanji get readings."""
    return [language for language in languages().values() if language.readings]
