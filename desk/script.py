"""What an operator reads aloud, sentence by sentence, and what only the operator reads."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from checker import hours, spoken
from checker.desks import Desk
from checker.items import Item, Presenter
from checker.language import JAPANESE
from checker.library import library
from checker.loading.insurers import Section
from checker.presenting import ResultPage
from checker.rules import Result
from desk.guide import Guide

ROWS = {
    "where": "どこで", "papers": "持ちもの", "form": "用紙", "duration": "かかる時間", "cost": "費用",
    "otherwise": "しないと",
}  # fmt: skip


@dataclass(frozen=True)
class Note:
    """Something for the operator alone, with its heading, as 言わないこと."""

    label: str
    text: str


@dataclass(frozen=True)
class Line:
    """One thing to say. `kind`, `code` and `variant` name it (todo, renew-electronic-certificate, expired), so that the
    same sentence can be looked up elsewhere, as in another language. `day` is a day that is said in it. `notes` and
    `more` (folded away), `sources` are for the operator alone.
    """

    kind: str
    code: str
    say: str
    variant: str = ""
    day: date | None = None
    notes: tuple[Note, ...] = ()
    more: tuple[Note, ...] = ()
    sources: tuple[Section, ...] = ()
    caller: str = ""  # the same in the caller's language


def result_script(page: ResultPage, guide: Guide, windows: Sequence[Desk], today: date) -> list[Line]:
    """Return the result for the ear: what to show, until when, what to do. `windows`: whom to transfer to."""
    result, day = page.result, page.result.case.visit
    aloud = Presenter(page.insurer, day, aloud=True)
    lines = []
    if day != today:
        pattern = guide.visit["past" if day < today else "coming"]
        lines.append(Line("frame", "visit", pattern.format(day=spoken.day(day)), day=day))
    notes = _notes(guide, "verdict", page.verdict.code)
    more = [Note("画面の文", page.verdict.text["lead"])]
    lines.append(_line("verdict", page.verdict, aloud.item("verdict", page.verdict.code), notes, more))
    lines += _until(result, page.worked_until)
    for shown, item in zip(page.bring, result.bring, strict=True):
        notes = _notes(guide, "bring", shown.code, ("出すもの", shown.text["name"]))
        lines.append(_line("bring", shown, aloud.bring(item), notes))
    for shown in page.todo:
        lines += _todo(shown, aloud, guide, _transfer(page, guide, windows, guide.transfer[shown.code]))
    for shown in page.warnings:
        said = aloud.item("warnings", shown.code)
        more = [Note("画面の文", shown.text["body"])]
        lines.append(_line("warnings", shown, said, [Note("注意", shown.text["title"])], more))
    lines.append(Line("frame", "code", f"この結果の番号は、{code_aloud(page.code_grouped)}です。"))
    return lines


@lru_cache(maxsize=512)
def contact_script(desk: Desk) -> Line:
    """Return how to tell a caller about a desk: its name, numbers, hours."""
    name = desk.contact.name.replace("（", "、").replace("）", "")
    numbers = "、または、".join(spoken.digits(phone) for phone in desk.contact.phones)
    say = f"窓口は、{name}です。"
    if numbers:
        say += f"電話番号は、{numbers}です。"
        times = hours.parts(desk.contact, library(JAPANESE).language, aloud=True)
        say += "".join(f"{part}です。" for part in times) or "受付の時間は、案内に書いてありません。"
    notes = (Note("窓口", desk.contact.note),) if desk.contact.note else ()
    return Line("contact", desk.contact.id, say, notes=notes, sources=desk.sources)


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


def _todo(shown: Item, aloud: Presenter, guide: Guide, transfer: str) -> list[Line]:
    todo = shown.todo
    assert todo  # noqa: S101  each item of the to-do list has one
    title = shown.text["title"] + ("（しなくてもよいこと）" if todo.optional else "")
    notes = _notes(guide, "todo", shown.code, ("すること", title), ("わけ", "".join(shown.reasons)))
    notes.append(Note("つなぐ先", transfer))
    more = [Note(ROWS[name], text) for name, text in (*shown.rows, *shown.more)]
    more.insert(0, Note("画面の文", shown.text["what"]))
    line = _line("todo", shown, aloud.todo(todo), notes, more, todo.variant)
    if not todo.by:
        return [line]
    return [line, Line("by", shown.code, f"{spoken.day(todo.by, False)}までに、お願いします。", day=todo.by)]


def _transfer(page: ResultPage, guide: Guide, windows: Sequence[Desk], place: str) -> str:
    own = page.insurer.folder.contacts
    found = [
        contact
        for contact in (window.contact for window in windows)
        if contact.phones and (contact in own if place == "insurer" else place in contact.purposes)
    ]
    return "／".join(f"{contact.name} {'、'.join(contact.phones)}" for contact in found) or guide.places[place]


def _notes(guide: Guide, kind: str, code: str, *shown: tuple[str, str]) -> list[Note]:
    notes = [Note(label, text) for label, text in shown if text]
    return [*notes, Note("言わないこと", guide.never[kind][code])]


def _line(
    kind: str, shown: Item, aloud: Item, notes: Iterable[Note], more: Iterable[Note] = (), variant: str = ""
) -> Line:
    say = aloud.text["spoken"]
    return Line(kind, shown.code, say, variant, notes=tuple(notes), more=tuple(more), sources=shown.sources)


def _until(result: Result, worked_until: date | None) -> list[Line]:
    if result.myna_usable and result.myna_usable_until:
        day, pattern = result.myna_usable_until, "使えるのは、{}までです。"
    elif result.myna_usable is None and result.myna_may_work_until:
        day, pattern = result.myna_may_work_until, "{}まで、使えるかもしれません。確かではありません。"
    elif worked_until:
        day, pattern = worked_until, "マイナ保険証として確かに使えたのは、{}まででした。"
    else:
        return []
    return [Line("frame", "until", pattern.format(spoken.day(day, False)), day=day)]
