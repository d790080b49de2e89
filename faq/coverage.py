"""What stands on each section of an insurer's leaflet: answers, to-dos, things to bring, warnings, facts."""

from __future__ import annotations

from dataclasses import dataclass, field

from checker.loading.insurers import Insurer
from faq.catalog import Catalog
from faq.loading import Topic


@dataclass
class Ground:
    """One section and all that names it as its source."""

    place: str
    topics: list[Topic] = field(default_factory=list)
    results: list[str] = field(default_factory=list)
    facts: list[str] = field(default_factory=list)


def coverage(book: Catalog, insurer: Insurer) -> dict[str, list[Ground]]:
    """Return by document the sections of the insurer's leaflet; national ones where it has no leaflet."""
    folder = insurer.folder if insurer.folder.sections else insurer.national
    grounds = {name: Ground(section.place) for name, section in folder.sections.items()}
    for topic, answer in book.answers[folder.slug].items():
        for name in answer.sections:
            if name in grounds:
                grounds[name].topics.append(book.topics.topics[topic])
    for kind in ("bring", "todo", "warnings"):
        for layers in folder.texts[kind].values():
            for layer in layers.values():
                title = layer.fields.get("title") or layer.fields.get("name")
                for name in layer.sections:
                    if name in grounds and title and title not in grounds[name].results:
                        grounds[name].results.append(title)
    for key, periods in folder.facts.items():
        for fact in periods:
            for name in fact.sections:
                about = book.library.keys[key].about.partition("（")[0]
                if name in grounds and about not in grounds[name].facts:
                    grounds[name].facts.append(about)
    documents: dict[str, list[Ground]] = {}
    for name, ground in grounds.items():
        documents.setdefault(folder.sections[name].document, []).append(ground)
    return documents
