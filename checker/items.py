"""The items of a result: what to bring, to do, to be warned of, in an insurer's words as of one day, with sources."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from checker import warnings
from checker.loading.insurers import Insurer, Section
from checker.loading.texts import State
from checker.rules import Bring, Result
from checker.todo import Todo
from checker.wording import Filler

ROWS = ("where", "papers", "form")  # of a to-do, in the order of the page
MORE_ROWS = ("duration", "cost", "otherwise")  # folded away until asked for
MOST_ITEMS = 2048  # of all insurers, languages and days of a visit; most visits are today


@dataclass(frozen=True, eq=False)
class Item:
    """One thing to bring, one to-do or one warning, with its texts filled in and its sources.

    The same is made once and stays the same object, so that what a page shows of it is rendered once, too.
    """

    code: str
    text: Mapping[str, str]
    sources: tuple[Section, ...]
    drawing: str = ""
    todo: Todo | None = None
    days_left: int | None = None
    reasons: tuple[str, ...] = ()
    state: State = State.CURRENT  # of the translation
    japanese: str = ""  # the name on the paper itself, where the page is in another language

    @property
    def rows(self) -> list[tuple[str, str]]:
        """Return the particulars of a to-do that are needed to do it, as (kind, text)."""
        return [(name, self.text[name]) for name in ROWS if name in self.text]

    @property
    def more(self) -> list[tuple[str, str]]:
        """Return the further particulars of a to-do, as (kind, text)."""
        return [(name, self.text[name]) for name in MORE_ROWS if name in self.text]


class Presenter:
    """Gives one insurer's wording as of one day."""

    def __init__(self, insurer: Insurer, day: date, aloud: bool = False) -> None:
        self.insurer, self.day, self.aloud = insurer, day, aloud

    def item(self, kind: str, code: str, variant: str = "", facts: Iterable[str] = ()) -> Item:
        """Return a code's texts, filled, with its sources: those of the facts first, then those of the texts."""
        return _item(self.insurer, self.day, self.aloud, kind, code, variant, tuple(facts))

    def bring(self, item: Bring) -> Item:
        """Return one thing to bring."""
        return _bring(self.insurer, self.day, self.aloud, item)

    def todo(self, todo: Todo, reasons: tuple[str, ...] = ()) -> Item:
        """Return one to-do, its deadline counted from the day of the visit, with why it is asked."""
        return _todo(self.insurer, self.day, self.aloud, todo, reasons)

    def warnings(self, result: Result) -> tuple[Item, ...]:
        """Return the warnings that fit and that this insurer has words for, at most warnings.MOST."""
        items = []
        for code in warnings.fitting(result, self.insurer.rules(self.day)):
            try:
                items.append(self.item("warnings", code))
            except KeyError:
                continue
        return tuple(items[: warnings.MOST])


@lru_cache(maxsize=MOST_ITEMS)
def _item(insurer: Insurer, day: date, aloud: bool, kind: str, code: str, variant: str, facts: tuple[str, ...]) -> Item:
    wording = insurer.wording(kind, code, variant)
    filler = Filler(insurer, day, aloud)
    text = {name: filler.fill(text) for name, text in wording.fields.items()}
    return Item(code, text, _sources(insurer, day, wording.sections, facts), state=wording.state)


@lru_cache(maxsize=MOST_ITEMS)
def _bring(insurer: Insurer, day: date, aloud: bool, item: Bring) -> Item:
    shown = _item(insurer, day, aloud, "bring", item.code, "", item.facts)
    drawing = insurer.identity.get("drawings", {}).get(item.code, item.code)
    japanese = insurer.japanese.wording("bring", item.code).fields["name"] if insurer.language.foreign else ""
    return replace(shown, drawing=f"drawings/{drawing}.svg", japanese=japanese)


@lru_cache(maxsize=MOST_ITEMS)
def _todo(insurer: Insurer, day: date, aloud: bool, todo: Todo, reasons: tuple[str, ...]) -> Item:
    shown = _item(insurer, day, aloud, "todo", todo.code, todo.variant, todo.facts)
    return replace(shown, todo=todo, days_left=(todo.by - day).days if todo.by else None, reasons=reasons)


def _sources(insurer: Insurer, day: date, sections: Iterable[str], facts: Iterable[str]) -> tuple[Section, ...]:
    """Return the places behind sections and facts, the insurer's own before the national ones, each once."""
    named: list[str] = []
    for key in facts:
        fact = insurer.fact(key, day)
        named += fact.sections if fact else ()
    places = [insurer.section(name) for name in dict.fromkeys((*named, *sections))]
    return tuple(sorted(places, key=lambda place: place.id in insurer.national.sections))
