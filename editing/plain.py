"""Whether a text is やさしい日本語, by those rules of the guideline that a program can check (docs/languages.md)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

from editing.easy import EasyText
from editing.readability import LONGEST_SENTENCE, double_negatives
from editing.tokens import Token, tokens

LONGEST = 50  # characters of a sentence, without spaces and 〈explanations〉
LONGEST_WITH_ALL = LONGEST_SENTENCE  # the same with them: no longer than a sentence of any other text
MOST_NOUNS = 3  # in kanji, one after the other
MOST_CLAUSES = 2  # that are strung together: one idea, with its condition or its reason
RULES = (
    "long", "clauses", "ending", "passive", "double negative", "vague", "honorific", "nouns", "katakana", "unexplained",
)  # fmt: skip
_ENDINGS = re.compile(r"(?:です|ます|ません|でした|ました|ください|ましょう)か?$|^(?:はい|いいえ)$")
_BRACKETED_END = re.compile(r"(?:（[^）]*）)?[」）]*[。 ]*$")
_QUOTED = re.compile(r"「[^」]*」")  # names of papers, words on a screen
_NAMES = re.compile(r"^(?:insurer\.documents|facts\.)|\.address$")  # of papers and places, as they are
_SENTENCE = re.compile(r"[^。！？\n]+[。！？]?")
_EXPLANATION = re.compile(r"〈[^〉]*〉")
_FILLED = re.compile(r"\{[^}]*\}|%\(\w+\)s")
_CONDITION = re.compile(r"\{[?!][a-z0-9_]+\}\s*")
_MARKS = re.compile(r"<[^>]*>|^\s*(?:[-*]|\d+\.)\s+|\*\*")
_STAND_IN = "○○○○"
_KATAKANA = re.compile("〈[^〉]*〉|([ァ-ヶー]{2,})(?!〈)(?![ァ-ヶー])")  # that have no explanation behind them
_CONJUNCTIONS = {"が", "けれど", "けど", "ので", "から", "し", "のに", "ば", "と", "ながら", "て", "で"}
_RUNNING = ("answer", "body", "what", "lead")  # fields that tell something, where official names are explained
_ASKING = {"何"}
_PLAIN_NOUNS = {"名詞", "接尾辞", "接頭辞"}


@dataclass(frozen=True)
class Fault:
    """A sentence against a rule (one of RULES), and what in it."""

    place: EasyText
    rule: str
    sentence: str
    detail: str


@cache
def terms() -> dict[str, list[str]]:
    """Return what is allowed and forbidden, from easy-terms.toml."""
    return tomllib.loads(Path(__file__).with_name("easy-terms.toml").read_text("utf-8"))


def sentences(text: str) -> Iterator[str]:
    """Yield the sentences of a text as they are read; the end mark stays."""
    for line in _FILLED.sub(_STAND_IN, _CONDITION.sub("", text)).split("\n"):
        yield from (part.strip() for part in _SENTENCE.findall(_MARKS.sub("", line)) if part.strip())


def length(sentence: str, with_all: bool = False) -> int:
    """Return the characters of a sentence, without the spaces between its phrases."""
    bare = sentence if with_all else _EXPLANATION.sub("", sentence)
    return len(bare.replace(" ", ""))


def faults(texts: Iterable[EasyText]) -> Iterator[Fault]:
    """Yield all that is against a rule."""
    every = list(texts)
    asked = {place.item.replace("topics.", "faq."): place.text for place in every if place.item.startswith("topics.")}
    told: dict[tuple[str, str], str] = {}
    for place in every:
        if _NAMES.search(f"{place.item}.{place.field}"):
            continue
        for line in place.text.split("\n"):
            running = place.field in _RUNNING and not line.lstrip().startswith(("-", "*"))
            for sentence in sentences(line):
                yield from (Fault(place, rule, sentence, detail) for rule, detail in _of_sentence(sentence, running))
        if place.field in _RUNNING:
            for sentence in sentences(place.text):
                before = told.get((place.folder, place.item), _asked_for(asked.get(place.item, "")))
                told[place.folder, place.item] = before + sentence
                yield from (Fault(place, "unexplained", sentence, term) for term in _unexplained(before, sentence))


def _asked_for(question: str) -> str:
    """Return a question that asks for a word, as its answer explains that word."""
    return question if "とは" in question else ""


def _of_sentence(sentence: str, running: bool) -> Iterator[tuple[str, str]]:
    if length(sentence) > LONGEST:
        yield "long", str(length(sentence))
    elif length(sentence, with_all=True) > LONGEST_WITH_ALL:
        yield "long", f"{length(sentence, with_all=True)} 〈〉"
    bare = _QUOTED.sub("「」", _EXPLANATION.sub("", sentence))
    found = [token for token in tokens(bare) if token.kind[0] != "空白"]
    if (parts := _clauses(found)) > MOST_CLAUSES:
        yield "clauses", str(parts)
    said = _BRACKETED_END.sub("", bare)
    if sentence.endswith("。") and not _ENDINGS.search(said) and (running or not _noun_last(said)):
        yield "ending", bare[-10:]
    yield from (("passive", verb) for verb in _passives(found))
    yield from (("double negative", negative) for negative in double_negatives(sentence.replace(" ", "")))
    yield from (("vague", word) for word in terms()["vague"] if word in sentence)
    yield from (("honorific", word) for word in terms()["honorific"] if word in sentence)
    yield from (("nouns", chain) for chain in _chains(found))
    allowed = set(terms()["katakana"])
    unquoted = _QUOTED.sub("", sentence)
    yield from (
        ("katakana", found[1]) for found in _KATAKANA.finditer(unquoted) if found[1] and found[1] not in allowed
    )


def _clauses(found: list[Token]) -> int:
    """Return how many clauses a sentence strings together."""
    return 1 + sum(
        token.kind[:2] == ("助詞", "接続助詞") and token.surface in _CONJUNCTIONS and after.surface == "、"
        for token, after in pairwise(found)
    )


def _passives(found: list[Token]) -> Iterator[str]:
    for verb, ending in pairwise(found):
        helper = ending.kind[0] == "助動詞" and ending.lemma in {"れる", "られる", "せる", "させる"}
        if helper and verb.surface not in terms()["not_passive"]:
            yield verb.surface + ending.surface


def _chains(found: list[Token]) -> Iterator[str]:
    chain: list[str] = []
    for token in (*found, None):
        if token and token.kanji and token.kind[0] in _PLAIN_NOUNS and token.surface not in _ASKING:
            chain.append(token.surface)
            continue
        if len(chain) > MOST_NOUNS and not _named("".join(chain)):
            yield "".join(chain)
        chain = []


def _named(chain: str) -> bool:
    return any(name in chain or chain in name for name in terms()["names"])


def _unexplained(before: str, sentence: str) -> Iterator[str]:
    """Yield official names that a sentence names first, without an explanation near."""
    unquoted = _QUOTED.sub("", sentence)
    for term in terms()["explained"]:
        at = unquoted.find(term)
        if (
            at >= 0
            and term not in before
            and not re.match(rf"{term}[^。〈]{{0,3}}〈|{term}）|{term}(?:とは|は、|：|:)", unquoted[at:])
        ):
            yield term


def _noun_last(said: str) -> bool:
    found = [token for token in tokens(said) if token.kind[0] not in {"空白", "補助記号"}]
    return not found or found[-1].kind[0] in _PLAIN_NOUNS or found[-1].kind[1] == "副助詞"
