"""Measures a search on a list of queries with the topics they want."""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import dataclass, field

from faq.search import SearchEngine

NONE = "-"


@dataclass
class Measure:
    """Counts over a list, and the misses as readable lines."""

    queries: int = 0
    first: int = 0
    within_three: int = 0
    off_topic: int = 0
    no_hit: int = 0
    seconds: list[float] = field(default_factory=list)
    misses: list[str] = field(default_factory=list)

    @staticmethod
    def _percent(part: int, whole: int) -> float:
        return 100 * part / whole if whole else 100.0

    @property
    def first_percent(self) -> float:
        """Return how often the first hit is right."""
        return self._percent(self.first, self.queries)

    @property
    def three_percent(self) -> float:
        """Return how often one of the first three is right."""
        return self._percent(self.within_three, self.queries)

    @property
    def no_hit_percent(self) -> float:
        """Return how often a query that is none of ours gives no hit."""
        return self._percent(self.no_hit, self.off_topic)


def measure(engine: SearchEngine, lines: Iterable[str]) -> Measure:
    """Search every line `query<TAB>topic|topic…<TAB>insurer`; `-` wants no hit; `#` starts a comment."""
    result = Measure()
    for line in lines:
        if not line.strip() or line.startswith("#"):
            continue
        query, wanted, *_ = line.rstrip("\n").split("\t")
        began = time.process_time()
        topics = [hit.topic for hit in engine.search(query).hits]
        result.seconds.append(time.process_time() - began)
        if wanted == NONE:
            result.off_topic += 1
            result.no_hit += not topics
        else:
            right = wanted.split("|")
            result.queries += 1
            result.first += topics[:1] != [] and topics[0] in right
            result.within_three += any(topic in right for topic in topics[:3])
        if topics[:1] != [wanted.split("|")[0]] and not (wanted == NONE and not topics):
            result.misses.append(f"{query} | wanted {wanted} | came {', '.join(topics[:3]) or NONE}")
    return result
