"""One folder, one insurer: identity, facts, desks and wording; and the library of all of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from checker.loading.contacts import Contact, load_contacts
from checker.loading.errors import ContentError, expect, only_known
from checker.loading.facts import Fact, Facts, Key, check_required, load_facts, load_keys
from checker.loading.identity import load_identity
from checker.loading.questions import Change, load_changes
from checker.loading.texts import Layers, Wording, load_layers, merge
from checker.rules import BRING_CODES, Rules
from checker.todos import TODO_CODES
from checker.verdicts import VERDICT_CODES
from checker.warnings import WARNING_CODES

NATIONAL = "national"
CODES = {
    "bring": BRING_CODES,
    "todo": TODO_CODES,
    "warnings": WARNING_CODES,
    "verdict": VERDICT_CODES,
    "front": ("line-1", "line-2", "line-3"),
}


@dataclass(frozen=True)
class Section:
    """A place in a document: what its id stands for, as it is shown to people. `short`: the document's short name."""

    id: str
    document: str
    place: str
    short: str


@dataclass(frozen=True)
class Folder:
    """What one folder says by itself."""

    slug: str
    path: Path
    identity: Mapping[str, Any]
    sections: Mapping[str, Section]
    facts: Facts
    contacts: tuple[Contact, ...]
    texts: Mapping[str, Layers]
    questions: Mapping[str, Change]


@dataclass(frozen=True, eq=False)
class Insurer:
    """An insurer on the ground of the national rules. What its own folder says comes first, day by day."""

    folder: Folder
    national: Folder

    @property
    def slug(self) -> str:
        """The name in addresses."""
        return self.folder.slug

    @property
    def number(self) -> int:
        """The number in phone codes; never changed, never given twice."""
        return int(self.folder.identity["number"])

    @property
    def name(self) -> str:
        """The name as people know it."""
        return str(self.folder.identity["name"])

    @property
    def identity(self) -> Mapping[str, Any]:
        """The rest of insurer.toml: kana, kind, who, drawings, and maybe places and papers."""
        return self.folder.identity

    def fact(self, key: str, day: date) -> Fact | None:
        """Return the fact that holds on the day: the insurer's own, else the national one, else None."""
        for folder in (self.folder, self.national):
            for fact in folder.facts.get(key, ()):
                if fact.holds(day):
                    return fact
        return None

    def own(self, fact: Fact) -> bool:
        """Say whether the fact is from this insurer's leaflet and not from the national rules."""
        return fact in self.folder.facts.get(fact.key.name, ())

    def section(self, section_id: str) -> Section:
        """Return the section, the insurer's or the national one."""
        return self.folder.sections.get(section_id) or self.national.sections[section_id]

    def wording(self, kind: str, code: str, variant: str = "") -> Wording:
        """Return the texts for a code, with placeholders still in. `kind` as in CODES. KeyError if unknown."""
        layers = [self.national.texts[kind]]
        if self.folder is not self.national:
            layers.append(self.folder.texts[kind])
        return merge(code, variant, layers)

    def contacts(self, day: date) -> list[Contact]:
        """Return the insurer's own desks that exist on the day."""
        return [contact for contact in self.folder.contacts if contact.exists(day)]

    def national_contacts(self, day: date) -> list[Contact]:
        """Return the desks for everybody that exist on the day."""
        return [contact for contact in self.national.contacts if contact.exists(day)]

    def rules(self, day: date) -> Rules:
        """Return the rules that hold on the day."""
        return _rules(self, day)


@lru_cache(maxsize=512)
def _rules(insurer: Insurer, day: date) -> Rules:
    def value(key: str) -> Any:
        fact = insurer.fact(key, day)
        assert fact is not None, key  # noqa: S101  required keys are checked at start-up
        return fact.value

    plain = {f.name: value(f.name) for f in fields(Rules) if f.name != "routes"}
    routes = {key: value(key) for key in insurer.national.facts if key.startswith("route_")}
    return Rules(**plain, routes=routes)


@dataclass(frozen=True)
class Library:
    """All folders together."""

    keys: Mapping[str, Key]
    national: Folder
    insurers: Mapping[str, Insurer]  # by slug, in the order in which they are shown

    def by_number(self, number: int) -> Insurer | None:
        """Return the insurer with that number in phone codes, or None."""
        return next((insurer for insurer in self.insurers.values() if insurer.number == number), None)


def load_folder(path: Path, keys: Mapping[str, Key], national_sections: Mapping[str, Section]) -> Folder:
    """Read one folder. ContentError for the first mistake."""
    file = path / "insurer.toml"
    identity = load_identity(file)
    sections = _sections(file, identity.get("documents", []))
    known = {*sections, *national_sections}
    texts = {}
    for kind, codes in CODES.items():
        texts[kind] = load_layers(path, kind, codes, known)
    return Folder(
        slug=path.name,
        path=path,
        identity=identity,
        sections=sections,
        facts=load_facts(path, keys, known),
        contacts=load_contacts(path / "contacts.toml", known),
        texts=texts,
        questions={} if path.name == NATIONAL else load_changes(path / "questions.toml"),
    )


def _sections(file: Path, documents: list[dict[str, Any]]) -> dict[str, Section]:
    sections: dict[str, Section] = {}
    for document in documents:
        only_known(file, "documents", document, {"title", "short", "date", "sections"})
        title = expect(file, "documents.title", document.get("title"), str, "a text")
        short = expect(file, "documents.short", document.get("short"), str, "a short name for small print")
        for name, place in document.get("sections", {}).items():
            if name in sections:
                raise ContentError(file, f"documents.sections.{name}", "each section once", name)
            sections[name] = Section(name, title, place, short)
    return sections


def load_library(path: Path) -> Library:
    """Read all folders below `path`: keys/, national/ and one folder an insurer. ContentError for a mistake."""
    keys = load_keys(path / "keys")
    national = load_folder(path / NATIONAL, keys, {})
    for kind in ("bring", "todo", "verdict", "front"):
        for code in CODES[kind]:
            if code not in national.texts[kind]:
                raise ContentError(path / NATIONAL / f"{kind}.toml", code, "the wording for everybody")
    insurers = []
    numbers: dict[int, str] = {}
    for folder_path in sorted(child for child in path.iterdir() if (child / "insurer.toml").exists()):
        if folder_path.name == NATIONAL:
            continue
        folder = load_folder(folder_path, keys, national.sections)
        check_required(folder_path / "facts.toml", keys, folder.facts, national.facts)
        number = folder.identity["number"]
        if number in numbers or number < 1:
            raise ContentError(folder_path / "insurer.toml", "number", "a number of its own, 1 or more", number)
        numbers[number] = folder.slug
        insurers.append(Insurer(folder, national))
    insurers.sort(key=lambda insurer: (insurer.identity.get("order", 500), insurer.identity["kana"]))
    return Library(keys, national, {insurer.slug: insurer for insurer in insurers})
