"""Learns from examples of what people say which topic a query is about: search/said/<topic>.txt, one a line.

A naive Bayes classifier over the letters of a text (Manning, Raghavan, Schütze: Introduction to Information Retrieval,
2008, chapter 13). It knows no grammar and no dictionary: what people say about a topic shares turns of phrase, also in
hiragana, with typing errors and in other languages. `elsewhere-*.txt` have what is no business of this site.
"""

from __future__ import annotations

import math
import re
from array import array
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from operator import add
from pathlib import Path

from checker.loading.errors import STRICT, THE_FILE, ContentError, Problems, Said
from faq.search.normalise import fold, squash

ELSEWHERE = "elsewhere"
LEAST_SEEN = 2  # examples in which a feature stands before it counts
UNSEEN = 0.05  # how often every topic is taken to have every feature
_WORDS = re.compile(r"[a-zà-ỹđ]+")
_STEM = 4  # letters of a longer foreign word that count by themselves


class Examples:
    """What is said about each topic, counted. Immutable after that, so that threads may share it."""

    def __init__(self, said: Mapping[str, Sequence[str]]) -> None:
        self.topics = tuple(said)
        self._number = sum(map(len, said.values()))
        seen = Counter(found for texts in said.values() for text in texts for found in features(text))
        # For a feature, topics by their place and in how many of their examples it stands: place, count, place, count …
        self._speaks = {feature: array("H") for feature, count in seen.items() if count >= LEAST_SEEN}
        self._unseen = []
        for place, texts in enumerate(said.values()):  # once more, for all of them at once would fill the memory
            counts = Counter(found for text in texts for found in features(text) if found in self._speaks)
            for feature, count in counts.items():
                self._speaks[feature].extend((place, count))
            weight = sum(count * self._rarity(seen[feature]) for feature, count in counts.items())
            self._unseen.append(math.log(UNSEEN / (weight + UNSEEN * len(self._speaks))))

    def _rarity(self, seen: int) -> float:
        return math.sqrt(math.log(1 + self._number / seen))

    def scores(self, query: str) -> dict[str, float]:
        """Return how well each topic and ELSEWHERE fit a query: the greater the better, comparable between queries."""
        found = [self._speaks[feature] for feature in features(query) if feature in self._speaks]
        scores = [len(found) * unseen for unseen in self._unseen]
        for counts in found:
            rarity = self._rarity(sum(counts[1::2])) / UNSEEN
            for place, count in zip(counts[::2], counts[1::2], strict=True):
                scores[place] += math.log(count * rarity + 1)
        length = math.sqrt(len(found) or 1)
        return {topic: score / length for topic, score in zip(self.topics, scores, strict=True)}


def features(text: str) -> set[str]:
    """Return what a text is compared by: one to three letters in a row, single ones only if kanji; foreign words."""
    folded = fold(text)
    words = _WORDS.findall(folded)
    letters = squash(_WORDS.sub(" ", folded))
    pairs = list(map(add, letters, letters[1:]))
    found = {letter for letter in letters if "一" <= letter <= "龥"}
    found.update(pairs, map(add, pairs, letters[2:]))
    found.update(f" {word}" for word in words)
    found.update(f" {word[:_STEM]}" for word in words if len(word) > _STEM)
    return found


def load_examples(folder: Path, questions: Mapping[str, str], problems: Problems = STRICT) -> Examples:
    """Read said/*.txt; a topic's question is an example, too. It is a mistake if a file is called like no topic."""
    said = {topic: [question] for topic, question in questions.items()}
    said[ELSEWHERE] = []
    for file in sorted((folder / "said").glob("*.txt")):
        topic = ELSEWHERE if file.stem.startswith(f"{ELSEWHERE}-") else file.stem
        if topic in said:
            said[topic] += lines(file)
        else:
            known = Said("名前が faq/topics.toml の話題と同じもの", "one that is named as a topic of faq/topics.toml")
            problems.add(ContentError(file, THE_FILE, known, file.name))
    return _counted(tuple((topic, tuple(texts)) for topic, texts in said.items()))


@lru_cache(maxsize=2)
def _counted(said: tuple[tuple[str, tuple[str, ...]], ...]) -> Examples:
    """Count them, unless they are those of the edition before: most changes of folders are elsewhere."""
    return Examples(dict(said))


def lines(file: Path) -> Collection[str]:
    """Return the examples of a file: its lines, but for empty ones and remarks after #."""
    return [line for line in file.read_text("utf-8").splitlines() if line.strip() and not line.startswith("#")]
