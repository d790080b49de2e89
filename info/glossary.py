"""The official words and what they mean, in the language of the page: leaflets/national/words.toml."""

from __future__ import annotations

from dataclasses import dataclass, replace

from checker.edition import part
from checker.language import JAPANESE
from checker.library import language_code, languages
from checker.loading.errors import Problems, only_known, read_toml, tables, text
from checker.loading.folders import NATIONAL, Folders
from checker.loading.translations import Texts, read_translation

FILE = "words.toml"


@dataclass(frozen=True)
class Word:
    """One word. `japanese`: as on papers; `reading`: in kana; `topic`: where more is said; `drawing`: its picture."""

    japanese: str
    name: str
    reading: str
    meaning: str
    topic: str = ""
    drawing: str = ""


@part
def _words(folders: Folders, problems: Problems) -> dict[str, tuple[Word, ...]]:
    file = folders[NATIONAL] / FILE
    content = problems.take({}, read_toml, file)
    only_known(file, "", content, {"word"}, problems)
    for nth, entry in enumerate(tables(file, "word", content.get("word"))):
        only_known(file, "word", entry, {"name", "reading", "meaning", "topic", "drawing"}, problems, nth)
    japanese = tuple(
        Word(
            japanese=text(file, "word.name", entry.get("name"), nth),
            name=text(file, "word.name", entry.get("name"), nth),
            reading=text(file, "word.reading", entry.get("reading"), nth),
            meaning=text(file, "word.meaning", entry.get("meaning"), nth),
            topic=str(entry.get("topic", "")),
            drawing=str(entry.get("drawing", "")),
        )
        for nth, entry in enumerate(tables(file, "word", content.get("word")))
    )
    found = {JAPANESE: japanese}
    for code in languages():
        if code != JAPANESE:
            words = read_translation(folders[NATIONAL], code, problems)
            said = [words.of(f"words.{word.japanese}", _texts(word))[0] for word in japanese]
            found[code] = tuple(
                replace(word, name=own["name"], meaning=own["meaning"])
                for word, own in zip(japanese, said, strict=True)
            )
    return found


def glossary() -> tuple[Word, ...]:
    """Return all words in the language of the page."""
    return _words().get(language_code(), _words()[JAPANESE])


def word_items() -> dict[str, Texts]:
    """Return the texts that a translation needs, by item."""
    return {f"words.{word.japanese}": _texts(word) for word in _words()[JAPANESE]}


def _texts(word: Word) -> Texts:
    return {"name": word.name, "meaning": word.meaning}
