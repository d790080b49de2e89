"""What changes for people if other folders go live: results of answers, facts, texts, answers of the FAQ, desks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from urllib.parse import urlencode

from django.urls import reverse

from checker.answers import FIRST_VISIT, pairs
from checker.edition import Edition
from checker.items import Presenter
from checker.library import library
from checker.loading.facts import Fact
from checker.loading.insurers import CODES, Insurer
from checker.loading.problems import as_toml
from checker.proofs import days_of_change
from checker.rules import Rules, assess, case_of
from editing.walking import answers_of, differences
from faq.catalog import Catalog, catalog


@dataclass
class Way:
    """One way in which results differ: of how many answers, and the address of one of them."""

    count: int = 0
    example: str = ""


@dataclass
class Day:
    """From a day on: how many answers were walked, how many have another result, and in which ways."""

    day: date
    walked: int = 0
    changed: int = 0
    ways: dict[str, Way] = field(default_factory=dict)


@dataclass(frozen=True)
class Pair:
    """Something before and after; empty where it is not there. `address`: where it can be seen."""

    place: str
    before: str
    after: str
    since: date | None = None
    address: str = ""


@dataclass
class Difference:
    """All that changes for one insurer. `news`: "new", "gone" or nothing."""

    slug: str
    name: str
    news: str = ""
    days: list[Day] = field(default_factory=list)
    facts: list[Pair] = field(default_factory=list)
    texts: list[Pair] = field(default_factory=list)
    answers: list[Pair] = field(default_factory=list)

    def __bool__(self) -> bool:
        """Say whether anything changes."""
        return bool(self.news or self.facts or self.texts or self.answers or any(day.changed for day in self.days))


def compare(
    live: Edition, draft: Edition, today: date, slugs: Iterable[str] = (), day: date | None = None
) -> list[Difference]:
    """Return what changes from today on, or on one day, for the insurers named (none: all)."""
    before, after = _insurers(live), _insurers(draft)
    wanted = set(slugs) or {*before, *after}
    return [
        _difference(live, draft, before.get(slug), after.get(slug), today, day)
        for slug in dict.fromkeys((*after, *before))
        if slug in wanted
    ]


def _insurers(edition: Edition) -> dict[str, Insurer]:
    with edition.in_use():
        return dict(library().insurers)


def _difference(
    live: Edition, draft: Edition, before: Insurer | None, after: Insurer | None, today: date, only: date | None
) -> Difference:
    if before is None or after is None:
        one = after or before
        assert one is not None  # noqa: S101  it is in one of the two
        return Difference(one.slug, one.name, "new" if after else "gone")
    found = Difference(after.slug, after.name)
    first = max(only or today, FIRST_VISIT)
    days = [first] if only else sorted({first, *days_of_change(before, first), *days_of_change(after, first)})
    old, new = _book(live), _book(draft)
    seen: list[tuple[Rules, Rules, bool]] = []
    texts: dict[str, Pair] = {}
    answers: dict[str, Pair] = {}
    for day in days:
        rules = (before.rules(day), after.rules(day))
        last = max(one.old_card_last_day for one in rules)
        if rules[0] != rules[1] and (*rules, day <= last) not in seen:
            seen.append((*rules, day <= last))
            found.days.append(_walk(after, day, *rules))
        for pair in _texts(before, after, day):
            texts.setdefault(pair.place, pair)
        for pair in _answers(old, new, before, after, day):
            answers.setdefault(pair.place, pair)
    found.facts = list(_facts(before, after, first, only))
    found.texts, found.answers = list(texts.values()), list(answers.values())
    return found


def _walk(insurer: Insurer, day: date, before: Rules, after: Rules) -> Day:
    found = Day(day)
    for answers in answers_of(day):
        found.walked += 1
        one, other = (assess(case_of(answers, rules, day), rules) for rules in (before, after))
        ways = differences(one, other)
        found.changed += bool(ways)
        for name in ways:
            way = found.ways.setdefault(_in_words(insurer, name), Way())
            way.count += 1
            if not way.example:
                way.example = f"{reverse('checker:result', args=[insurer.slug])}?{urlencode(pairs(answers))}"
    return found


@lru_cache(maxsize=512)
def _in_words(insurer: Insurer, way: str) -> str:
    """Return a way with the title of what it names by its code."""
    said, _, code = way.partition(": ")
    for kind, title in (("todo", "title"), ("bring", "name")):
        if code in CODES[kind]:
            return f"{said}: {insurer.wording(kind, code).fields[title]}（{code}）"
    return way


def _facts(before: Insurer, after: Insurer, first: date, only: date | None) -> Iterator[Pair]:
    names = dict.fromkeys((*after.national.facts, *after.folder.facts, *before.national.facts, *before.folder.facts))
    for name in names:
        one, other = (_periods(insurer, name, first, only) for insurer in (before, after))
        if one != other:
            yield Pair(name, one, other)


def _periods(insurer: Insurer, name: str, first: date, only: date | None) -> str:
    facts = insurer.folder.facts.get(name, ()) or insurer.national.facts.get(name, ())
    return "、".join(_period(fact) for fact in facts if fact.end >= first and (only is None or fact.holds(only)))


def _period(fact: Fact) -> str:
    value = fact.value.__dict__ if fact.key.kind == "grace" else fact.value
    since = f"（{fact.start}から）" if fact.start > date.min else ""
    until = f"（{fact.end}まで）" if fact.end < date.max else ""
    return f"{as_toml(value)}{since}{until}"


def _texts(before: Insurer, after: Insurer, day: date) -> Iterator[Pair]:
    one, other = dict(_told(before, day)), dict(_told(after, day))
    for place in dict.fromkeys((*other, *one)):
        if one.get(place, "") != other.get(place, ""):
            yield Pair(place, one.get(place, ""), other.get(place, ""), day)


def _told(insurer: Insurer, day: date) -> Iterator[tuple[str, str]]:
    """Yield (place, text as it is read) of all that results, front page and leaflet may say, and of the desks."""
    presenter, ear = Presenter(insurer, day), Presenter(insurer, day, aloud=True)
    yield "insurer.name", insurer.name
    for kind, codes in CODES.items():
        for code in codes:
            layers = [folder.texts[kind].get(code, {}) for folder in (insurer.national, insurer.folder)]
            for variant in dict.fromkeys(("", *layers[0], *layers[1])):
                if variant or any("" in layer for layer in layers):
                    item = presenter.item(kind, code, variant)
                    place = ".".join(filter(None, (kind, code, variant)))
                    yield f"{place}.sources", "、".join(f"{each.short} {each.place}" for each in item.sources)
                    for name, text in item.text.items():
                        aloud = name == "spoken"
                        yield f"{place}.{name}", ear.item(kind, code, variant).text[name] if aloud else text
    for desk in insurer.contacts(day):
        told = [desk.name, *desk.phones, desk.fax, desk.address, desk.note, *map(str, desk.hours)]
        yield f"contact.{desk.id}", "　".join(filter(None, told))


def _answers(old: Catalog, new: Catalog, before: Insurer, after: Insurer, day: date) -> Iterator[Pair]:
    for topic in new.topics.topics.values():
        if topic.slug not in old.topics.topics:
            continue
        one, other = old.cell(before, topic.slug, day), new.cell(after, topic.slug, day)
        address = reverse("faq:answer", args=[after.slug, topic.slug])
        for name in ("short", "answer", "text"):
            if getattr(one, name) != getattr(other, name):
                yield Pair(f"{topic.question}（{name}）", getattr(one, name), getattr(other, name), day, address)


def _book(edition: Edition) -> Catalog:
    with edition.in_use():
        return catalog()
