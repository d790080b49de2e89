"""All answers that matter on a day, and in which ways two results of the same answers differ."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from itertools import product
from typing import Any

from checker.answers import CHOICES, HELD, Answers
from checker.dates import month_end, safe_day
from checker.rules import Result
from editing.reach import situations

_SOME = 2  # situations that are combined with dates
_FAR = timedelta(days=400)


def answers_of(day: date) -> Iterator[Answers]:
    """Yield every combination of words with all situations, and of dates near a limit with up to two situations."""
    for held, certificate in product(_held(day, dated=False), CHOICES["eligibility_certificate"]):
        for chosen in situations():
            yield Answers(**held, eligibility_certificate=certificate, situations=chosen, visit=day)
    for held, certificate in product(_held(day, dated=True), CHOICES["eligibility_certificate"]):
        for chosen in situations(_SOME):
            yield Answers(**held, eligibility_certificate=certificate, situations=chosen, visit=day)


def limits(day: date) -> list[date]:
    """Return expiry days on both sides of every limit that a rule may set on the day."""
    back = [day - timedelta(days=n) for n in range(63, 125)]
    safe, month = [[past for past in back if count(past) >= day] for count in (safe_day, month_end)]
    edges = [min(safe, default=day), min(month, default=day)]
    near = {edge - timedelta(days=n) for edge in edges for n in (0, 1)}
    return sorted({day + _FAR, day + timedelta(days=30), day, day - timedelta(days=1), *near}, reverse=True)


def differences(before: Result, after: Result) -> list[str]:
    """Return how two results differ, each way in a few words; none where they are the same."""
    found = []
    if before.myna_usable is not after.myna_usable:
        found.append(f"マイナ保険証: {_USABLE[before.myna_usable]} → {_USABLE[after.myna_usable]}")
    days = ("myna_usable_until", "myna_may_work_until")
    if any(getattr(before, name) != getattr(after, name) for name in days):
        found.append("いつまで使えるか")
    for name, one, other in (("出すもの", before.bring, after.bring), ("すること", before.todo, after.todo)):
        codes, new = [item.code for item in one], [item.code for item in other]
        found += [f"{name}から消える: {code}" for code in codes if code not in new]
        found += [f"{name}に加わる: {code}" for code in new if code not in codes]
        if sorted(codes) == sorted(new) and codes != new:
            found.append(f"{name}の順")
    found += _deadlines(before, after)
    return found


_USABLE = {True: "使える", None: "使えるかもしれない", False: "使えない"}


def _deadlines(before: Result, after: Result) -> Iterator[str]:
    old = {item.code: item for item in before.todo}
    for item in after.todo:
        same = old.get(item.code)
        if same and same.by != item.by:
            yield f"することの期限: {item.code}"
        if same and same.optional != item.optional:
            yield f"するかどうかを選べるか: {item.code}"
        if same and same.variant != item.variant:
            yield f"することの言い方: {item.code}"


@cache
def _held(day: date, dated: bool) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    if not dated:
        words = product(HELD, CHOICES["registered"], CHOICES["electronic_certificate"])
        names = ("card", "registered", "electronic_certificate")
        found = [dict(zip(names, held, strict=True)) for held in words]
        return found + [{"card": word} for word in CHOICES["card"] if word not in HELD]
    for expiry, registered, other in product(limits(day), CHOICES["registered"], (day + _FAR, None)):
        card = {"card": "valid", "registered": registered, "electronic_certificate": "valid"}
        found.append({**card, "card_expiry": expiry, "electronic_certificate_expiry": other})
        found.append({**card, "card_expiry": other, "electronic_certificate_expiry": expiry})
    return found
