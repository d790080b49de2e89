"""Reads topics and answers from the leaflets' folders; a mistake stops the start with its place."""

from __future__ import annotations

import tomllib
from collections.abc import Container, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from checker.loading.errors import (
    STRICT,
    THE_FILE,
    VALID_TOML,
    ContentError,
    Problems,
    Said,
    expect,
    one_of,
    only_known,
    read_toml,
    table,
    text,
    texts,
)
from checker.loading.facts import check_day, check_sections
from checker.loading.insurers import Folder, Library
from checker.loading.places import syntax_line
from checker.loading.texts import State

KINDS = ("leaflet", "rule", "ask")
MOST_RELATED = 3
_FENCE = "+++\n"
_NUMBER = Said("ほかの話題にない、1から999までの数", "a number of its own from 1 to 999")


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
    state: State = State.CURRENT  # of a translation

    @property
    def texts(self) -> dict[str, str]:
        """Return what is shown, by name."""
        return {"short": self.short, "answer": self.answer, "body": self.body}


@dataclass(frozen=True)
class Topics:
    """All topics in order, and the names of their groups."""

    groups: Mapping[str, str]
    topics: Mapping[str, Topic]


def load_topics(file: Path, problems: Problems = STRICT) -> Topics:
    """Read topics.toml. It is a mistake if a group is unknown or a number given twice."""
    content = problems.take({}, read_toml, file)
    only_known(file, "", content, {"groups", "topics"}, problems)
    groups = problems.take({}, table, file, "groups", content.get("groups"))
    for group, name in groups.items():
        problems.take("", text, file, f"groups.{group}", name)
    topics: dict[str, Topic] = {}
    for slug, entry in problems.take({}, table, file, "topics", content.get("topics")).items():
        with problems.noted():
            key = f"topics.{slug}"
            topic = _topic(file, key, table(file, key, entry), groups)
            if any(topic.number == other.number for other in topics.values()):
                raise ContentError(file, f"{key}.number", _NUMBER, topic.number)
            topics[slug] = topic
    return Topics(groups, topics)


def _topic(file: Path, key: str, entry: dict[str, Any], groups: Mapping[str, str]) -> Topic:
    only_known(file, key, entry, {"number", "group", "question"})
    number, group = expect(file, f"{key}.number", entry.get("number"), int, _NUMBER), entry.get("group")
    if not 0 < number < 1000:
        raise ContentError(file, f"{key}.number", _NUMBER, number)
    if not isinstance(group, str) or group not in groups:
        raise ContentError(file, f"{key}.group", one_of(groups), group)
    return Topic(key.partition(".")[2], number, text(file, f"{key}.question", entry.get("question")), group)


def load_answers(
    folder: Folder, topics: Topics, sections: Container[str], national: bool, problems: Problems = STRICT
) -> dict[str, AnswerText]:
    """Read a folder's faq/*.md by topic."""
    answers = {}
    for file in sorted((folder.path / "faq").glob("*.md")):
        with problems.noted():
            if file.stem not in topics.topics:
                topic = Said("topics.toml にある話題の名前", "a topic of topics.toml")
                raise ContentError(file, "the file's name", topic, file.stem)
            answers[file.stem] = _answer(file, topics, sections, national, problems)
    return answers


def _answer(file: Path, topics: Topics, sections: Container[str], national: bool, problems: Problems) -> AnswerText:
    head, body = split(file)
    own = {"short", "answer", "sections", "checked"}
    only_known(file, "", head, own | {"kind", "related"} if national else own, problems)
    kind = head.get("kind", "leaflet")
    if (kind == "leaflet") == national or kind not in KINDS:
        rule = Said("rule か ask（national だけ）", "rule or ask (only in national)")
        problems.add(ContentError(file, "kind", rule, kind))
    if not body.strip():
        problems.add(
            ContentError(file, "body", Said("2つめの +++ の下に、くわしい説明", "an explanation below the second +++"))
        )
    return AnswerText(
        topic=file.stem,
        short=problems.take("", text, file, "short", head.get("short")),
        answer=problems.take("", text, file, "answer", head.get("answer")),
        body=body.strip(),
        sections=problems.take((), check_sections, file, "", head.get("sections"), sections),
        checked=problems.take(date.min, check_day, file, "checked", head.get("checked")),
        kind=str(kind),
        related=problems.take((), _related, file, head.get("related", []), topics),
    )


def _related(file: Path, given: object, topics: Topics) -> tuple[str, ...]:
    related = texts(file, "related", given)
    for slug in related:
        if slug not in topics.topics or slug == file.stem:
            raise ContentError(file, "related", Said("topics.toml のほかの話題", "other topics of topics.toml"), slug)
    if len(related) > MOST_RELATED:
        most = Said(f"多くても{MOST_RELATED}つ", f"at most {MOST_RELATED} topics")
        raise ContentError(file, "related", most, list(related))
    return related


def split(file: Path) -> tuple[dict[str, Any], str]:
    """Return head and body of an answer's file. ContentError where it is not one."""
    try:
        content = file.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ContentError(file, THE_FILE, VALID_TOML, str(error), line=syntax_line(error, file)) from error
    if not content.startswith(_FENCE) or content.count(_FENCE) < 2:
        head_and_body = Said("+++ の行2つのあいだに頭、そのあとに本文", "a head between two lines +++, then the body")
        raise ContentError(file, THE_FILE, head_and_body, content[:20], line=1)
    _, head, body = content.split(_FENCE, 2)
    try:
        return tomllib.loads(head), body
    except tomllib.TOMLDecodeError as error:
        line = syntax_line(error, file, offset=1)
        raise ContentError(file, "the head", VALID_TOML, str(error), line=line) from error


def load_all(library: Library, topics: Topics, problems: Problems = STRICT) -> dict[str, dict[str, AnswerText]]:
    """Read the answers of all folders by slug; "national" has one for every topic, or it is a mistake."""
    national_sections = set(library.national.sections)
    national = load_answers(library.national, topics, national_sections, True, problems)
    for slug in topics.topics:
        file = library.national.path / "faq" / f"{slug}.md"
        if not file.exists():
            everybody = Said("どの保険にも使う答え", "an answer for everybody")
            problems.add(ContentError(file, THE_FILE, everybody))
    answers = {library.national.slug: national}
    for insurer in library.insurers.values():
        known = national_sections | set(insurer.folder.sections)
        answers[insurer.slug] = load_answers(insurer.folder, topics, known, False, problems)
    return answers
