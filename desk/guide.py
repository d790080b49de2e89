"""What an operator says and minds beside the answers themselves, from leaflets/national/desk.toml."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from checker.answers import CHOICES
from checker.edition import part
from checker.library import languages
from checker.loading.errors import ContentError, Problems, expect, only_known, read_toml
from checker.loading.folders import NATIONAL, Folders
from checker.loading.translations import Texts, Translation, read_translation
from checker.questions import SITUATION, VISIT
from checker.rules import BRING_CODES
from checker.todos import TODO_CODES
from checker.verdicts import VERDICT_CODES

ASKED = (*CHOICES, SITUATION, VISIT)
_TABLES = {
    "ask", "find-insurer", "contact", "visit", "code", "common", "short", "never", "transfer", "transfer-words",
}  # fmt: skip
NEVER = {"verdict": VERDICT_CODES, "bring": BRING_CODES, "todo": TODO_CODES, "faq": ("leaflet", "rule", "ask")}
PLACES = ("insurer", "my-number-card", "lost-card", "municipality")  # to transfer to


@dataclass(frozen=True)
class Ask:
    """How to ask a caller one question: what to say, what to say when they do not know, what to mind."""

    say: str
    unsure: str
    mind: str


@dataclass(frozen=True)
class Guide:
    """The desk's own texts.

    `common`: topics that people call about most; `short`: a verdict in a word or two; `visit`: the sentence for a past
    and for a coming day, with {day}; `never`: what is not to be said, by kind and code; `transfer`: whom a to-do's
    questions go to (one of PLACES); `places`: words for those that have no number here.
    """

    asks: Mapping[str, Ask]
    find_insurer: Ask
    contact: Ask
    hand_over: tuple[str, str]  # to the caller; for the operator
    visit: Mapping[str, str]
    never: Mapping[str, Mapping[str, str]]
    transfer: Mapping[str, str]
    places: Mapping[str, str]
    code: str
    common: tuple[str, ...]
    short: Mapping[str, str]


def load_guide(file: Path) -> Guide:
    """Return the desk's texts. ContentError where one is missing."""
    content = read_toml(file)
    only_known(file, "", content, _TABLES)
    asks = {name: _ask(file, f"ask.{name}", content.get("ask", {}).get(name)) for name in ASKED}
    contact = expect(file, "contact", content.get("contact"), dict, "say, unsure, mind, hand-over, hand-over-mind")
    told = {name: _text(file, f"contact.{name}", contact.pop(name, None)) for name in ("hand-over", "hand-over-mind")}
    never = expect(file, "never", content.get("never"), dict, "a table for verdict, bring, todo, faq")
    transfer = _words(file, "transfer", content.get("transfer"), TODO_CODES)
    for code, place in transfer.items():
        if place not in PLACES:
            raise ContentError(file, f"transfer.{code}", "one of " + ", ".join(PLACES))
    return Guide(
        asks=asks,
        find_insurer=_ask(file, "find-insurer", content.get("find-insurer")),
        contact=_ask(file, "contact", contact),
        hand_over=(told["hand-over"], told["hand-over-mind"]),
        visit=_words(file, "visit", content.get("visit"), ("past", "coming")),
        never={kind: _words(file, f"never.{kind}", never.get(kind), codes) for kind, codes in NEVER.items()},
        transfer=transfer,
        places=_words(file, "transfer-words", content.get("transfer-words"), ("insurer", "municipality")),
        code=_text(file, "code", content.get("code")),
        common=tuple(expect(file, "common", content.get("common"), list, "a list of topics")),
        short=_words(file, "short", content.get("short"), VERDICT_CODES),
    )


def _text(file: Path, key: str, value: Any) -> str:
    return str(expect(file, key, value, str, "a text"))


def _words(file: Path, key: str, value: Any, codes: Iterable[str]) -> dict[str, str]:
    entry = expect(file, key, value, dict, "a text for each code")
    only_known(file, key, entry, set(codes))
    return {code: _text(file, f"{key}.{code}", entry.get(code)) for code in codes}


def _ask(file: Path, key: str, table: Any) -> Ask:
    entry = expect(file, key, table, dict, "say, unsure and mind")
    only_known(file, key, entry, {"say", "unsure", "mind"})
    return Ask(*(_text(file, f"{key}.{name}", entry.get(name)) for name in ("say", "unsure", "mind")))


@part
def guide(folders: Folders, problems: Problems) -> Guide:
    """Return the desk's texts."""
    return load_guide(folders[NATIONAL] / "desk.toml")


def guide_items() -> dict[str, Texts]:
    """Return the texts that a translation needs, by item: what is said to callers, not what only the operator minds."""
    book = guide()
    asks = {f"{name}.{key}": text for name, ask in book.asks.items() for key, text in _said(ask).items()}
    return {
        "desk.ask": asks,
        "desk.find-insurer": _said(book.find_insurer),
        "desk.contact": _said(book.contact),
        "desk.code": {"text": book.code},
    }


def _said(ask: Ask) -> Texts:
    return {"say": ask.say, "unsure": ask.unsure}


def guide_in(code: str) -> Guide:
    """Return what is said to callers in another language; what only the operator minds stays as it is."""
    words, book, items = _translations()[code], guide(), guide_items()
    asks = words.of("desk.ask", items["desk.ask"])[0]
    return replace(
        book,
        asks={n: replace(ask, say=asks[f"{n}.say"], unsure=asks[f"{n}.unsure"]) for n, ask in book.asks.items()},
        find_insurer=_asked(words, book.find_insurer, "desk.find-insurer"),
        contact=_asked(words, book.contact, "desk.contact"),
    )


@part
def _translations(folders: Folders, problems: Problems) -> dict[str, Translation]:
    return {code: read_translation(folders[NATIONAL], code, problems) for code in languages()}


def _asked(words: Translation, ask: Ask, item: str) -> Ask:
    texts, _ = words.of(item, _said(ask))
    return replace(ask, say=texts["say"], unsure=texts["unsure"])
