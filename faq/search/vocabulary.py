"""The vocabulary: concepts with all the words for them, found in a query by the longest match."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

from rapidfuzz import fuzz

from checker.loading.errors import (
    STRICT,
    ContentError,
    Problems,
    one_of,
    only_known,
    read_all,
    read_toml,
    table,
    texts,
)
from faq.search.normalise import fold, squash, widths

KINDS = ("subject", "specific", "elsewhere", "")
_FOREIGN = re.compile(r"[a-zà-ỹđ0-9 \-'/]+")
_LETTERS = "a-zà-ỹđ"
_LETTER = re.compile(f"[{_LETTERS}]")
_ENDING = re.compile(rf"(?:s|es|ed)?(?![{_LETTERS}])")
_UNKNOWN_JAPANESE = re.compile(r"[^一-龥ァ-ヶー々가-힣]+")
_UNKNOWN_FOREIGN = re.compile(rf"[{_LETTERS}']{{3,}}")
_SHORT_TYPO, _LONG_TYPO = 75, 79  # similarity that one wrong character leaves in four, and in five and more


@dataclass(frozen=True)
class Found:
    """What a query is about: concepts by name, and how many characters of content stay unknown."""

    concepts: frozenset[str]
    unknown: int


@dataclass(frozen=True)
class Vocabulary:
    """All concepts. `words`: (folded word, concept); `foreign`: the same in Latin letters; `typos`: forgiving words."""

    kinds: dict[str, str]
    words: tuple[tuple[str, str], ...]
    foreign: tuple[tuple[str, str], ...]
    typos: tuple[tuple[str, str], ...]
    common: re.Pattern[str]
    common_foreign: frozenset[str]

    def of_kind(self, kind: str, among: Iterable[str]) -> set[str]:
        """Return the concepts of a kind among the given ones."""
        return {name for name in among if self.kinds[name] == kind}

    def find(self, query: str) -> Found:
        """Return what a query is about. A word inside a longer known word does not count."""
        spaced, plain = fold(query), squash(widths(query))
        text = squash(spaced)
        if len(plain) != len(text):
            plain = text
        spans = [span for word, concept in self.words for span in _places(text, word, concept)]
        spans_foreign = [span for word, concept in self.foreign for span in _whole_words(spaced, word, concept)]
        found = _longest(spans) | _longest(spans_foreign)
        found |= self._misspelt(text, found)
        unknown = [w for w in _UNKNOWN_JAPANESE.split(self.common.sub("|", _rest(plain, spans))) if len(w) > 1]
        foreign = _UNKNOWN_FOREIGN.findall(_rest(spaced, spans_foreign))
        unknown += [word for word in foreign if word not in self.common_foreign]
        return Found(frozenset(found), sum(map(len, unknown)))

    def _misspelt(self, text: str, found: Collection[str]) -> set[str]:
        known = [word for word, concept in self.words if concept in found and len(word) > 2 and word in text]
        return {
            concept
            for word, concept in self.typos
            if concept not in found
            and len(text) >= len(word) - 1
            and fuzz.partial_ratio(word, text) >= (_SHORT_TYPO if len(word) < 5 else _LONG_TYPO)
            and not any(fuzz.partial_ratio(word, other) >= 70 for other in known)
        }


def load_vocabulary(folder: Path, problems: Problems = STRICT) -> Vocabulary:
    """Read concepts-*.toml, elsewhere*.toml and words.toml."""
    kinds: dict[str, str] = {}
    words: list[tuple[str, str]] = []
    foreign: list[tuple[str, str]] = []
    typos: list[tuple[str, str]] = []
    for pattern in ("concepts*.toml", "elsewhere*.toml"):
        for file, name, given in read_all(folder, pattern, problems):
            kinds[name] = ""
            entry = problems.take({}, table, file, name, given)
            only_known(file, name, entry, {"kind", "forms", "typos"}, problems)
            kinds[name] = problems.take("", _kind, file, f"{name}.kind", entry.get("kind", ""))
            for form in problems.take((), texts, file, f"{name}.forms", entry.get("forms")):
                folded = fold(form)
                if _FOREIGN.fullmatch(folded):
                    foreign.append((folded, name))
                elif squash(folded):
                    words.append((squash(folded), name))
            misspelt = problems.take((), texts, file, f"{name}.typos", entry.get("typos", []))
            typos += [(squash(fold(form)), name) for form in misspelt]
    file = folder / "words.toml"
    common = problems.take({}, read_toml, file)
    ours, theirs = (problems.take((), texts, file, key, common.get(key)) for key in ("common", "common_foreign"))
    return Vocabulary(kinds, tuple(words), tuple(foreign), tuple(typos), _any(ours), frozenset(map(fold, theirs)))


def _kind(file: Path, key: str, given: object) -> str:
    if not isinstance(given, str) or given not in KINDS:
        raise ContentError(file, key, one_of(KINDS), given)
    return given


def _any(words: Collection[str]) -> re.Pattern[str]:
    longest_first = sorted(filter(None, words), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest_first)) or "(?!)")


def _places(text: str, word: str, concept: str) -> Iterable[tuple[int, int, str]]:
    start = text.find(word)
    while start >= 0:
        yield start, start + len(word), concept
        start = text.find(word, start + 1)


def _whole_words(text: str, word: str, concept: str) -> Iterable[tuple[int, int, str]]:
    """Yield where a word stands by itself or with an English ending. A pattern for each word would be a slow start."""
    start = text.find(word)
    while start >= 0:
        ending = _ENDING.match(text, start + len(word))
        if ending and not (start and _LETTER.match(text, start - 1)):
            yield start, ending.end(), concept
            start = text.find(word, ending.end())
        else:
            start = text.find(word, start + 1)


def _longest(spans: list[tuple[int, int, str]]) -> set[str]:
    return {
        concept
        for start, end, concept in spans
        if not any(s <= start and end <= e and e - s > end - start for s, e, _ in spans)
    }


def _rest(text: str, spans: list[tuple[int, int, str]]) -> str:
    left = list(text)
    for start, end, _ in spans:
        left[start:end] = "|" * (end - start)
    return "".join(left)
