"""What stands on the leaflet, as of a day: steps, ends of the flow chart, to-do list, answers, desks, sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from checker.desks import Desk, desks
from checker.items import Item, Presenter
from checker.loading.insurers import Insurer, Section
from checker.rules import assess
from faq.catalog import Catalog, Cell
from sheet.people import GROUPS, NO, STEPS, YES, groups, paths

LINES = ("line-1", "line-2", "line-3")
WHO_GETS = ("notice-who-gets", "who-gets-certificate", "when-certificate-arrives")
READER = "reader-broken"
CERTIFICATE = "-eligibility-certificate"
_NOT_FOR_PAPER = {"contact-insurer-before-visit", "get-my-number-card.first"}
_OPTIONAL_IN = {"not-registered"}
SMALLEST, STEP = 4, 1.065  # the last size; how many times more lines go on a side with each smaller one
# Lines of what is always on a side, and that a side takes in the largest letters (tests/browser/test_leaflet.py)
FRONT, BACK = (34, 46.8), (12, 46.9)


@dataclass(frozen=True)
class End:
    """Where an answer leads: what to hand over, and how to get the certificate where it is not in hand."""

    text: Item
    bring: tuple[Item, ...]
    todo: Item | None


@dataclass(frozen=True)
class Question:
    """One step of the flow chart; `no` is where "no" leads."""

    text: Item
    no: End


@dataclass(frozen=True)
class Group:
    """People who have something to do, and what."""

    text: Item
    todo: tuple[Item, ...]


@dataclass(frozen=True)
class Told:
    """An answer of the FAQ under a heading of the leaflet."""

    text: Item
    cell: Cell


@dataclass(frozen=True)
class Sheet:
    """All of a leaflet."""

    insurer: Insurer
    head: Item
    lines: tuple[Item, ...]
    questions: tuple[Question, ...]
    yes: End
    groups: tuple[Group, ...]
    who_gets: tuple[Told, ...]
    reader: Told
    desks: tuple[Desk, ...]

    @property
    def sources(self) -> dict[str, list[str]]:
        """Return all sources: the insurer's places by document, each once; of the national rules the name alone."""
        found: dict[str, list[str]] = {}
        for source in self._sections():
            places = found.setdefault(source.document, [])
            if source.id in self.insurer.folder.sections and source.place not in places:
                places.append(source.place)
        return found

    @property
    def columns(self) -> tuple[tuple[Group, ...], tuple[Group, ...]]:
        """Return the to-do list in two columns of about the same height."""
        half = min(range(1, len(self.groups) + 1), key=lambda cut: abs(_lines(self.groups[:cut]) * 2 - self._todo))
        return self.groups[:half], self.groups[half:]

    @property
    def sizes(self) -> tuple[int, int]:
        """Return how much smaller the letters of each side must be, in steps from 0 to SMALLEST, by its lines."""
        columns = max(map(_lines, self.columns)) + sum(_lines_of(told.cell.answer, 33) + 0.4 for told in self.who_gets)
        width = 46 // len(self.desks)
        desks = max(_lines_of(each.contact.name, width) + _lines_of(each.in_words, width)
                    + _lines_of(each.contact.note if each.contact in self.insurer.folder.contacts else "", width)
                    + 1.3 * len(each.contact.phones) for each in self.desks)  # fmt: skip
        sources = sum(len(title + "".join(places)) for title, places in self.sources.items()) / 62
        return self._front_size(), _size(columns + desks + sources, *BACK)

    def _front_size(self) -> int:
        ends = [(step.no, 25) for step in self.questions] + [(self.yes, 46)]
        lines = sum(_lines_of(line.text["title"], 37) for line in self.lines)
        for end, width in ends:
            names = "".join(f"{item.text['name']}　　　　" for item in end.bring)
            lines += _lines_of(names, width) + _lines_of(end.text.text["title"], width)
            lines += _lines_of(end.todo.text["title"], width - 11) if end.todo else 0
        return _size(lines + _lines_of(self.reader.cell.answer, 38), *FRONT)

    @property
    def _todo(self) -> float:
        return _lines(self.groups)

    def _sections(self) -> Iterator[Section]:
        ends = (self.yes, *(step.no for step in self.questions))
        for item in (self.head, *self.lines, *(step.text for step in self.questions)):
            yield from item.sources
        for end in ends:
            for item in (end.text, *end.bring, *((end.todo,) if end.todo else ())):
                yield from item.sources
        for group in self.groups:
            for item in group.todo:
                yield from item.sources
        for told in (*self.who_gets, self.reader):
            yield from told.cell.sources


def sheet(book: Catalog, insurer: Insurer, now: datetime) -> Sheet:
    """Return an insurer's leaflet as of now."""
    day = now.date()
    presenter = Presenter(insurer, day)

    def told(topic: str) -> Told:
        return Told(presenter.item("leaflet", f"about-{topic}"), book.cell(insurer, topic, day))

    ends = {name: _end(presenter, name) for name in (*NO.values(), YES)}
    return Sheet(
        insurer=insurer,
        head=presenter.item("leaflet", "head"),
        lines=tuple(presenter.item("front", line) for line in LINES),
        questions=tuple(Question(presenter.item("leaflet", f"step-{step}"), ends[NO[step]]) for step in STEPS),
        yes=ends[YES],
        groups=tuple(_groups(presenter)),
        who_gets=tuple(told(topic) for topic in WHO_GETS),
        reader=told(READER),
        desks=desks(insurer, now, ["my-number-card", "lost-card"]),
    )


def _end(presenter: Presenter, name: str) -> End:
    """Return an end of the chart: what to bring with a valid certificate in hand, what to do without one."""
    rules = presenter.insurer.rules(presenter.day)
    with_it, without = (assess(paths(presenter.day, held)[name], rules) for held in ("valid", "none"))
    route = next((todo for todo in without.todo if todo.code.endswith(CERTIFICATE)), None)
    return End(
        text=presenter.item("leaflet", f"end-{name}"),
        bring=tuple(presenter.bring(item) for item in with_it.bring),
        todo=presenter.todo(route) if route else None,
    )


def _groups(presenter: Presenter) -> Iterator[Group]:
    rules = presenter.insurer.rules(presenter.day)
    told: set[str] = set()
    for name in GROUPS:
        found = []
        for todo in assess(groups(presenter.day)[name], rules).todo:
            for_paper = todo.code not in _NOT_FOR_PAPER and f"{todo.code}.{todo.variant}" not in _NOT_FOR_PAPER
            if for_paper and todo.code not in told and (not todo.optional or name in _OPTIONAL_IN):
                told.add(todo.code)
                found.append(presenter.todo(todo))
        if found:
            yield Group(presenter.item("leaflet", f"for-{name}"), tuple(found))


def _lines_of(text: str, width: int) -> int:
    return -(-len(text) // width)


def _lines(groups: Iterable[Group]) -> float:
    """Return the lines that groups of the to-do list take in a column, headings and frames included."""
    return sum(1.9 + sum(1 + _lines_of(item.text.get("what", ""), 20) for item in group.todo) for group in groups)


def _size(lines: float, always: float, most: float) -> int:
    return next((step for step in range(SMALLEST) if lines + always <= most * STEP**step), SMALLEST)
