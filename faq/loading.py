"""Reads topics and answers from the leaflets' folders; a mistake stops the start with its place."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from checker.loading.errors import ContentError, expect, only_known, read_toml
from checker.loading.facts import check_day, check_sections
from checker.loading.insurers import Folder, Library

KINDS = ("leaflet", "rule", "ask")
MOST_RELATED = 3
_FENCE = "+++\n"


@dataclass(frozen=True)
class Topic:
    """One question as residents ask it. `number` is the ground of its phone code and never changes."""

    slug: str
    number: int
    question: str
    group: str


@dataclass(frozen=True)
class AnswerText:
    """One folder's answer to a topic, placeholders still in.

    `short` is the answer in a few words, the same words wherever insurers agree: it is compared side by side.
    `kind`: "leaflet" (an insurer's), "rule" (a sure national rule) or "ask" (nothing sure: ask your insurer).
    """

    topic: str
    short: str
    answer: str
    body: str
    sections: tuple[str, ...]
    checked: date
    kind: str
    related: tuple[str, ...] = ()


@dataclass(frozen=True)
class Topics:
    """All topics in order, and the names of their groups."""

    groups: Mapping[str, str]
    topics: Mapping[str, Topic]


def load_topics(file: Path) -> Topics:
    """Read topics.toml. ContentError for an unknown group or a number given twice."""
    content = read_toml(file)
    only_known(file, "", content, {"groups", "topics"})
    groups, topics = content.get("groups", {}), {}
    numbers: set[int] = set()
    for slug, entry in content.get("topics", {}).items():
        only_known(file, slug, entry, {"number", "group", "question"})
        number = expect(file, f"{slug}.number", entry.get("number"), int, "a number of its own")
        if number in numbers or not 0 < number < 1000:
            raise ContentError(file, f"{slug}.number", "a number of its own from 1 to 999", number)
        numbers.add(number)
        if entry.get("group") not in groups:
            raise ContentError(file, f"{slug}.group", f"one of {', '.join(groups)}", entry.get("group"))
        question = expect(file, f"{slug}.question", entry.get("question"), str, "a question")
        topics[slug] = Topic(slug, number, question, entry["group"])
    return Topics(groups, topics)


def load_answers(folder: Folder, topics: Topics, sections: set[str], national: bool) -> dict[str, AnswerText]:
    """Read a folder's faq/*.md by topic. ContentError for the first mistake."""
    answers = {}
    for file in sorted((folder.path / "faq").glob("*.md")):
        if file.stem not in topics.topics:
            raise ContentError(file, "the file's name", "a topic of topics.toml", file.stem)
        answers[file.stem] = _answer(file, topics, sections, national)
    return answers


def _answer(file: Path, topics: Topics, sections: set[str], national: bool) -> AnswerText:
    head, body = _split(file)
    own = {"short", "answer", "sections", "checked"}
    only_known(file, "", head, own | {"kind", "related"} if national else own)
    kind = head.get("kind", "leaflet")
    if (kind == "leaflet") == national or kind not in KINDS:
        raise ContentError(file, "kind", "rule or ask (only in national)", kind)
    related = head.get("related", [])
    for slug in related:
        if slug not in topics.topics or slug == file.stem:
            raise ContentError(file, "related", "other topics of topics.toml", slug)
    if len(related) > MOST_RELATED:
        raise ContentError(file, "related", f"at most {MOST_RELATED} topics", related)
    return AnswerText(
        topic=file.stem,
        short=head.get("short", ""),
        answer=expect(file, "answer", head.get("answer"), str, "one or two short sentences"),
        body=body.strip(),
        sections=check_sections(file, "", head.get("sections"), sections),
        checked=check_day(file, "checked", head.get("checked")),
        kind=kind,
        related=tuple(related),
    )


def _split(file: Path) -> tuple[dict[str, Any], str]:
    text = file.read_text("utf-8")
    if not text.startswith(_FENCE) or text.count(_FENCE) < 2:
        raise ContentError(file, "the file", "a head between two lines +++, then the body")
    _, head, body = text.split(_FENCE, 2)
    try:
        return tomllib.loads(head), body
    except tomllib.TOMLDecodeError as error:
        raise ContentError(file, "the head", "valid TOML", str(error)) from error


def load_all(library: Library, topics: Topics) -> dict[str, dict[str, AnswerText]]:
    """Read the answers of all folders by slug; "national" has one for every topic. ContentError if not."""
    national_sections = set(library.national.sections)
    national = load_answers(library.national, topics, national_sections, True)
    for slug in topics.topics:
        if slug not in national:
            raise ContentError(library.national.path / "faq" / f"{slug}.md", "the file", "an answer for everybody")
    answers = {library.national.slug: national}
    for insurer in library.insurers.values():
        known = national_sections | set(insurer.folder.sections)
        answers[insurer.slug] = load_answers(insurer.folder, topics, known, False)
    return answers
