"""How a language writes dates, hours and amounts: language.toml. The Japanese one lies in leaflets/national/."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, time
from pathlib import Path
from typing import Any

from checker.dates import era_of
from checker.loading.errors import (
    STRICT,
    ContentError,
    Problems,
    Said,
    expect,
    only_known,
    read_toml,
    table,
    text,
    texts,
)
from checker.loading.keys import UNITS
from checker.loading.problems import A_TEXT, TRUTH

JAPANESE = "ja"
PLAIN = "-plain"  # ends the code of a language whose readings are switched off
FILE = "language.toml"
DATE_FORMS = ("long", "both", "short", "near")
SPANS = ("months", "weeks", "years")
HOURS = (
    "none", "all-day", "every-day-all-day", "entry", "and", "separator",
    "weekday", "saturday", "sunday", "holiday", "saturday-2-4", "every-day",
)  # fmt: skip

_CLOCK = ("whole", "minutes", "before-noon", "after-noon", "noon")
_ERAS = ("heisei", "reiwa", "first")
_PLAIN = ("name", "tag", "order", "whole", "weekdays", "months", "separator", "readings")
_TABLES = {"dates": DATE_FORMS, "eras": _ERAS, "clock": _CLOCK, "units": UNITS, "spans": SPANS, "hours": HOURS}
_USABLE: dict[str, dict[str, object]] = {  # what the patterns of each table are filled with
    "dates": dict.fromkeys(("year", "month", "day", "weekday", "era"), ""),
    "eras": {"n": ""},
    "clock": {"half": "", "hour": 0, "hour24": 0, "minute": 0},
    "units": {"n": ""},
    "spans": {"low": "", "high": ""},
    "hours": {"days": "", "opens": "", "closes": ""},
}


@dataclass(frozen=True)
class Language:
    """One language. `code`: in addresses; `tag`: for `lang` (BCP 47); `name`: in its own script.

    `whole`: all public pages are promised in it; otherwise the check and its results. `order`: in the list.
    """

    code: str
    tag: str
    name: str
    order: int
    whole: bool
    dates: Mapping[str, str]
    weekdays: Sequence[str]
    months: Sequence[str]
    eras: Mapping[str, str]
    clock_words: Mapping[str, str]
    units: Mapping[str, Sequence[str]]
    spans: Mapping[str, str]
    hours: Mapping[str, str] = field(repr=False)
    separator: str
    readings: bool = False  # every kanji gets its reading

    @property
    def japanese(self) -> bool:
        """Say whether this is the language of the leaflets themselves."""
        return self.code == JAPANESE

    @property
    def foreign(self) -> bool:
        """Say whether the names on Japanese papers have to be shown beside its own."""
        return self.tag != JAPANESE

    def day(self, value: date, form: str = "long") -> str:
        """Return a date. `form`: long, both (with the Japanese year), short (no year), near (no year, weekday)."""
        return self.dates[form].format(
            year=value.year,
            month=self.months[value.month - 1],
            day=value.day,
            weekday=self.weekdays[value.weekday()],
            era=self.era(value),
        )

    def era(self, value: date) -> str:
        """Return the Japanese year, as papers print it."""
        name, number = era_of(value)
        return self.eras[name].format(n=self.eras["first"] if number == 1 else number)

    def clock(self, value: time) -> str:
        """Return a time of day; the patterns have the hour of half a day and of a whole one."""
        words = self.clock_words
        half, hour = (words["before-noon"], value.hour) if value.hour < 12 else (words["after-noon"], value.hour - 12)
        pattern = words["minutes"] if value.minute else words["whole"]
        return pattern.format(half=half, hour=hour or words["noon"], hour24=value.hour, minute=value.minute)

    def quantity(self, unit: str, value: int, shown: str) -> str:
        """Return an amount with its unit (one of UNITS). `shown`: the figure as it is written."""
        forms = self.units[unit]
        return (forms[0] if value == 1 else forms[-1]).format(n=shown)

    def span(self, unit: str, low: str, high: str) -> str:
        """Return "2 to 3 weeks" and the like. `unit`: one of SPANS."""
        return self.spans[unit].format(low=low, high=high)


def load_language(file: Path, code: str, problems: Problems = STRICT) -> Language:
    """Return the language of a language.toml; a mistake where something is missing."""
    content = problems.take({}, read_toml, file)
    if not content:
        raise ContentError(file, FILE, Said("このファイル", "this file"))
    only_known(file, "", content, {*_PLAIN, *_TABLES}, problems)
    for key, names in _TABLES.items():
        only_known(file, key, table(file, key, content.get(key)), names, problems)

    def all_of(key: str, names: Sequence[str]) -> dict[str, str]:
        return {name: _pattern(file, f"{key}.{name}", content[key].get(name)) for name in names}

    units = content["units"]
    return Language(
        code=code,
        tag=text(file, "tag", content.get("tag")),
        name=text(file, "name", content.get("name")),
        order=expect(file, "order", content.get("order"), int, Said("整数", "a whole number")),
        whole=expect(file, "whole", content.get("whole"), bool, TRUTH),
        dates=all_of("dates", DATE_FORMS),
        weekdays=_list(file, "weekdays", content, 7),
        months=_list(file, "months", content, 12),
        eras=all_of("eras", _ERAS),
        clock_words=all_of("clock", _CLOCK),
        units={unit: _forms(file, f"units.{unit}", units.get(unit)) for unit in UNITS},
        spans=all_of("spans", SPANS),
        hours=all_of("hours", HOURS),
        separator=expect(file, "separator", content.get("separator"), str, A_TEXT),
        readings=expect(file, "readings", content.get("readings", False), bool, TRUTH),
    )


def _pattern(file: Path, key: str, given: object) -> str:
    """Return a pattern that can be filled with what its kind of text has; ContentError otherwise."""
    pattern: str = expect(file, key, given, str, A_TEXT)
    usable = _USABLE[key.partition(".")[0]]
    try:
        pattern.format(**usable)
    except (KeyError, ValueError, IndexError, AttributeError, TypeError) as error:
        names = "、".join(f"{{{name}}}" for name in usable)
        raise ContentError(file, key, Said(f"使える印は {names}", f"no placeholders but {names}"), pattern) from error
    return pattern


def _forms(file: Path, key: str, given: object) -> tuple[str, ...]:
    """Return a unit's form, or the one for 1 and the one for all else."""
    forms = texts(file, key, given)
    if not forms:
        raise ContentError(file, key, Said("一つか二つの形", "one or two forms"), given)
    return tuple(_pattern(file, key, form) for form in forms)


def _list(file: Path, key: str, content: Mapping[str, Any], length: int) -> tuple[str, ...]:
    found = texts(file, key, content.get(key))
    if len(found) != length:
        raise ContentError(file, key, Said(f"{length}個の文字", f"{length} texts"), list(found))
    return found
