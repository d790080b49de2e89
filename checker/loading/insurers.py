"""One folder, one insurer: identity, facts, desks and wording; and the library of all of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from checker.language import FILE, JAPANESE, Language, load_language
from checker.loading.changes import Change, load_changes
from checker.loading.contacts import Contact, load_contacts
from checker.loading.errors import STRICT, ContentError, Problems, Said
from checker.loading.facts import Fact, Facts, check_required, load_facts
from checker.loading.folders import KEYS, NATIONAL, Folders, gather
from checker.loading.identity import Section as Section  # noqa: PLC0414  a part of what a folder is, read from here
from checker.loading.identity import check_numbers, load_identity, load_sections
from checker.loading.keys import Key, load_keys
from checker.loading.texts import Layers, Wording, load_layers, merge
from checker.rules import BRING_CODES, Rules
from checker.todos import TODO_CODES
from checker.verdicts import VERDICT_CODES
from checker.warnings import WARNING_CODES

LEAFLET_CODES = (  # of the printed sheet: its head, the flow chart's steps and ends, whom and of what it speaks
    "head", "step-card", "step-registration", "step-electronic-certificate",
    "end-usable", "end-no-card", "end-not-registered", "end-expired",
    "for-everybody", "for-not-registered", "for-ending", "for-lost-certificate", "for-certificate-arrived",
    "for-new-member", "for-changed-details", "for-leaving", "for-lost-card",
    "about-notice-who-gets", "about-who-gets-certificate", "about-when-certificate-arrives", "about-reader-broken",
)  # fmt: skip
CODES = {
    "bring": BRING_CODES,
    "todo": TODO_CODES,
    "warnings": WARNING_CODES,
    "verdict": VERDICT_CODES,
    "front": ("line-1", "line-2", "line-3"),
    "leaflet": LEAFLET_CODES,
}


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
    language: Language
    original: Insurer | None = None  # the same in Japanese, where this is a translation

    @property
    def japanese(self) -> Insurer:
        """The same insurer in the language of its leaflet."""
        return self.original or self

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
    language: Language

    def by_number(self, number: int) -> Insurer | None:
        """Return the insurer with that number in phone codes, or None."""
        return next((insurer for insurer in self.insurers.values() if insurer.number == number), None)


def load_folder(
    path: Path, keys: Mapping[str, Key], national_sections: Mapping[str, Section], problems: Problems = STRICT
) -> Folder:
    """Read one folder."""
    identity = load_identity(path, problems)
    sections = load_sections(path / "insurer.toml", identity["documents"], problems)
    known = {*sections, *national_sections}
    return Folder(
        slug=path.name,
        path=path,
        identity=identity,
        sections=sections,
        facts=load_facts(path, keys, known, problems),
        contacts=load_contacts(path / "contacts.toml", known, problems),
        texts={kind: load_layers(path, kind, codes, known, problems) for kind, codes in CODES.items()},
        questions={} if path.name == NATIONAL else load_changes(path / "questions.toml", problems),
    )


def load_library(leaflets: Path | Folders, problems: Problems = STRICT) -> Library:
    """Read all folders: keys, national and one an insurer. In: where they stand, and who collects the mistakes."""
    folders = gather(leaflets) if isinstance(leaflets, Path) else leaflets
    for name in (KEYS, NATIONAL):
        if name not in folders:
            parent = next(iter(folders.values())).parent if folders else Path(name)
            raise ContentError(parent / name, name, Said("フォルダ", "a folder"))
    keys = load_keys(folders[KEYS], problems)
    national = load_folder(folders[NATIONAL], keys, {}, problems)
    language = load_language(folders[NATIONAL] / FILE, JAPANESE, problems)
    for kind in ("bring", "todo", "verdict", "front", "leaflet"):
        for code in CODES[kind]:
            if "" not in national.texts[kind].get(code, {}):
                wording = Said("どの保険にも使う文", "the wording for everybody")
                problems.add(ContentError(national.path / f"{kind}.toml", code, wording))
    insurers = [
        Insurer(load_folder(path, keys, national.sections, problems), national, language)
        for name, path in folders.items()
        if name not in (KEYS, NATIONAL)
    ]
    for insurer in insurers:
        file = insurer.folder.path / "facts.toml"
        with problems.noted():
            check_required(file, keys, insurer.folder.facts, national.facts)
    check_numbers([insurer.folder for insurer in insurers], problems)
    insurers.sort(key=lambda insurer: (insurer.identity["order"], insurer.identity["kana"]))
    return Library(keys, national, {insurer.slug: insurer for insurer in insurers}, language)
