"""The ten questions from whose answers a first version of a folder is made."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from checker.dates import parse_iso, parse_written

KINDS = ("国民健康保険", "健康保険組合", "共済組合", "協会けんぽ", "後期高齢者医療", "国民健康保険組合")


class WrongAnswer(ValueError):
    """An answer that cannot be used; the message says how to write it."""


@dataclass(frozen=True)
class Asked:
    """One question: its name as an option, what it asks, an example, and how its answer is read."""

    name: str
    question: str
    default: str
    read: Callable[[str], str]


def _text(answer: str) -> str:
    if not answer.strip() or any(ord(sign) < 32 for sign in answer):
        raise WrongAnswer("一行の文字で書いてください")
    return answer.strip()


def _kana(answer: str) -> str:
    if not re.fullmatch(r"[ぁ-ゖー・\s]+", answer):
        raise WrongAnswer("ひらがなで書いてください")
    return answer.strip()


def _day(answer: str) -> str:
    day = parse_iso(answer.strip()) or parse_written(answer)
    if day is None:
        raise WrongAnswer("2027-04-01 か 令和9年4月1日 のように書いてください")
    return day.isoformat()


def _phone(answer: str) -> str:
    if not re.fullmatch(r"0\d{1,4}-\d{1,4}-\d{3,4}", answer.strip(), re.ASCII):
        raise WrongAnswer("044-200-3467 のように、ハイフンを入れて書いてください")
    return answer.strip()


def questions(slug: str, today: date) -> tuple[Asked, ...]:
    """Return the ten questions with what is taken where `--defaults` answers for somebody."""
    return (
        Asked("name", "保険の名前（見本健康保険組合）", f"見本の保険（{slug}）", _text),
        Asked("kana", "よみ（ひらがな）", "みほんのほけん", _kana),
        Asked("kind", f"種類（{'、'.join(KINDS)} など）", KINDS[1], _text),
        Asked("who", "だれのための保険か（見本市に住む人）", "この保険に入っている人と、その家族", _text),
        Asked("document", "もとになる資料の題", "お知らせ", _text),
        Asked("short", "資料の短い呼び名", "お知らせ", _text),
        Asked("date", "資料の日付", today.isoformat(), _day),
        Asked("desk", "窓口の名前", "保険の窓口", _text),
        Asked("phone", "窓口の電話番号", "000-000-0000", _phone),
        Asked("old_card_name", "古い保険証の呼び名（被保険者証、組合員証 など）", "健康保険証", _text),
    )


def answered(
    asked: tuple[Asked, ...],
    given: Mapping[str, str | None],
    ask: Callable[[str], str] | None,
    tell: Callable[[str], None],
) -> dict[str, str]:
    """Return all answers: those given, else asked for until they can be used, else (`ask` None) the defaults.

    WrongAnswer where a given one cannot be used.
    """
    answers = {}
    for number, one in enumerate(asked, 1):
        found = given.get(one.name)
        if found is not None:
            try:
                answers[one.name] = one.read(found)
            except WrongAnswer as wrong:
                raise WrongAnswer(f"--{one.name}: {wrong}") from wrong
        while one.name not in answers:
            try:
                typed = ask(f"{number}/{len(asked)} {one.question}: ") if ask else one.default
                answers[one.name] = one.read(typed)
            except WrongAnswer as wrong:
                tell(f"  {wrong}")
    return answers
