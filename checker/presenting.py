"""Turns a result into what a page shows and data carries: wording, sources, deadlines, contacts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from checker import codes
from checker.desks import Desk, desks
from checker.items import Item, Presenter
from checker.loading.insurers import Insurer
from checker.reasons import Reasons
from checker.rules import Case, Result, assess
from checker.verdicts import verdict

MOST_TOPICS = 3
_LOST_CARD = "lost-card"


@dataclass(frozen=True)
class ResultPage:
    """All that a result's page shows. `result` holds the bare outcome."""

    insurer: Insurer
    result: Result
    verdict: Item
    bring: tuple[Item, ...]
    todo: tuple[Item, ...]
    warnings: tuple[Item, ...]
    desks: tuple[Desk, ...]
    topics: tuple[str, ...]
    code: str

    @property
    def code_grouped(self) -> str:
        """Return the phone code in groups, as people read it out."""
        return codes.grouped(self.code)

    @property
    def has_deadlines(self) -> bool:
        """Say whether a to-do has a day by which it is to be done."""
        return any(item.todo and item.todo.by for item in self.todo)

    @property
    def worked_until(self) -> date | None:
        """Return the last sure day where it is over and nothing but the dates stands in the way."""
        return self.result.myna_usable_until if self.result.myna_usable is False else None

    @property
    def sources(self) -> dict[str, list[str]]:
        """Return all sources of the page: the places by document, each once."""
        found: dict[str, list[str]] = {}
        for item in (self.verdict, *self.bring, *self.todo, *self.warnings):
            for source in item.sources:
                places = found.setdefault(source.document, [])
                if source.place not in places:
                    places.append(source.place)
        return found


def present(insurer: Insurer, case: Case, now: datetime, reasons: Reasons) -> ResultPage:
    """Return the page of a case. In: the insurer, the case, the time in Japan (for the desks), words for reasons."""
    result = assess(case, insurer.rules(case.visit))
    case = result.case
    presenter = Presenter(insurer, case.visit)
    todo = tuple(presenter.todo(item, reasons.of(item, case)) for item in result.todo)
    shown_warnings = presenter.warnings(result)
    topics = [item.text["topic"] for item in (*shown_warnings, *todo) if "topic" in item.text]
    purposes = [_LOST_CARD] if result.asks("report-lost-card") else []
    if result.asks("get-my-number-card") or result.asks("renew-electronic-certificate"):
        purposes.append("my-number-card")
    return ResultPage(
        insurer=insurer,
        result=result,
        verdict=presenter.item("verdict", verdict(result)),
        bring=tuple(presenter.bring(item) for item in result.bring),
        todo=todo,
        warnings=shown_warnings,
        desks=desks(insurer, now, purposes),
        topics=tuple(dict.fromkeys(topics))[:MOST_TOPICS],
        code=codes.result_code(insurer.number, case),
    )


def as_data(page: ResultPage) -> dict[str, object]:
    """Return the result as the contract's JSON."""

    def iso(day: date | None) -> str | None:
        return day.isoformat() if day else None

    def sources(item: Item) -> list[dict[str, str]]:
        return [{"document": place.document, "section": place.place} for place in item.sources]

    result = page.result
    return {
        "insurer": page.insurer.slug,
        "visit": iso(result.case.visit),
        "myna_usable": result.myna_usable,
        "myna_usable_until": iso(result.myna_usable_until),
        "myna_may_work_until": iso(result.myna_may_work_until),
        "bring": [{"code": item.code, "sources": sources(item)} for item in page.bring],
        "todo": [
            {
                "code": item.code,
                "by": iso(item.todo.by),
                "optional": item.todo.optional,
                "sources": sources(item),
            }
            for item in page.todo
            if item.todo
        ],
        "code": page.code,
    }
