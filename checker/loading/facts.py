"""Facts: what a leaflet says, once, with the place that says it and the days for which it holds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

from checker.answers import FIRST_VISIT
from checker.loading.errors import ContentError, expect, only_known, read_all
from checker.standing import LIMITS, Grace

UNITS = ("months", "days", "weeks", "years", "yen", "age", "count")
KINDS = {*UNITS, "date", "span-months", "span-weeks", "span-years", "phone", "text", "choice", "flag", "list", "grace"}


@dataclass(frozen=True)
class Key:
    """One entry of keys.toml: what a fact of this name means, its kind, and whether each day needs one."""

    name: str
    kind: str
    about: str
    options: tuple[str, ...] = ()
    required: bool = False


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


def load_keys(folder: Path) -> dict[str, Key]:
    """Return the dictionary of all facts that an insurer's folder may state, from `folder`/*.toml."""
    keys = {}
    for file, name, table in read_all(folder, "*.toml"):
        only_known(file, name, table, {"kind", "about", "options", "required"})
        kind = table.get("kind")
        if kind not in KINDS:
            raise ContentError(file, f"{name}.kind", f"one of {', '.join(sorted(KINDS))}", kind)
        about = expect(file, f"{name}.about", table.get("about"), str, "an explanation in Japanese")
        keys[name] = Key(name, kind, about, tuple(table.get("options", ())), table.get("required", False))
    return keys


def load_facts(folder: Path, keys: Mapping[str, Key], sections: set[str]) -> dict[str, tuple[Fact, ...]]:
    """Return the facts of `folder`/facts*.toml: each key with its periods in order. ContentError if unclear."""
    facts: dict[str, tuple[Fact, ...]] = {}
    for file, name, entry in read_all(folder, "facts*.toml"):
        if name not in keys:
            raise ContentError(file, name, "a key of leaflets/keys", name)
        tables = entry if isinstance(entry, list) else [entry]
        periods = [_fact(file, keys[name], table, sections) for table in tables]
        _check_periods(file, name, periods)
        facts[name] = tuple(periods)
    return facts


def check_required(file: Path, keys: Mapping[str, Key], own: Facts, national: Facts) -> None:
    """Raise ContentError where a required key has no fact on some day since the first visit day."""
    for key in keys.values():
        if not key.required:
            continue
        day = FIRST_VISIT
        known = [*own.get(key.name, ()), *national.get(key.name, ())]
        while True:
            current = next((fact for fact in known if fact.holds(day)), None)
            if current is None:
                raise ContentError(file, key.name, f"a fact that holds on {day} ({key.about})")
            if current.end == date.max:
                break
            day = current.end + timedelta(days=1)


def _fact(file: Path, key: Key, table: object, known_sections: set[str]) -> Fact:
    entry: dict[str, Any] = expect(file, key.name, table, dict, "a table with value and sections")
    only_known(file, key.name, entry, {"value", "sections", "from", "until", "spoken"})
    if "value" not in entry:
        raise ContentError(file, f"{key.name}.value", f"a value of the kind {key.kind}")
    sections = check_sections(file, key.name, entry.get("sections"), known_sections)
    start = check_day(file, f"{key.name}.from", entry.get("from", date.min))
    end = check_day(file, f"{key.name}.until", entry.get("until", date.max))
    if end < start:
        raise ContentError(file, f"{key.name}.until", f"a day not before {start}", end)
    value = read_value(file, key, entry["value"])
    return Fact(key, value, sections, start, end, entry.get("spoken", ""))


def check_sections(file: Path, key: str, given: object, known: set[str]) -> tuple[str, ...]:
    """Return the named sections; ContentError where there is none or an unknown one."""
    if not isinstance(given, list) or not given:
        raise ContentError(file, f"{key}.sections", "at least one section as the source", given)
    for section in given:
        if section not in known:
            raise ContentError(file, f"{key}.sections", f"one of {', '.join(sorted(known))}", section)
    return tuple(given)


def check_day(file: Path, key: str, value: object) -> date:
    """Return a TOML date; ContentError for all else."""
    if not isinstance(value, date) or isinstance(value, datetime):
        raise ContentError(file, key, "a date such as 2026-11-22", value)
    return value


def _check_periods(file: Path, name: str, periods: list[Fact]) -> None:
    for earlier, later in pairwise(periods):
        if later.start <= earlier.end:
            raise ContentError(file, f"{name}.from", f"a day after {earlier.end}: periods overlap", later.start)
        if later.start != earlier.end + timedelta(days=1):
            expected = f"{earlier.end + timedelta(days=1)}: there is a gap between periods"
            raise ContentError(file, f"{name}.from", expected, later.start)


def read_value(file: Path, key: Key, value: Any) -> Any:
    """Return the value as its kind wants it; ContentError where it is of another kind."""
    name = f"{key.name}.value"
    if key.kind == "date":
        return check_day(file, name, value)
    if key.kind in UNITS:
        return expect(file, name, value, int, f"a whole number ({key.kind})")
    if key.kind in ("text", "phone"):
        return expect(file, name, value, str, "a text")
    if key.kind == "flag":
        return expect(file, name, value, bool, "true or false")
    if key.kind == "choice":
        if value not in key.options:
            raise ContentError(file, name, f"one of {', '.join(key.options)}", value)
        return value
    if key.kind == "grace":
        limits = f"sure and possible, each one of {', '.join(LIMITS)}"
        if not isinstance(value, dict) or set(value) != {"sure", "possible"} or not set(value.values()) <= set(LIMITS):
            raise ContentError(file, name, limits, value)
        return Grace(**value)
    return tuple(_read_list(file, name, key, expect(file, name, value, list, "a list")))


def _read_list(file: Path, name: str, key: Key, value: list[Any]) -> Iterator[Any]:
    kind: type = str if key.kind == "list" else int
    if key.kind != "list" and len(value) != 2:
        raise ContentError(file, name, "two whole numbers, from and to", value)
    for item in value:
        expect(file, name, item, kind, "only texts" if kind is str else "two whole numbers, from and to")
        if key.options and item not in key.options:
            raise ContentError(file, name, f"only {', '.join(key.options)}", item)
        yield item
