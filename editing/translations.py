"""Which translations of the leaflets are whole, stale or missing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from checker.language import JAPANESE, Language
from checker.library import languages, library
from checker.loading.folders import NATIONAL
from checker.loading.insurers import Folder
from checker.loading.problems import STRICT, as_toml
from checker.loading.texts import State
from checker.loading.translations import VERSIONS, Texts, Translation, digest, japanese_items
from desk.guide import guide_items
from faq.catalog import catalog, search_engine
from faq.translations import read_faq_translation
from info.glossary import word_items

FAQ_KINDS = ("faq", "search")  # what a language that covers the check alone need not have


@dataclass(frozen=True)
class Standing:
    """How one item of a folder stands in a language."""

    folder: Folder
    item: str
    state: State


def folders() -> Iterator[Folder]:
    """Yield the national folder and those of the insurers, in Japanese."""
    yield library(JAPANESE).national
    yield from (insurer.folder for insurer in library(JAPANESE).insurers.values())


def all_items(folder: Folder) -> dict[str, Texts]:
    """Return all Japanese texts of a folder by item: the check's, the FAQ's, the desk's, the words'."""
    book = catalog(JAPANESE)
    items = japanese_items(folder) | {f"faq.{topic}": text.texts for topic, text in book.answers[folder.slug].items()}
    if folder.slug == NATIONAL:
        items |= {f"topics.{topic.slug}": {"text": topic.question} for topic in book.topics.topics.values()}
        items |= {f"groups.{name}": {"text": text} for name, text in book.topics.groups.items()}
        items |= {f"search.{label}": {"text": label} for label in search_engine().labels}
        items |= guide_items() | word_items()
    return items


def standing(folder: Folder, language: Language) -> list[Standing]:
    """Return how all items of a folder that the language promises stand."""
    words = read_faq_translation(folder.path, language.code, STRICT)
    return [
        Standing(folder, item, words.state(item, texts))
        for item, texts in all_items(folder).items()
        if language.whole or item.partition(".")[0] not in FAQ_KINDS
    ]


def confirm(folder: Folder, language: Language, items: Mapping[str, Texts]) -> Path:
    """Write down that the items' translations were made from the Japanese as it is now. Return the file."""
    words: Translation = read_faq_translation(folder.path, language.code, STRICT)
    known = all_items(folder)
    versions = {item: version for item, version in words.versions.items() if item in known}
    versions |= {item: digest(texts) for item, texts in items.items() if item in words.items}
    file = folder.path / language.code / VERSIONS
    lines = [f"{as_toml(item)} = {as_toml(version)}" for item, version in sorted(versions.items())]
    head = "# From which state of the Japanese each text was made: written by manage.py translations --confirm.\n"
    file.write_text(head + "\n".join(lines) + "\n", "utf-8")
    return file


def translations() -> list[Language]:
    """Return all languages but Japanese."""
    return [language for language in languages().values() if not language.japanese]
