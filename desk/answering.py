"""What stands on the right of the desk: a result, an answer, hits, all insurers side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any

from checker import clock
from checker.desks import Desk
from checker.library import library, reasons
from checker.library import questions as question_texts
from checker.loading.insurers import Insurer
from checker.presenting import present
from checker.reading import Reading
from checker.rules import Case, case_of
from checker.summary import summary_of
from desk.guide import guide
from desk.script import Line, Note, code_aloud, plain, result_script
from faq.catalog import catalog, search_engine
from notices.offline import is_offline

MOST_HITS = 9


def result(insurer: Insurer, case: Case, reading: Reading, windows: Sequence[Desk]) -> dict[str, Any]:
    """Return the result's script. `windows`: whom questions may be transferred to."""
    page = present(insurer, case, clock.now(), reasons(insurer))
    lines = result_script(page, guide(), windows, clock.today())
    title = f"{insurer.name}（{insurer.language.day(case.visit)}に受診）　番号 {page.code_grouped}"
    short = guide().short[page.verdict.code]
    answers = reading.answers if reading.answers.card else None
    summary = summary_of(page.result.case, answers, question_texts(insurer))
    return {"page": page, "lines": lines, "as_text": plain(title, lines), "summary": summary, "verdict": short}


def answer(insurer: Insurer | None, slug: str, day: date) -> dict[str, Any]:
    """Return an answer's script as of a day; without an insurer all answers side by side."""
    book = catalog()
    if insurer is None:
        cells = [book.cell(other, slug, day) for other in library().insurers.values()]
        commonest = Counter(cell.short for cell in cells).most_common(1)[0]
        marked = [(cell, cell.short != commonest[0] and commonest[1] < len(cells)) for cell in cells]
        return {"topic": book.topics.topics[slug], "cells": marked}
    cell = book.cell(insurer, slug, day)
    notes = (Note("言わないこと", guide().never["faq"][cell.kind]), Note("くわしい答え", cell.text))
    number = f"この答えの番号は、{code_aloud(cell.code_grouped)}です。"
    lines = [
        Line("faq", slug, cell.spoken, notes=notes, sources=cell.sources),
        Line("frame", "answer-code", number, notes=(Note("番号", cell.code_grouped),)),
    ]
    return {"cell": cell, "lines": lines, "as_text": plain(f"{insurer.name}　{cell.topic.question}", lines)}


def hits(query: str, insurer: Insurer | None, day: date) -> dict[str, Any]:
    """Return what a search finds; what looks like somebody's number is refused and not given back."""
    found = search_engine().search(query)
    book = catalog()
    slugs = [reading.topic for reading in found.readings] + [hit.topic for hit in found.hits] or list(found.nearest)
    shown = [
        (book.topics.topics[slug], book.cell(insurer, slug, day) if insurer else None)
        for slug in list(dict.fromkeys(slugs))[:MOST_HITS]
    ]
    near = not (found.hits or found.readings)
    return {"query": "" if found.refused else query[:200], "hits": shown, "near": near, "refused": found.refused}


def table(reading: Reading) -> list[dict[str, Any]]:
    """Return the same situation for all insurers, with what differs from most of them marked.

    Of an insurer whose result staff took offline there is the name only.
    """
    now, rows, stopped = clock.now(), [], []
    for insurer in library().insurers.values():
        if is_offline(insurer):
            stopped.append({"insurer": insurer, "offline": True})
            continue
        case = case_of(reading.answers, insurer.rules(reading.answers.visit or now.date()), now.date())
        page = present(insurer, case, now, reasons(insurer))
        rows.append({
            "insurer": insurer, "verdict": guide().short[page.verdict.code],
            "until": page.result.myna_usable_until or page.result.myna_may_work_until,
            "bring": [item.text["name"] for item in page.bring], "todo": [item.text["title"] for item in page.todo],
        })  # fmt: skip
    for key in ("verdict", "until", "bring", "todo") if rows else ():
        commonest = Counter(str(row[key]) for row in rows).most_common(1)[0][0]
        for row in rows:
            row[f"{key}_differs"] = str(row[key]) != commonest
    return [*rows, *stopped]
