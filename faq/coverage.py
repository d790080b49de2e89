"""What stands on each section of an insurer's leaflet: answers, to-dos, things to bring, warnings, facts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from checker.loading.insurers import Folder, Insurer
from faq.catalog import Catalog
from faq.loading import Topic


@dataclass
class Ground:
    """One section and all that names it as its source."""

    place: str
    topics: list[Topic] = field(default_factory=list)
    results: dict[str, None] = field(default_factory=dict)
    facts: dict[str, None] = field(default_factory=dict)


def coverage(book: Catalog, insurer: Insurer) -> dict[str, list[Ground]]:
    """Return by document the sections of the insurer's leaflet; national ones where it has no leaflet."""
    folder = insurer.folder if insurer.folder.sections else insurer.national
    grounds = {name: Ground(section.place) for name, section in folder.sections.items()}
    for topic, answer in book.answers[folder.slug].items():
        for ground in _named(grounds, answer.sections):
            ground.topics.append(book.topics.topics[topic])
    for title, sections in _titles(folder):
        for ground in _named(grounds, sections):
            ground.results[title] = None
    for key, periods in folder.facts.items():
        about = book.library.keys[key].about.partition("（")[0]
        for ground in _named(grounds, [name for fact in periods for name in fact.sections]):
            ground.facts[about] = None
    documents: dict[str, list[Ground]] = {}
    for name, ground in grounds.items():
        documents.setdefault(folder.sections[name].document, []).append(ground)
    return documents


def _named(grounds: Mapping[str, Ground], sections: Iterable[str]) -> list[Ground]:
    return [grounds[name] for name in dict.fromkeys(sections) if name in grounds]


def _titles(folder: Folder) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield (title, sections) of each to-do, thing to bring and warning that has a title of its own."""
    for kind in ("bring", "todo", "warnings"):
        for layers in folder.texts[kind].values():
            for layer in layers.values():
                title = layer.fields.get("title") or layer.fields.get("name")
                if title:
                    yield title, layer.sections
