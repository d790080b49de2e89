"""Translations beside the Japanese: `<folder>/<language>/` has the same files, tables and keys, texts only.

A text that was made from another state of the Japanese is stale; one that is missing is shown in Japanese. Which state
a translation was made from stands in versions.toml: a digest of the Japanese for each item (docs/languages.md).
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from checker.language import Language
from checker.loading.changes import Change
from checker.loading.errors import Problems, read_toml
from checker.loading.facts import Fact, Facts
from checker.loading.folders import NATIONAL
from checker.loading.identity import Section
from checker.loading.insurers import Folder, Insurer, Library
from checker.loading.questions import Question
from checker.loading.texts import Layer, Layers, State

Texts = Mapping[str, str]
Items = Mapping[str, Texts]  # by id, such as "todo.report-lost-card" or "faq.benefits": its texts by field
VERSIONS = "versions.toml"
ONLY_JAPANESE = "leaflet"  # the printed sheet is the insurer's own paper, in its own language
_MARK = re.compile(r"\{[?!]?[a-z][a-z0-9_]*(?:\.[a-z0-9-]+)?\}")
_NOT_WORDS = {"language.toml", "readings.toml"}
_NOT_TEXT = {"topic", "drawing", "sections", "value"}


def digest(texts: Texts) -> str:
    """Return what names one state of an item's Japanese."""
    joined = "\x00".join(f"{name}\x01{text}" for name, text in sorted(texts.items()))
    return hashlib.sha256(joined.encode()).hexdigest()[:10]


@dataclass(frozen=True)
class Translation:
    """One folder's texts in one language, and from which Japanese they were made."""

    items: Items
    versions: Texts

    def state(self, item: str, japanese: Texts) -> State:
        """Return how an item stands to its Japanese."""
        if not all(self._usable(item, name, text) for name, text in japanese.items()):
            return State.MISSING
        return State.CURRENT if self.versions.get(item) == digest(japanese) else State.STALE

    def of(self, item: str, japanese: Texts) -> tuple[Texts, State]:
        """Return an item's texts, in Japanese where one is missing or cannot be filled, and how they stand."""
        if not japanese:
            return japanese, State.CURRENT
        texts = {n: self.items[item][n] if self._usable(item, n, text) else text for n, text in japanese.items()}
        return texts, self.state(item, japanese)

    def _usable(self, item: str, name: str, japanese: str) -> bool:
        found = self.items.get(item, {}).get(name, "")
        return bool(found) and set(_MARK.findall(found)) <= set(_MARK.findall(japanese))


def read_translation(folder: Path, code: str, problems: Problems) -> Translation:
    """Return what a folder has in a language; nothing where there is no such folder."""
    place = folder / code
    items: dict[str, Texts] = {}
    versions: dict[str, str] = {}
    for file in sorted(place.glob("*.toml")):
        content = problems.take({}, read_toml, file)
        if file.name == VERSIONS:
            versions = {name: str(value) for name, value in content.items()}
        elif file.name not in _NOT_WORDS:
            items.update(_items(file.stem, content))
    return Translation(items, versions)


def _items(stem: str, content: Mapping[str, object]) -> Iterator[tuple[str, Texts]]:
    """Yield the items of one file, by the ids that japanese_items gives."""
    kind = stem.partition("-")[0]
    if kind == "insurer":
        yield "insurer", _flat(content)
    else:
        for name, entry in content.items():
            if isinstance(entry, str):
                yield f"{kind}.{name}", {"text": entry}
            elif isinstance(entry, dict):
                yield f"{kind}.{name}", _flat({key: value for key, value in entry.items() if key != "variants"})
                for variant, fields in entry.get("variants", {}).items():
                    yield f"{kind}.{name}.{variant}", _flat(fields)


def _flat(entry: Mapping[str, object], prefix: str = "") -> dict[str, str]:
    """Return all texts of a table by dotted name; options by their value, other lists by place."""
    found: dict[str, str] = {}
    for name, value in entry.items():
        if isinstance(value, str) and name not in _NOT_TEXT:
            found[prefix + name] = value
        elif isinstance(value, dict):
            found |= _flat(value, f"{prefix}{name}.")
        elif isinstance(value, list):
            for nth, each in enumerate(value):
                if isinstance(each, str):
                    found[f"{prefix}{name}.{nth}"] = each
                elif isinstance(each, dict):
                    found |= _flat(each, f"{prefix}{name}.{each.get('value', nth)}.")
    return found


def japanese_items(folder: Folder) -> dict[str, Texts]:
    """Return all texts of a folder that a translation needs, by id."""
    items: dict[str, Texts] = {}
    for kind, layers in folder.texts.items():
        if kind == ONLY_JAPANESE:
            continue
        for code, variants in layers.items():
            for variant, layer in variants.items():
                items[f"{kind}.{code}" + (f".{variant}" if variant else "")] = _texts_of(layer)
    items["insurer"] = _identity_texts(folder)
    for contact in folder.contacts:
        texts = {"name": contact.name, "note": contact.note, "address": contact.address}
        items[f"contacts.{contact.id}"] = {name: text for name, text in texts.items() if text}
    for name, periods in folder.facts.items():
        items[f"facts.{name}"] = _worded(periods)
    for name, change in folder.questions.items():
        options = {f"options.{value}.{key}": text for value, own in change.options.items() for key, text in own.items()}
        items[f"questions.{name}"] = {
            key: text for key, text in change.fields.items() if key not in _NOT_TEXT
        } | options
    if folder.slug == NATIONAL:
        for stem in ("questions", "reasons"):
            items.update(_items(stem, read_toml(folder.path / f"{stem}.toml")))
    return {name: texts for name, texts in items.items() if texts}


def translated(folder: Folder, words: Translation) -> Folder:
    """Return the folder with its texts in another language: what people see, never what a rule looks at."""
    identity, contacts = dict(folder.identity), []
    texts, _ = words.of("insurer", _identity_texts(folder))
    identity |= {name: texts[name] for name in ("name", "kind", "who", "papers") if name in texts}
    identity["places"] = tuple(texts[f"places.{nth}"] for nth in range(len(folder.identity["places"])))
    for contact in folder.contacts:
        own = {"name": contact.name, "note": contact.note, "address": contact.address}
        found, _ = words.of(f"contacts.{contact.id}", {name: text for name, text in own.items() if text})
        address, note = found.get("address", ""), found.get("note", "")
        contacts.append(replace(contact, name=found["name"], note=note, address=address))
    return replace(
        folder,
        identity=identity,
        sections=_sections(folder, texts),
        facts=_facts(folder.facts, words),
        contacts=tuple(contacts),
        texts={kind: _layers(kind, layers, words) for kind, layers in folder.texts.items()},
        questions={name: _change(name, change, words) for name, change in folder.questions.items()},
    )


def _texts_of(layer: Layer) -> Texts:
    return {name: text for name, text in layer.fields.items() if text and name not in _NOT_TEXT}


def _layers(kind: str, layers: Layers, words: Translation) -> Layers:
    found: dict[str, dict[str, Layer]] = {}
    for code, variants in layers.items():
        for variant, layer in variants.items():
            texts, state = words.of(f"{kind}.{code}" + (f".{variant}" if variant else ""), _texts_of(layer))
            found.setdefault(code, {})[variant] = replace(layer, fields={**layer.fields, **texts}, state=state)
    return found


def _identity_texts(folder: Folder) -> Texts:
    own = {name: folder.identity[name] for name in ("name", "kind", "who", "papers", "places")}
    documents = [
        {key: document[key] for key in ("title", "short", "sections") if key in document}
        for document in folder.identity["documents"]
    ]
    texts = _flat({**own, "places": list(own["places"]), "documents": documents})
    return {name: text for name, text in texts.items() if text}


def _sections(folder: Folder, texts: Texts) -> dict[str, Section]:
    found: dict[str, Section] = {}
    for nth, document in enumerate(folder.identity["documents"]):
        for name in document.get("sections", {}):
            place = texts[f"documents.{nth}.sections.{name}"]
            found[name] = Section(name, texts[f"documents.{nth}.title"], place, texts[f"documents.{nth}.short"])
    return found


def _facts(facts: Facts, words: Translation) -> Facts:
    found = {}
    for name, periods in facts.items():
        texts, _ = words.of(f"facts.{name}", _worded(periods))
        found[name] = tuple(replace(fact, value=texts[fact.value]) for fact in periods) if texts else periods
    return found


def _worded(periods: tuple[Fact, ...]) -> Texts:
    """Return the values that are words, by themselves; codes and figures are the same in all languages."""
    return {fact.value: fact.value for fact in periods if fact.key.kind == "text"}


def _change(name: str, change: Change, words: Translation) -> Change:
    options = {f"options.{value}.{key}": text for value, own in change.options.items() for key, text in own.items()}
    japanese = {key: text for key, text in change.fields.items() if key not in _NOT_TEXT} | options
    texts, _ = words.of(f"questions.{name}", japanese)
    return Change(
        {key: texts.get(key, text) for key, text in change.fields.items()},
        {value: {key: texts[f"options.{value}.{key}"] for key in own} for value, own in change.options.items()},
    )


def translated_question(question: Question, words: Translation) -> Question:
    """Return a question of the national rules in another language."""
    own = {"title": question.title, "short": question.short, "help": question.help, **question.errors}
    own |= {
        f"options.{value}.{key}": text
        for value, option in question.options.items()
        for key, text in (
            ("label", option.label),
            ("answer", option.answer),
            ("hint", option.hint),
            ("howto", option.howto),
        )
    }
    texts, _ = words.of(f"questions.{question.name}", {name: text for name, text in own.items() if text})
    options = {}
    for value, option in question.options.items():
        prefix = f"options.{value}."
        options[value] = replace(
            option, **{n.removeprefix(prefix): t for n, t in texts.items() if n.startswith(prefix)}
        )
    return replace(
        question,
        title=texts["title"],
        short=texts["short"],
        help=texts.get("help", ""),
        options=options,
        errors={code: texts[code] for code in question.errors},
    )


def translated_library(library: Library, language: Language, problems: Problems) -> Library:
    """Return all insurers in another language; rules, facts, numbers and order are the same."""

    def in_language(folder: Folder) -> Folder:
        return translated(folder, read_translation(folder.path, language.code, problems))

    national = in_language(library.national)
    insurers = {
        slug: Insurer(in_language(insurer.folder), national, language, insurer)
        for slug, insurer in library.insurers.items()
    }
    return Library(library.keys, national, insurers, language)
