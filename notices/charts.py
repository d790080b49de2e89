"""Plain charts: numbers for tables with bars, drawn as SVG by the server. No script."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Sum

from checker.library import library
from faq.catalog import catalog
from notices.models import LEAST_SHOWN, MissedSearch, MissedSearchDay, UsefulCount

DAYS, MOST_ROWS = 30, 100
_HEIGHT, _STEP = 80, 20


@dataclass(frozen=True)
class Bar:
    """A day of a chart; `number` is None where it is below LEAST_SHOWN. The rest is its place in the drawing."""

    day: date
    number: int | None
    x: int
    y: int
    height: int


@dataclass(frozen=True)
class Row:
    """A line of a table: what was counted, its numbers, and how long the bar of the first is, of 100.

    A number below LEAST_SHOWN is None, and so is then the bar, from which it could be worked out.
    """

    name: str
    address: str
    numbers: tuple[int | None, ...]
    share: int | None


def by_day(counts: Mapping[date, int], today: date) -> list[Bar]:
    """Return the last DAYS days with their bars, oldest first."""
    most = max([LEAST_SHOWN, *counts.values()])
    bars = []
    for place in range(DAYS):
        day = today - timedelta(days=DAYS - 1 - place)
        number = counts.get(day, 0)
        shown = _shown(number)
        height = round((shown or 0) * _HEIGHT / most)
        bars.append(Bar(day, shown, place * _STEP, _HEIGHT - height, height))
    return bars


def useful(today: date) -> tuple[list[Bar], list[Row]]:
    """Return the votes by day, and the answers with at least LEAST_SHOWN votes, those that help least first."""
    days = UsefulCount.objects.filter(day__gt=today - timedelta(days=DAYS)).values_list("day")
    counts = {day: yes + no for day, yes, no in days.annotate(Sum("yes"), Sum("no"))}
    found = [
        (round(yes * 100 / (yes + no)), yes + no, slug, topic, yes, no)
        for slug, topic, yes, no in UsefulCount.objects.values_list("insurer", "topic").annotate(Sum("yes"), Sum("no"))
        if yes + no >= LEAST_SHOWN
    ]
    rows = []
    for share, _, slug, topic, yes, no in sorted(found, key=lambda row: (row[0], -row[1]))[:MOST_ROWS]:
        numbers = (_shown(yes), _shown(no))
        name, address = _answer(slug, topic), f"/{slug}/faq/{topic}/"
        rows.append(Row(name, address, numbers, None if None in numbers else share))
    return by_day(counts, today), rows


def missed(today: date) -> tuple[list[Bar], list[Row]]:
    """Return the searches without a hit by day, and the words that at least LEAST_SHOWN searches used."""
    days = MissedSearchDay.objects.filter(day__gt=today - timedelta(days=DAYS)).values_list("day")
    found = MissedSearch.objects.filter(total__gte=LEAST_SHOWN).exclude(words="").order_by("-total", "words")
    words = [(search.words, search.total) for search in found[:MOST_ROWS]]
    most = _most(total for _, total in words)
    rows = [Row(name, "", (total,), round(total * 100 / most)) for name, total in words]
    return by_day(dict(days.annotate(Sum("count"))), today), rows


def _shown(number: int) -> int | None:
    """Return a number that may be shown: none at all, or LEAST_SHOWN and more."""
    return None if 0 < number < LEAST_SHOWN else number


def _answer(slug: str, topic: str) -> str:
    insurer, found = library().insurers.get(slug), catalog().topics.topics.get(topic)
    return f"{found.question if found else topic}（{insurer.name if insurer else slug}）"


def _most(numbers: Iterable[int]) -> int:
    return max([1, *numbers])
