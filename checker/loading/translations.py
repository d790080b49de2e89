"""Translations beside the Japanese: `<folder>/<language>/` has the same files, tables and keys, texts only.

A text that was made from another state of the Japanese is stale; one that is missing is shown in Japanese. Which state
a translation was made from stands in versions.toml: a digest of the Japanese for each item (docs/languages.md).
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from checker.loading.errors import Problems, read_toml
from checker.loading.facts import Fact
from checker.loading.folders import NATIONAL
from checker.loading.insurers import Folder
from checker.loading.texts import Layer, State

Texts = Mapping[str, str]
Items = Mapping[str, Texts]  # by id, such as "todo.report-lost-card" or "faq.benefits": its texts by field
VERSIONS = "versions.toml"
ONLY_JAPANESE = "leaflet"  # the printed sheet is the insurer's own paper, in its own language
_MARK = re.compile(r"\{[?!]?[a-z][a-z0-9_]*(?:\.[a-z0-9-]+)?\}")
_NOT_WORDS = {"language.toml", "readings.toml"}
NOT_TEXT = {"topic", "drawing", "sections", "value"}


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
        if isinstance(value, str) and name not in NOT_TEXT:
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
                items[f"{kind}.{code}" + (f".{variant}" if variant else "")] = texts_of_layer(layer)
    items["insurer"] = identity_texts(folder)
    for contact in folder.contacts:
        texts = {"name": contact.name, "note": contact.note, "address": contact.address}
        items[f"contacts.{contact.id}"] = {name: text for name, text in texts.items() if text}
    for name, periods in folder.facts.items():
        items[f"facts.{name}"] = words_of_fact(periods)
    for name, change in folder.questions.items():
        options = {f"options.{value}.{key}": text for value, own in change.options.items() for key, text in own.items()}
        items[f"questions.{name}"] = {key: text for key, text in change.fields.items() if key not in NOT_TEXT} | options
    if folder.slug == NATIONAL:
        for stem in ("questions", "reasons"):
            items.update(_items(stem, read_toml(folder.path / f"{stem}.toml")))
    return {name: texts for name, texts in items.items() if texts}


def texts_of_layer(layer: Layer) -> Texts:
    """Return the texts of a layer that a translation needs."""
    return {name: text for name, text in layer.fields.items() if text and name not in NOT_TEXT}


def identity_texts(folder: Folder) -> Texts:
    """Return the texts of insurer.toml that a translation needs."""
    own = {name: folder.identity[name] for name in ("name", "kind", "who", "papers", "places")}
    documents = [
        {key: document[key] for key in ("title", "short", "sections") if key in document}
        for document in folder.identity["documents"]
    ]
    texts = _flat({**own, "places": list(own["places"]), "documents": documents})
    return {name: text for name, text in texts.items() if text}


def words_of_fact(periods: tuple[Fact, ...]) -> Texts:
    """Return the values that are words, by themselves; codes and figures are the same in all languages."""
    return {fact.value: fact.value for fact in periods if fact.key.kind == "text"}
