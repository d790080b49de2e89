"""What an operator reads aloud, sentence by sentence, and what only the operator reads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from checker import spoken
from checker.desks import Desk
from checker.loading.insurers import Section
from checker.presenting import Item, Presenter, ResultPage
from checker.rules import Result


@dataclass(frozen=True)
class Line:
    """One thing to say. `notes` and `sources` are for the operator alone."""

    say: str
    notes: tuple[str, ...] = ()
    sources: tuple[Section, ...] = ()


def result_script(page: ResultPage) -> list[Line]:
    """Return the result for the ear: what to show, until when, what to do. `page` gives the operator's side."""
    result, day = page.result, page.result.case.visit
    aloud = Presenter(page.insurer, day, aloud=True)
    lines = [_line(page.verdict, aloud.item("verdict", page.verdict.code), [page.verdict.text.get("lead", "")])]
    until = _until(result, page.worked_until)
    if until:
        lines.append(Line(until))
    for shown, item in zip(page.bring, result.bring, strict=True):
        lines.append(_line(shown, aloud.bring(item), [shown.text["name"]]))
    for shown in page.todo:
        assert shown.todo  # noqa: S101  each item of the to-do list has one
        notes = [shown.text["title"], *shown.reasons, *(text for _, text in (*shown.rows, *shown.more))]
        line = _line(shown, aloud.todo(shown.todo), notes)
        if shown.todo.by:
            line = Line(f"{line.say}{spoken.day(shown.todo.by, False)}までに、お願いします。", line.notes, line.sources)
        lines.append(line)
    lines += [_line(shown, aloud.item("warnings", shown.code), [shown.text["body"]]) for shown in page.warnings]
    lines.append(Line(f"この結果の番号は、{code_aloud(page.code_grouped)}です。"))
    return lines


def contact_script(desk: Desk) -> Line:
    """Return how to tell a caller about a desk: its name, numbers, hours."""
    numbers = "、または、".join(spoken.digits(phone) for phone in desk.contact.phones)
    say = f"窓口は、{desk.contact.name}です。"
    if numbers:
        say += f"電話番号は、{numbers}です。"
        say += f"{spoken.figures(desk.in_words)}。"
    return Line(say, (desk.contact.note,) if desk.contact.note else (), desk.sources)


def opening_in_words(opening: datetime) -> str:
    """Return when a desk opens next, for the ear."""
    return f"{spoken.day(opening.date(), False)}、{spoken.clock(opening.time())}に開きます。"


def code_aloud(grouped: str) -> str:
    """Return a code's digits as they are said, group by group."""
    return spoken.digits(grouped)


def plain(title: str, lines: Sequence[Line]) -> str:
    """Return a script as plain text for a mail or a ticket: what was said, with the sources."""
    parts = [title]
    for line in lines:
        parts.append(f"・{line.say}")
        parts += [f"　　出典：{place.document}「{place.place}」" for place in line.sources]
    return "\n".join(parts)


def _line(shown: Item, aloud: Item, notes: Sequence[str]) -> Line:
    return Line(aloud.text["spoken"], tuple(note for note in notes if note), shown.sources)


def _until(result: Result, worked_until: date | None) -> str:
    if result.myna_usable and result.myna_usable_until:
        return f"使えるのは、{spoken.day(result.myna_usable_until, False)}までです。"
    if result.myna_usable is None and result.myna_may_work_until:
        return f"{spoken.day(result.myna_may_work_until, False)}まで、使えるかもしれません。確かではありません。"
    if worked_until:
        return f"マイナ保険証として使えたのは、{spoken.day(worked_until, False)}まででした。"
    return ""
