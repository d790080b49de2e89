"""Ranks topics by what a query is about."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from checker.loading.errors import STRICT, ContentError, Problems, Said, expect, only_known, read_all, table
from checker.loading.problems import A_TEXT
from faq.search.normalise import bigrams, fold, squash

# Weights of a concept's rarity in a topic's score; measured with `make search`.
KEY_AGAIN, HELPS, AGAINST, STRANGE = 0.3, 0.45, 0.9, 0.25
KEY_MISSING, COMPLETE, INCOMPLETE = 1.2, 0.8, 0.6
SIMILAR = 3.2  # of a question that shares rare pairs of characters with the query
NEUTRAL = "insurer"
_WORDS = ("key", "helps", "against")
UNLISTED = 12  # how often a concept counts as used that is no topic's key


@dataclass(frozen=True)
class Profile:
    """What a topic is about: groups of concepts of which one is needed each, those that help, those against."""

    keys: tuple[tuple[str, ...], ...]
    helps: frozenset[str]
    against: frozenset[str]


class Ranker:
    """Scores all topics for a query."""

    def __init__(
        self, profiles: Mapping[str, Profile], concepts: Collection[str], questions: Mapping[str, str]
    ) -> None:
        self.profiles = profiles
        used = Counter(c for p in profiles.values() for c in {c for group in p.keys for c in group})
        self.rarity = {c: math.log(1 + len(profiles) / used.get(c, UNLISTED)) for c in concepts}
        self.pairs = {topic: bigrams(squash(fold(question))) for topic, question in questions.items()}
        common = Counter(pair for pairs in self.pairs.values() for pair in pairs)
        self.pair_rarity = {pair: (math.log(len(questions) / n) + 0.2) ** 2 for pair, n in common.items()}
        self.unknown_pair = (math.log(len(questions)) + 0.2) ** 2
        self.length = {topic: self._norm(pairs) for topic, pairs in self.pairs.items()}

    def ranked(self, query: str, concepts: Collection[str]) -> list[tuple[float, str]]:
        """Return (score, topic), best first."""
        pairs = bigrams(squash(fold(query)))
        norm = self._norm(pairs) or 1.0
        scores = [
            (self._score(profile, concepts) + SIMILAR * self._similar(pairs, norm, topic), topic)
            for topic, profile in self.profiles.items()
        ]
        return sorted(scores, key=lambda entry: -entry[0])

    def _score(self, profile: Profile, concepts: Collection[str]) -> float:
        score, complete, used = 0.0, True, set[str]()
        for group in profile.keys:
            hit = [c for c in group if c in concepts]
            if not hit:
                complete = False
                score -= KEY_MISSING
                continue
            best = max(hit, key=lambda c: (c not in used, self.rarity[c]))
            score += self.rarity[best] * (KEY_AGAIN if best in used else 1)
            used.update(hit)
        if not used:
            return -9.0
        for concept in concepts:
            score += self.rarity[concept] * self._side(profile, concept, used)
        return score + (COMPLETE if complete else -INCOMPLETE)

    @staticmethod
    def _side(profile: Profile, concept: str, used: Collection[str]) -> float:
        if any(concept in group for group in profile.keys):
            return 0.0 if concept in used else KEY_AGAIN
        if concept in profile.helps:
            return HELPS
        if concept == NEUTRAL:
            return 0.0
        return -AGAINST if concept in profile.against else -STRANGE

    def _norm(self, pairs: Collection[str]) -> float:
        return math.sqrt(sum(self.pair_rarity.get(pair, self.unknown_pair) for pair in pairs))

    def _similar(self, pairs: set[str], norm: float, topic: str) -> float:
        shared = pairs & self.pairs[topic]
        return sum(self.pair_rarity[pair] for pair in shared) / (norm * self.length[topic]) if shared else 0.0


def load_profiles(
    folder: Path, concepts: Collection[str], topics: Collection[str], problems: Problems = STRICT
) -> dict[str, Profile]:
    """Read topics*.toml. It is a mistake if a topic or concept is unknown, or a topic without a profile."""
    profiles = {}
    for file, topic, entry in read_all(folder, "topics*.toml", problems):
        with problems.noted():
            profiles[topic] = _profile(file, topic, table(file, topic, entry), concepts)
            if topic not in topics:
                raise ContentError(file, topic, Said("faq/topics.toml の話題", "a topic of faq/topics.toml"), topic)
    for topic in topics:
        if topic not in profiles:
            about = Said("この話題が何についてか", "what the topic is about")
            problems.add(ContentError(folder / "topics-1.toml", topic, about))
            profiles[topic] = Profile((), frozenset(), frozenset())
    return {topic: profile for topic, profile in profiles.items() if topic in topics}


def _profile(file: Path, topic: str, entry: dict[str, Any], concepts: Collection[str]) -> Profile:
    only_known(file, topic, entry, {"key", "helps", "against"})
    given = {name: expect(file, f"{topic}.{name}", entry.get(name, ""), str, A_TEXT).split() for name in _WORDS}
    keys = tuple(tuple(group.split("|")) for group in given["key"])
    named = {**given, "key": [concept for group in keys for concept in group]}
    for name, words in named.items():
        for concept in words:
            if concept not in concepts:
                known = Said("concepts*.toml にある言葉", "concepts that stand in concepts*.toml")
                raise ContentError(file, f"{topic}.{name}", known, concept)
    return Profile(keys, frozenset(given["helps"]), frozenset(given["against"]))
