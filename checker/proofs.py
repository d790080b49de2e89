"""Proves that every text of every folder can be filled on every day, so that no page meets a placeholder it lacks."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import date, timedelta
from pathlib import Path

from checker.answers import FIRST_VISIT
from checker.loading.errors import ContentError, Problems, Said, read_toml
from checker.loading.insurers import CODES, Insurer, Library
from checker.wording import Filler, UnknownPlaceholder

_SPOKEN = "spoken"


class Unfillable(ContentError):
    """A text with a placeholder that nothing fills."""


def days_of_change(insurer: Insurer, first: date = FIRST_VISIT) -> list[date]:
    """Return the first day and each later one on which a fact or desk of the insurer or the nation begins or ends."""
    days = {first}
    for folder in (insurer.folder, insurer.national):
        periods = [(fact.start, fact.end) for facts in folder.facts.values() for fact in facts]
        periods += [(desk.start, desk.end) for desk in folder.contacts]
        for start, end in periods:
            days.update(day for day in (start, end + timedelta(days=1) if end < date.max else start) if day > first)
    return sorted(days)


def distinct_days(insurer: Insurer) -> list[date]:
    """Return one day for each different set of facts and desks that exist."""
    seen: dict[frozenset[str], date] = {}
    for day in days_of_change(insurer):
        known = {
            *(key for key in {*insurer.folder.facts, *insurer.national.facts} if insurer.fact(key, day)),
            *(f"contact.{desk.id}" for desk in (*insurer.contacts(day), *insurer.national_contacts(day))),
        }
        seen.setdefault(frozenset(known), day)
    return list(seen.values())


def unfillable(
    insurer: Insurer, days: Iterable[date], text: str, aloud: Collection[bool] = (False, True)
) -> tuple[str, Said] | None:
    """Return (what stands in the text that the insurer cannot fill on one of the days, what could be filled)."""
    for day in days:
        expected = Said(
            f"{insurer.name}で {day} に使える印（{{ことがら}}、{{contact.窓口}} など）",
            f"a placeholder of a fact or desk that {insurer.slug} has on {day}",
        )
        for ear in aloud:
            try:
                filled = Filler(insurer, day, ear).fill(text)
            except UnknownPlaceholder as error:
                words = str(error.args[0]).split(" ")
                return "{" + (".".join(words[:2]) if words[0] == "contact" else words[0]) + "}", expected
            except (ValueError, TypeError):
                return text, expected
            if "{" in filled or "}" in filled:
                return filled[max(0, min(filled.find(mark) for mark in "{}" if mark in filled)) :], expected
    return None


def prove_texts(library: Library, problems: Problems) -> None:
    """Note each text for a result or front page that some insurer cannot fill on some day."""
    told: set[tuple[Path, str]] = set()
    for insurer in library.insurers.values():
        days = distinct_days(insurer)
        for kind, code, variant in _worded(insurer):
            for name, text in insurer.wording(kind, code, variant).fields.items():
                if "{" not in text and "}" not in text:
                    continue
                if found := unfillable(insurer, days, text, (name == _SPOKEN,)):
                    file, key = _origin(insurer, kind, code, variant, name)
                    if (file, key) not in told:
                        told.add((file, key))
                        problems.add(Unfillable(file, key, found[1], found[0]))


def prove_topics(library: Library, topics: Collection[str], problems: Problems) -> None:
    """Note each text that leads to a topic which does not exist."""
    topic = Said("topics.toml にある話題の名前", "a topic of topics.toml")
    for folder in (library.national, *(insurer.folder for insurer in library.insurers.values())):
        for kind in CODES:
            for code, layers in folder.texts[kind].items():
                for variant, layer in layers.items():
                    named = layer.fields.get("topic")
                    if named and named not in topics:
                        file = file_of(folder.path, kind, code)
                        key = f"{code}.variants.{variant}.topic" if variant else f"{code}.topic"
                        problems.add(ContentError(file, key, topic, named))


def prove_drawings(library: Library, exists: Callable[[str], bool], problems: Problems) -> None:
    """Note each drawing that does not exist. In: `exists` says it of a name."""
    for insurer in library.insurers.values():
        for code, name in insurer.identity["drawings"].items():
            file = insurer.folder.path / "insurer.toml"
            if code not in CODES["bring"] or not exists(name):
                drawing = Said("templates/drawings にある絵の名前", "the name of a drawing in templates/drawings")
                problems.add(ContentError(file, f"drawings.{code}", drawing, name))


def _worded(insurer: Insurer) -> Iterator[tuple[str, str, str]]:
    for kind, codes in CODES.items():
        for code in codes:
            layers = [folder.texts[kind].get(code, {}) for folder in (insurer.national, insurer.folder)]
            if any(layer.fields for each in layers for layer in each.values()):
                for variant in dict.fromkeys(("", *layers[0], *layers[1])):
                    if variant or any(each.get("") for each in layers):
                        yield kind, code, variant


def _origin(insurer: Insurer, kind: str, code: str, variant: str, name: str) -> tuple[Path, str]:
    """Return the file and key that a field of a wording is from."""
    for folder in (insurer.folder, insurer.national):
        for place in dict.fromkeys((variant, "")):
            layer = folder.texts[kind].get(code, {}).get(place)
            if layer and name in layer.fields:
                key = f"{code}.variants.{place}.{name}" if place else f"{code}.{name}"
                return file_of(folder.path, kind, code), key
    raise KeyError(code)


def file_of(folder: Path, kind: str, code: str) -> Path:
    """Return the file of a folder in which the texts of a code stand."""
    return next(file for file in sorted(folder.glob(f"{kind}*.toml")) if code in read_toml(file))
