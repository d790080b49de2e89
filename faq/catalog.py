"""The FAQ of the running site: for each insurer and topic the answer that holds on a day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.http import Http404
from markdown_it import MarkdownIt

from checker import codes
from checker.edition import part
from checker.library import library
from checker.loading.folders import NATIONAL, Folders
from checker.loading.insurers import Insurer, Library, Section
from checker.loading.problems import Problems
from checker.proofs import prove_topics
from checker.wording import Filler
from faq.loading import AnswerText, Topic, Topics, load_all, load_topics
from faq.proofs import prove_answers
from faq.search import SearchEngine, load_engine

_MARKDOWN = MarkdownIt("commonmark", {"html": False})


@dataclass(frozen=True)
class Cell:
    """One insurer's answer to one topic on one day.

    `kind`: "leaflet" (its leaflet says so), "rule" (silent, but a sure national rule) or "ask" (ask the insurer).
    `answer` is for reading, `spoken` the same for the ear, `body` HTML.
    """

    insurer: Insurer
    topic: Topic
    kind: str
    short: str
    answer: str
    spoken: str
    text: str
    body: str
    sources: tuple[Section, ...]
    checked: date
    related: tuple[Topic, ...]
    code: str

    @property
    def code_grouped(self) -> str:
        """Return the phone code in groups."""
        return codes.grouped(self.code)


@dataclass(frozen=True, eq=False)
class Catalog:
    """All topics and the answers of all folders."""

    library: Library
    topics: Topics
    answers: Mapping[str, Mapping[str, AnswerText]]

    def text(self, insurer: Insurer, topic: str) -> AnswerText:
        """Return the insurer's own answer, or the national one where its leaflet is silent."""
        return self.answers[insurer.slug].get(topic) or self.answers["national"][topic]

    def cell(self, insurer: Insurer, topic: str, day: date) -> Cell:
        """Return the answer that holds for the insurer on the day. KeyError for an unknown topic."""
        return _cell(self, insurer, topic, day)

    def grouped(self) -> list[tuple[str, list[Topic]]]:
        """Return (name of the group, its topics) in order."""
        return [
            (name, [topic for topic in self.topics.topics.values() if topic.group == group])
            for group, name in self.topics.groups.items()
        ]

    def by_number(self, number: int) -> Topic | None:
        """Return the topic with that number in phone codes, or None."""
        return next((topic for topic in self.topics.topics.values() if topic.number == number), None)


@lru_cache(maxsize=2048)
def _cell(catalog: Catalog, insurer: Insurer, slug: str, day: date) -> Cell:
    topic = catalog.topics.topics[slug]
    text = catalog.text(insurer, slug)
    filler = Filler(insurer, day)
    body = filler.fill(text.body)
    sections = [insurer.section(name) for name in text.sections]
    related = catalog.answers["national"][slug].related
    return Cell(
        insurer=insurer,
        topic=topic,
        kind=text.kind,
        short=filler.fill(text.short),
        answer=filler.fill(text.answer),
        spoken=Filler(insurer, day, aloud=True).fill(text.answer),
        text=body,
        body=_MARKDOWN.render(body),
        sources=tuple(sections),
        checked=text.checked,
        related=tuple(catalog.topics.topics[name] for name in related),
        code=codes.topic_code(insurer.number, topic.number),
    )


@part
def catalog(folders: Folders, problems: Problems) -> Catalog:
    """Return the FAQ that the site uses."""
    topics = load_topics(folders[NATIONAL] / "faq" / "topics.toml", problems)
    book = Catalog(library(), topics, load_all(library(), topics, problems))
    prove_topics(book.library, topics.topics, problems)
    prove_answers(book.library, book.answers, problems)
    return book


@part
def search_engine(folders: Folders, problems: Problems) -> SearchEngine:
    """Return the search over all topics."""
    questions = {slug: topic.question for slug, topic in catalog().topics.topics.items()}
    leaflets = [library().national, *(insurer.folder for insurer in library().insurers.values())]
    published = {phone.replace("-", "") for folder in leaflets for desk in folder.contacts for phone in desk.phones}
    return load_engine(folders[NATIONAL] / "search", questions, published, problems)


def topic_or_404(slug: str) -> Topic:
    """Return the topic of an address; Http404 where there is none."""
    try:
        return catalog().topics.topics[slug]
    except KeyError:
        raise Http404(slug) from None
