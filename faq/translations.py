"""The FAQ in other languages: questions, groups, answers and the labels of the search."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from checker.loading.errors import Problems, expect, read_toml
from checker.loading.problems import A_TEXT
from checker.loading.translations import Texts, Translation, read_translation
from faq.loading import AnswerText, Topics, split


def read_faq_translation(folder: Path, code: str, problems: Problems) -> Translation:
    """Return what a folder's FAQ has in a language, on top of its other texts."""
    words = read_translation(folder, code, problems)
    items: dict[str, Texts] = dict(words.items)
    topics = problems.take({}, read_toml, folder / code / "faq" / "topics.toml")
    for kind in ("groups", "topics"):
        items |= {f"{kind}.{name}": {"text": str(text)} for name, text in topics.get(kind, {}).items()}
    for file in sorted((folder / code / "faq").glob("*.md")):
        with problems.noted():
            items[f"faq.{file.stem}"] = _answer(file)
    return Translation(items, words.versions)


def _answer(file: Path) -> Texts:
    head, body = split(file)
    texts = {name: expect(file, name, head.get(name), str, A_TEXT) for name in ("short", "answer")}
    return {**texts, "body": body.strip()}


def translated_topics(topics: Topics, words: Translation) -> Topics:
    """Return the topics with their questions and groups in another language."""

    def said(item: str, japanese: str) -> str:
        return words.of(item, {"text": japanese})[0]["text"]

    groups = {name: said(f"groups.{name}", text) for name, text in topics.groups.items()}
    found = {
        slug: replace(topic, question=said(f"topics.{slug}", topic.question)) for slug, topic in topics.topics.items()
    }
    return Topics(groups, found)


def translated_answers(answers: Mapping[str, AnswerText], words: Translation) -> dict[str, AnswerText]:
    """Return a folder's answers in another language; those that are missing in Japanese, and marked."""
    found = {}
    for topic, answer in answers.items():
        texts, state = words.of(f"faq.{topic}", answer.texts)
        found[topic] = replace(answer, short=texts["short"], answer=texts["answer"], body=texts["body"], state=state)
    return found
