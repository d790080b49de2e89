"""Search over the topics, for people who do not know the terms. No framework, no I/O after loading."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean, pstdev
from typing import Any

from checker.loading.errors import (
    STRICT,
    ContentError,
    Problems,
    Said,
    only_known,
    read_toml,
    tables,
    text,
    texts,
)
from faq.search.examples import ELSEWHERE, Examples, load_examples
from faq.search.normalise import fold, squash
from faq.search.privacy import refused
from faq.search.rank import Ranker, load_profiles
from faq.search.vocabulary import Found, Vocabulary, load_vocabulary

LONGEST_QUERY = 200
MOST_HITS, MOST_NEAREST = 5, 3
LEAST_SCORE = 0.5  # of the vocabulary's best topic where no word is surely ours
MOST_UNKNOWN = 8  # characters of unknown content beside a single telling word
VOCABULARY = 0.25  # what the vocabulary counts beside the examples, both in standard deviations
LOWEST = -3.0  # of the vocabulary: what fits worse fits not at all
BEHIND = 2.0  # standard deviations behind the best hit, and a topic is none
# By how much the examples from elsewhere may fit worse than those of the best topic, and the query still is not ours:
# with a word that is surely from elsewhere, with words that we do not know, and with neither (measured: `make search`).
NAMED, UNKNOWN, PLAIN = -8.0, -0.5, 2.0
_SIDE_WORDS = 3  # characters that may stand beside an ambiguous word


@dataclass(frozen=True)
class Hit:
    """A topic that fits, with its score."""

    topic: str
    score: float


@dataclass(frozen=True)
class Reading:
    """One meaning of an ambiguous word."""

    label: str
    topic: str


@dataclass(frozen=True)
class SearchResult:
    """Hits best first; the readings of an ambiguous word; the nearest topics where there is no hit; why refused."""

    query: str
    hits: tuple[Hit, ...] = ()
    readings: tuple[Reading, ...] = ()
    nearest: tuple[str, ...] = ()
    refused: str | None = None


class SearchEngine:
    """Finds topics. Immutable after loading, so that threads may share it."""

    def __init__(
        self,
        vocabulary: Vocabulary,
        ranker: Ranker,
        examples: Examples,
        readings: Mapping[str, tuple[Reading, ...]],
        published: Collection[str],
    ) -> None:
        self._vocabulary, self._ranker, self._examples = vocabulary, ranker, examples
        self._readings, self._published = readings, published

    @property
    def labels(self) -> list[str]:
        """Return how the meanings of ambiguous words are called."""
        return list(dict.fromkeys(reading.label for readings in self._readings.values() for reading in readings))

    def search(self, query: str) -> SearchResult:
        """Return what fits a query of any length and kind."""
        query = query[:LONGEST_QUERY]
        reason = refused(query, self._published)
        if reason:
            return SearchResult("", refused=reason)
        if not squash(query):
            return SearchResult(query)
        said = self._examples.scores(query)
        elsewhere = said.pop(ELSEWHERE) - max(said.values())
        found = self._vocabulary.find(query)
        known = {topic: max(score, LOWEST) for score, topic in self._ranker.ranked(query, found.concepts)}
        said, named = _standardised(said), _standardised(known)
        ranked = sorted(((said[topic] + VOCABULARY * named[topic], topic) for topic in said), reverse=True)
        if elsewhere > self._limit(found, max(known.values())):
            return SearchResult(query, (), self._ambiguous(query), tuple(topic for _, topic in ranked[:MOST_NEAREST]))
        hits = tuple(Hit(topic, score) for score, topic in ranked[:MOST_HITS] if score >= ranked[0][0] - BEHIND)
        return SearchResult(query, hits, self._ambiguous(query))

    def _limit(self, found: Found, best: float) -> float:
        """Return from where on a query is not ours. In: what the vocabulary found in it, its best topic's score."""
        subjects = self._vocabulary.of_kind("subject", found.concepts)
        if self._vocabulary.of_kind("elsewhere", found.concepts) and not subjects - WEAK_SUBJECTS:
            return NAMED
        if subjects:
            return PLAIN if best > 0 else UNKNOWN
        specific = self._vocabulary.of_kind("specific", found.concepts)
        told = len(specific) > 1 or (specific and found.unknown <= MOST_UNKNOWN) or not found.unknown
        return PLAIN if told and best > LEAST_SCORE else UNKNOWN

    def _ambiguous(self, query: str) -> tuple[Reading, ...]:
        text = squash(fold(query))
        for word, readings in self._readings.items():
            if word in text and len(text) <= len(word) + _SIDE_WORDS:
                return readings
        return ()


def _standardised(scores: Mapping[str, float]) -> dict[str, float]:
    """Return how many standard deviations each score lies above the mean."""
    mean, deviation = fmean(scores.values()), pstdev(scores.values()) or 1.0
    return {topic: (score - mean) / deviation for topic, score in scores.items()}


# Words that belong to other things too: 介護保険証, 年金の任意継続 …
WEAK_SUBJECTS = {"insurance-card", "late-elderly", "elderly-certificate", "voluntary", "limit-certificate"}


def load_engine(
    folder: Path, questions: Mapping[str, str], published: Collection[str] = (), problems: Problems = STRICT
) -> SearchEngine:
    """Read the search's folder. In: its path, topics with their questions, digits of published numbers."""
    vocabulary = load_vocabulary(folder, problems)
    profiles = load_profiles(folder, vocabulary.kinds, questions, problems)
    readings: dict[str, tuple[Reading, ...]] = {}
    file = folder / "words.toml"
    content = problems.take({}, read_toml, file)
    only_known(file, "", content, {"common", "common_foreign", "ambiguous"}, problems)
    for nth, entry in enumerate(problems.take([], tables, file, "ambiguous", content.get("ambiguous", []))):
        with problems.noted():
            readings.update(_readings(file, entry, questions, nth))
    longest_first = dict(sorted(readings.items(), key=lambda item: -len(item[0])))
    ranker, examples = Ranker(profiles, vocabulary.kinds, questions), load_examples(folder, questions, problems)
    return SearchEngine(vocabulary, ranker, examples, longest_first, published)


def _readings(file: Path, entry: dict[str, Any], topics: Collection[str], nth: int) -> dict[str, tuple[Reading, ...]]:
    only_known(file, "ambiguous", entry, {"words", "readings"}, nth=nth)
    words = texts(file, "ambiguous.words", entry.get("words"), nth)
    meanings = []
    for given in tables(file, "ambiguous.readings", entry.get("readings"), nth):
        only_known(file, "ambiguous.readings", given, {"label", "topic"}, nth=nth)
        label, topic = (text(file, f"ambiguous.readings.{key}", given.get(key), nth) for key in ("label", "topic"))
        if topic not in topics:
            known = Said("faq/topics.toml の話題", "a topic of faq/topics.toml")
            raise ContentError(file, "ambiguous.readings.topic", known, topic, nth=nth)
        meanings.append(Reading(label, topic))
    return dict.fromkeys((squash(fold(word)) for word in words), tuple(meanings))
