"""Facts: what a leaflet says, once, with the place that says it and the days for which it holds."""

from __future__ import annotations

from collections.abc import Collection, Container, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

from checker.answers import FIRST_VISIT
from checker.loading.errors import (
    STRICT,
    ContentError,
    Problems,
    Said,
    expect,
    one_of,
    only_known,
    read_all,
    table,
    text,
    texts,
)
from checker.loading.keys import UNITS, Key
from checker.loading.problems import A_DATE, A_TEXT, TRUTH
from checker.standing import LIMITS, Grace

_A_SOURCE = Said("出典を一つ以上（insurer.toml の見出し）", "at least one section as the source")


class MissingFact(ContentError):
    """A required key without a fact on some day."""


@dataclass(frozen=True)
class Fact:
    """One fact: its value by the key's kind, the sections that say it, and from when to when (inclusive)."""

    key: Key
    value: Any
    sections: tuple[str, ...]
    start: date = date.min
    end: date = date.max
    spoken: str = ""

    def holds(self, day: date) -> bool:
        """Say whether the fact holds on the day."""
        return self.start <= day <= self.end


Facts = Mapping[str, tuple[Fact, ...]]


def load_facts(
    folder: Path, keys: Mapping[str, Key], sections: Container[str], problems: Problems = STRICT
) -> dict[str, tuple[Fact, ...]]:
    """Return the facts of `folder`/facts*.toml: each key with its periods in order; a mistake if that is unclear."""
    facts: dict[str, tuple[Fact, ...]] = {}
    for file, name, entry in read_all(folder, "facts*.toml", problems):
        if name not in keys:
            problems.add(ContentError(file, name, Said("leaflets/keys にある名前", "a key of leaflets/keys"), name))
            continue
        entries = entry if isinstance(entry, list) and entry else [entry]
        periods = [_fact(file, keys[name], each, sections, problems, nth) for nth, each in enumerate(entries)]
        good = tuple(period for period in periods if period)
        if len(good) == len(periods):
            with problems.noted():
                _check_periods(file, name, good)
        if good:
            facts[name] = good
    return facts


def check_required(file: Path, keys: Mapping[str, Key], own: Facts, national: Facts) -> None:
    """Raise MissingFact where a required key has no fact on some day since the first visit day."""
    for key in keys.values():
        if not key.required:
            continue
        day = FIRST_VISIT
        known = [*own.get(key.name, ()), *national.get(key.name, ())]
        while True:
            current = next((fact for fact in known if fact.holds(day)), None)
            if current is None:
                raise MissingFact(
                    file, key.name, Said(f"{day} に当てはまる値（{key.about}）", f"a fact that holds on {day}")
                )
            if current.end == date.max:
                break
            day = current.end + timedelta(days=1)


def _fact(
    file: Path, key: Key, entry: object, known_sections: Container[str], problems: Problems, nth: int
) -> Fact | None:
    before = len(problems.found)
    fact = problems.take(None, _fact_fields, file, key, entry, known_sections, problems, nth)
    return fact if len(problems.found) == before else None


def _fact_fields(
    file: Path, key: Key, given: object, known_sections: Container[str], problems: Problems, nth: int
) -> Fact:
    entry = table(file, key.name, given, nth)
    only_known(file, key.name, entry, {"value", "sections", "from", "until", "spoken"}, problems, nth)
    sections = problems.take((), check_sections, file, key.name, entry.get("sections"), known_sections, nth)
    start = problems.take(date.min, check_day, file, f"{key.name}.from", entry.get("from", date.min), nth)
    end = problems.take(date.max, check_day, file, f"{key.name}.until", entry.get("until", date.max), nth)
    if end < start:
        later = Said(f"{start} か、それより後の日", f"a day not before {start}")
        problems.add(ContentError(file, f"{key.name}.until", later, end, nth=nth))
    spoken = problems.take("", expect, file, f"{key.name}.spoken", entry.get("spoken", ""), str, A_TEXT, nth)
    if "value" not in entry:
        value = Said(f"value = の行（値の種類: {key.kind}）", f"a value of the kind {key.kind}")
        raise ContentError(file, f"{key.name}.value", value, nth=nth)
    return Fact(key, read_value(file, key, entry["value"], nth), sections, start, end, spoken)


def check_sections(file: Path, key: str, given: object, known: Container[str], nth: int = 0) -> tuple[str, ...]:
    """Return the named sections; ContentError where there is none or an unknown one."""
    key = f"{key}.sections".lstrip(".")
    if not isinstance(given, list) or not given:
        raise ContentError(file, key, _A_SOURCE, given, nth=nth)
    for section in given:
        if not isinstance(section, str) or section not in known:
            names = one_of(sorted(known)) if isinstance(known, Collection) else _A_SOURCE
            raise ContentError(file, key, names, section, nth=nth)
    return tuple(given)


def check_day(file: Path, key: str, value: object, nth: int = 0) -> date:
    """Return a TOML date; ContentError for all else."""
    if not isinstance(value, date) or isinstance(value, datetime):
        raise ContentError(file, key, A_DATE, value, nth=nth)
    return value


def _check_periods(file: Path, name: str, periods: tuple[Fact, ...]) -> None:
    for nth, (earlier, later) in enumerate(pairwise(periods), 1):
        if later.start <= earlier.end:
            after = Said(
                f"{earlier.end} より後の日（期間が重なっています）", f"a day after {earlier.end}: periods overlap"
            )
            raise ContentError(file, f"{name}.from", after, later.start, nth=nth)
        next_day = earlier.end + timedelta(days=1)
        if later.start != next_day:
            gap = Said(f"{next_day}（期間があいています）", f"{next_day}: there is a gap between periods")
            raise ContentError(file, f"{name}.from", gap, later.start, nth=nth)


def read_value(file: Path, key: Key, value: Any, nth: int = 0) -> Any:
    """Return the value as its kind wants it; ContentError where it is of another kind."""
    name = f"{key.name}.value"
    if key.kind == "date":
        return check_day(file, name, value, nth)
    if key.kind in UNITS:
        whole = Said(f'整数（{key.kind}、" " なしで）', f"a whole number ({key.kind})")
        return expect(file, name, value, int, whole, nth)
    if key.kind in ("text", "phone"):
        return text(file, name, value, nth)
    if key.kind == "flag":
        return expect(file, name, value, bool, TRUTH, nth)
    if key.kind == "choice":
        if not isinstance(value, str) or value not in key.options:
            raise ContentError(file, name, one_of(key.options), value, nth=nth)
        return value
    if key.kind == "grace":
        limits = ", ".join(LIMITS)
        both = Said(f"sure と possible、それぞれ次のどれか: {limits}", f"sure and possible, each one of {limits}")
        if not isinstance(value, dict) or set(value) != {"sure", "possible"}:
            raise ContentError(file, name, both, value, nth=nth)
        if not all(isinstance(limit, str) and limit in LIMITS for limit in value.values()):
            raise ContentError(file, name, both, value, nth=nth)
        return Grace(**value)
    return _read_list(file, name, key, value, nth)


def _read_list(file: Path, name: str, key: Key, value: Any, nth: int) -> tuple[Any, ...]:
    if key.kind == "list":
        for item in texts(file, name, value, nth):
            if key.options and item not in key.options:
                raise ContentError(file, name, one_of(key.options), item, nth=nth)
        return tuple(value)
    two = Said("二つの整数（[1, 2] のように、短いほうから）", "two whole numbers, from and to")
    if not isinstance(value, list) or len(value) != 2:
        raise ContentError(file, name, two, value, nth=nth)
    for item in value:
        expect(file, name, item, int, two, nth)
    return tuple(value)
