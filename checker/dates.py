"""Calendar arithmetic of the switch: safe day, month end, and dates as people in Japan write them."""

from __future__ import annotations

import calendar
import re
import unicodedata
from datetime import date

ERAS = {  # first year of each era in the Western calendar, less one
    "明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018,
    "m": 1867, "t": 1911, "s": 1925, "h": 1988, "r": 2018,
}  # fmt: skip
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_WRITTEN = re.compile(
    r"(?P<era>明治|大正|昭和|平成|令和|[mtshr])?\.?"
    r"(?P<year>元|\d{1,4})(?:年|[-/.])(?P<month>\d{1,2})(?:月|[-/.])(?P<day>\d{1,2})日?(?:\(?[日月火水木金土](?:曜日?)?\)?)?(?:まで)?(?:有効)?",
    re.ASCII,
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_ENGLISH = (
    re.compile(rf"{_MONTH}(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?(?P<year>\d{{4}})", re.ASCII),
    re.compile(rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:of)?{_MONTH},?(?P<year>\d{{4}})", re.ASCII),
)
_EIGHT_DIGITS = re.compile(r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})", re.ASCII)


def add_months(day: date, months: int) -> date:
    """Return the same day `months` later, or that month's last day where there is none."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def safe_day(expiry: date, months: int = 3) -> date:
    """Return the day to which the grace lasts by the strictest reading: the same day, `months` later."""
    return add_months(expiry, months)


def month_end(expiry: date, months: int = 3) -> date:
    """Return the last day of the month that lies `months` after the month of `expiry` (12-02 gives 03-31)."""
    later = add_months(expiry.replace(day=1), months)
    return later.replace(day=calendar.monthrange(later.year, later.month)[1])


def parse_iso(text: str) -> date | None:
    """Return the date of a strict ASCII `YYYY-MM-DD`, or None where it is not one or no such day exists."""
    if not _ISO.fullmatch(text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def parse_written(text: str) -> date | None:
    """Return the date that a person wrote, or None.

    Understands 令和8年12月2日, R8.12.2, 2026/12/2, 2026年12月2日(水), 20261202, all with full-width digits and
    spaces too, and December 2, 2026 or 2 Dec 2026. A year of one or two digits without an era is not guessed.
    """
    folded = re.sub(r"\s+", "", unicodedata.normalize("NFKC", text[:60])).lower().replace("ー", "-")
    folded = re.sub("[‐‑‒–—−]", "-", folded)
    match = _WRITTEN.fullmatch(folded) or _EIGHT_DIGITS.fullmatch(folded)
    if not match:
        return _in_english(folded)
    parts = match.groupdict()
    year = 1 if parts["year"] == "元" else int(parts["year"])
    era = parts.get("era")
    if era:
        year += ERAS[era]
    elif parts["year"] == "元" or len(parts["year"]) < 4:
        return None
    try:
        return date(year, int(parts["month"]), int(parts["day"]))
    except ValueError:
        return None


def _in_english(folded: str) -> date | None:
    for pattern in _ENGLISH:
        if match := pattern.fullmatch(folded):
            try:
                return date(int(match["year"]), _MONTHS.index(match["month"][:3]) + 1, int(match["day"]))
            except ValueError:
                return None
    return None


def join_written(year: str, month: str, day: str) -> str:
    """Return one written date from three fields; a whole date typed into the first field is taken as it is."""
    year, month, day = (part.strip() for part in (year, month, day))
    if year and not month and not day:
        return year
    if month.lower()[:3] in _MONTHS:
        return f"{day} {month} {year}"
    return f"{year.removesuffix('年')}年{month.removesuffix('月')}月{day.removesuffix('日')}日"


def era_of(day: date) -> tuple[str, int]:
    """Return the era of a day since 1989, "heisei" or "reiwa", and the year in it."""
    if day >= date(2019, 5, 1):
        return "reiwa", day.year - ERAS["令和"]
    return "heisei", day.year - ERAS["平成"]


def era_year(day: date) -> str:
    """Return the year as papers print it: 令和8年, 平成31年, 令和元年."""
    era, number = era_of(day)
    return f"{'令和' if era == 'reiwa' else '平成'}{'元' if number == 1 else number}年"
