"""How figures are said: dates, numbers and phone numbers as one reads them aloud in Japanese."""

from __future__ import annotations

import re
from datetime import date, time

from checker.dates import era_year

_DIGITS = "〇一二三四五六七八九"
_PHONE = dict(
    zip("0123456789", ["ゼロ", "イチ", "ニ", "サン", "ヨン", "ゴ", "ロク", "ナナ", "ハチ", "キュウ"], strict=True)
)
WEEKDAYS = "月火水木金土日"
_READINGS = {
    "一日": "ついたち", "二日": "ふつか", "四日": "よっか", "七日": "なのか", "八日": "ようか", "十日": "とおか",
    "十四日": "じゅうよっか", "二十日": "にじゅうにち", "二十四日": "にじゅうよっか", "七月": "なながつ",
    "四時": "よじ", "七時": "ななじ", "九時": "くじ", "四桁": "よんけた",
}  # fmt: skip
_MISTAKABLE = re.compile(
    "(?<![〇一二三四五六七八九十百])(?:" + "|".join(sorted(_READINGS, key=len, reverse=True)) + ")(?!曜)"
)


def number(value: int) -> str:
    """Return a whole number below ten million in kanji as it is read: 1000 gives 千, 12 gives 十二."""
    if value == 0:
        return "ゼロ"
    text = ""
    high, low = divmod(value, 10_000)
    if high:
        text = number(high) + "万"
    for unit, name in ((1000, "千"), (100, "百"), (10, "十")):
        digit, low = divmod(low, unit)
        if digit:
            text += ("" if digit == 1 else _DIGITS[digit]) + name
    return text + (_DIGITS[low] if low else "")


def figures(text: str) -> str:
    """Return the text with each run of ASCII digits as read: 令和8年 gives 令和八年."""
    parts, run = [], ""
    for char in [*text, ""]:
        if char and char in "0123456789":
            run += char
            continue
        if run:
            parts.append(number(int(run)))
            run = ""
        parts.append(char)
    return "".join(parts)


def day(value: date, with_year: bool = True) -> str:
    """Return a date for the ear: 令和七年十二月二日、火曜日."""
    year = era_year(value) if with_year else ""
    return f"{figures(f'{year}{value.month}月{value.day}日')}、{WEEKDAYS[value.weekday()]}曜日"


def digits(text: str) -> str:
    """Return a phone number or code digit by digit, with a pause at each hyphen: ゼロヨンヨン、ニゼロゼロ."""
    return "、".join("".join(_PHONE.get(char, char) for char in group) for group in text.split("-"))


def clock(value: time) -> str:
    """Return a time of day for the ear: 午前八時三十分; noon is 昼の十二時."""
    half, hour = ("午前", value.hour) if value.hour < 12 else ("午後", value.hour - 12)
    if value.hour == 12:
        half, hour = "昼の", 12
    return figures(f"{half}{hour}時" + (f"{value.minute}分" if value.minute else ""))


def readings(text: str) -> list[tuple[str, str]]:
    """Return the text in parts, each with how to say it where that could be misread or misheard, else with nothing.

    Telephone usage: 四 and 七 are よん and なな, so that 七月 is not taken for 一月; 二十日 is にじゅうにち, so that it
    is not taken for 二日; 一日 is ついたち as a date and いちにち as a length of time.
    """
    found, end = [], 0
    for match in _MISTAKABLE.finditer(text):
        if match.start() > end:
            found.append((text[end : match.start()], ""))
        word = match[0]
        found.append((word, "いちにち" if word == "一日" and text[: match.start()][-1:] != "月" else _READINGS[word]))
        end = match.end()
    return [*found, (text[end:], "")] if end < len(text) else found
