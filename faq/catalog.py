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
from checker.language import JAPANESE
from checker.library import language_code, languages, library
from checker.loading.folders import NATIONAL, Folders
from checker.loading.insurers import Insurer, Library, Section
from checker.loading.problems import Problems
from checker.loading.texts import State
from checker.loading.translations import Translation
from checker.proofs import prove_topics
from checker.wording import Filler
from faq.loading import AnswerText, Topic, Topics, load_all, load_topics
from faq.proofs import prove_answers
from faq.search import SearchEngine, load_engine
from faq.translations import read_faq_translation, translated_answers, translated_topics

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
    state: State = State.CURRENT  # of a translation

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
    labels: Translation | None = None  # of the search, in another language

    def label(self, japanese: str) -> str:
        """Return a label of the search in the catalog's language."""
        return self.labels.of(f"search.{japanese}", {"text": japanese})[0]["text"] if self.labels else japanese

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
        spoken=Filler(insurer, day, aloud=insurer.language.japanese).fill(text.answer),
        text=body,
        body=_MARKDOWN.render(body),
        sources=tuple(sections),
        checked=text.checked,
        related=tuple(catalog.topics.topics[name] for name in related),
        code=codes.topic_code(insurer.number, topic.number),
        state=text.state,
    )


@part
def _japanese(folders: Folders, problems: Problems) -> Catalog:
    topics = load_topics(folders[NATIONAL] / "faq" / "topics.toml", problems)
    book = Catalog(library(JAPANESE), topics, load_all(library(JAPANESE), topics, problems))
    prove_topics(book.library, topics.topics, problems)
    prove_answers(book.library, book.answers, problems)
    return book


@part
def _catalogs(folders: Folders, problems: Problems) -> dict[str, Catalog]:
    found = {JAPANESE: _japanese()}
    for code in languages():
        if code != JAPANESE:
            words = {name: read_faq_translation(folders[name], code, problems) for name in _japanese().answers}
            answers = {name: translated_answers(own, words[name]) for name, own in _japanese().answers.items()}
            found[code] = Catalog(
                library(code), translated_topics(_japanese().topics, words[NATIONAL]), answers, words[NATIONAL]
            )
    return found


def catalog(code: str | None = None) -> Catalog:
    """Return the FAQ in the language of the code; in that of the page where none is given."""
    found = _catalogs()
    return found.get(code or language_code(), found[JAPANESE])


@part
def search_engine(folders: Folders, problems: Problems) -> SearchEngine:
    """Return the search over all topics."""
    questions = {slug: topic.question for slug, topic in _japanese().topics.topics.items()}
    leaflets = [_japanese().library.national, *(insurer.folder for insurer in _japanese().library.insurers.values())]
    published = {phone.replace("-", "") for folder in leaflets for desk in folder.contacts for phone in desk.phones}
    return load_engine(folders[NATIONAL] / "search", questions, published, problems)


def topic_or_404(slug: str) -> Topic:
    """Return the topic of an address; Http404 where there is none."""
    try:
        return catalog().topics.topics[slug]
    except KeyError:
        raise Http404(slug) from None
