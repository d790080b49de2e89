"""How figures with their counters are read: 3月, 5日, 10分. Where the figure changes, the reading is over both."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

FIGURE = r"[0-9０-９][0-9０-９,，.]*"
_ONES = ("", "いち", "に", "さん", "よん", "ご", "ろく", "なな", "はち", "きゅう")
_TEN = "じゅう"
_LONGEST = 99  # larger figures are read as they stand
_DATES = {1: "ついたち"}
_DAYS = {
    2: "ふつか", 3: "みっか", 4: "よっか", 5: "いつか", 6: "むいか", 7: "なのか", 8: "ようか", 9: "ここのか",
    10: "とおか", 14: "じゅうよっか", 20: "はつか", 24: "にじゅうよっか",
}  # fmt: skip


@dataclass(frozen=True)
class Counter:
    """A counter's usual reading, and what changes: by the last digit (0 is ten), or for a whole figure.

    `ends`: last digit -> (how the figure ends, the counter's reading). `whole`: figure -> the reading of both.
    """

    reading: str
    ends: dict[int, tuple[str, str]] = field(default_factory=dict)
    whole: dict[int, str] = field(default_factory=dict)


def _doubled(reading: str, *digits: int) -> dict[int, tuple[str, str]]:
    stems = {1: "いっ", 6: "ろっ", 8: "はっ", 0: "じゅっ"}
    return {digit: (stems[digit], reading) for digit in digits}


_K, _S = (1, 6, 8, 0), (1, 8, 0)  # before か and before さ or た the figures 1, 8 and 10 (6 as well) end in っ
_PUN = {**_doubled("ぷん", *_K), 3: ("さん", "ぷん"), 4: ("よん", "ぷん")}
COUNTERS = {
    "年": Counter("ねん", {4: ("よ", "ねん")}),
    "年度": Counter("ねんど", {4: ("よ", "ねんど")}),
    "年間": Counter("ねんかん", {4: ("よ", "ねんかん")}),
    "月": Counter("がつ", whole={4: "しがつ", 7: "しちがつ", 9: "くがつ"}),
    "か月": Counter("かげつ", _doubled("かげつ", *_K)),
    "日": Counter("にち", whole=_DAYS),
    "日間": Counter("にちかん", whole={n: f"{day}かん" for n, day in _DAYS.items()}),
    "週間": Counter("しゅうかん", _doubled("しゅうかん", *_S)),
    "時": Counter("じ", {4: ("よ", "じ"), 7: ("しち", "じ"), 9: ("く", "じ")}),
    "時間": Counter("じかん", {4: ("よ", "じかん"), 9: ("く", "じかん")}),
    "分": Counter("ふん", _PUN),
    "分間": Counter("ふんかん", {digit: (end, f"{reading}かん") for digit, (end, reading) in _PUN.items()}),
    "秒": Counter("びょう"),
    "人": Counter("にん", {4: ("よ", "にん")}, {1: "ひとり", 2: "ふたり"}),
    "回": Counter("かい", _doubled("かい", *_K)),
    "歳": Counter("さい", _doubled("さい", *_S), {20: "はたち"}),
    "円": Counter("えん", {4: ("よ", "えん")}),
    "万": Counter("まん"),
    "割": Counter("わり"),
    "番": Counter("ばん"),
    "番地": Counter("ばんち"),
    "号": Counter("ごう"),
    "度": Counter("ど"),
    "枚": Counter("まい"),
    "倍": Counter("ばい"),
    "個": Counter("こ", _doubled("こ", *_K)),
    "件": Counter("けん", _doubled("けん", *_K)),
    "通": Counter("つう", _doubled("つう", *_S)),
    "桁": Counter("けた", _doubled("けた", *_K)),
    "階": Counter("かい", {**_doubled("かい", *_K), 3: ("さん", "がい")}),
    "種類": Counter("しゅるい", _doubled("しゅるい", *_S)),
    "丁目": Counter("ちょうめ", _doubled("ちょうめ", *_S)),
}


@cache
def counted(figure: str, counter: str, in_a_date: bool) -> tuple[str, bool]:
    """Return how it is read, and whether that is the reading of figure and counter together.

    In: the figure as it is written; one of COUNTERS; whether a month stands before it, so that 1日 is a date.
    """
    of = COUNTERS[counter]
    if not re.fullmatch("[0-9０-９]+", figure) or int(figure) > _LONGEST:
        return of.ends.get(_last(figure), ("", of.reading))[1], False
    number = int(figure)
    if whole := (_DATES.get(number) if counter == "日" and in_a_date else None) or of.whole.get(number):
        return whole, True
    tens, ones = divmod(number, 10)
    ends, reading = of.ends.get(ones, ("", of.reading)) if number else ("", of.reading)
    usual = _ONES[ones] if ones else _TEN
    if not ends or ends == usual:
        return reading, False
    before = (_ONES[tens] if tens > 1 else "") + (_TEN if tens and ones else "")
    return before + ends + reading, True


def _last(figure: str) -> int:
    return int(figure[-1]) if figure[-1].isdigit() else 1
