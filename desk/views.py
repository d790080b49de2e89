"""The desk: insurer, search, check, code and the script to read, on one page by GET. Nothing is stored."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from checker import answers as contract
from checker import clock, codes, questions
from checker.answers import CHOICES
from checker.desks import desks
from checker.library import insurer_or_404, library, reasons
from checker.library import questions as question_texts
from checker.loading.insurers import Insurer
from checker.pages import QuestionPage, message
from checker.presenting import present
from checker.reading import Reading, query_of, read
from checker.rules import Case, case_of
from checker.summary import summary_of
from desk import paths
from desk.guide import guide
from desk.script import Line, code_aloud, contact_script, opening_in_words, plain, result_script
from faq.catalog import catalog, search_engine, topic_or_404
from notices.offline import is_offline

MOST_HITS = 9
DATES = {"card": "card_expiry", "electronic_certificate": "electronic_certificate_expiry"}


def desk(request: HttpRequest, slug: str = "") -> HttpResponse:
    """Show the desk as the address says: a search, an answer, a check under way, a result, a code."""
    insurer = insurer_or_404(slug) if slug else None
    today = clock.today()
    reading = read(dict(request.GET.lists()), today)
    context: dict[str, Any] = {"typed_code": request.GET.get("code", "")[:40]}
    context["keys_off"] = request.GET.get("keys") == "off"
    status, case = 200, None
    if context["typed_code"].strip():
        try:
            meant = codes.decode(context["typed_code"], today)
        except codes.WrongCode:
            context["wrong_code"], status = True, 400
        else:
            insurer = library().by_number(meant.insurer) or insurer
            if isinstance(meant, codes.ResultCode):
                case = meant.case
            else:
                found = catalog().by_number(meant.topic)
                context |= _topic(insurer, found.slug) if found else {"wrong_code": True}
    elif "topic" in request.GET:
        context |= _topic(insurer, topic_or_404(request.GET["topic"]).slug)
    elif request.GET.get("q", "").strip():
        context |= _search(request.GET["q"], insurer)
    begun = bool(contract.pairs(reading.answers) or reading.errors)
    if reading.errors:
        status = 400
        texts = question_texts()
        context["errors"] = [(name, message(texts[name], found[0])) for name, found in reading.errors.items()]
    elif case is None and begun and not contract.missing(reading.answers):
        rules = insurer.rules(reading.answers.visit or today) if insurer else library().insurers["other"].rules(today)
        case = case_of(reading.answers, rules, today)
    if case and insurer and is_offline(insurer):
        context["offline"] = True
    elif case and insurer:
        context |= _result(insurer, case, reading)
    elif case:
        context["table"] = _table(reading)
    context |= _form(insurer, reading, begun)
    response = render(request, "desk/desk.html", context, status=status)
    response["Cache-Control"] = "private, no-cache" if request.GET else "public"
    return response


def paths_page(request: HttpRequest, slug: str) -> HttpResponse:
    """Show every path of an insurer's check as a diagram and as text, for those who learn the work."""
    insurer = insurer_or_404(slug)
    today = clock.today()
    table = paths.rows(insurer, today)
    texts = question_texts()
    changes = paths.changes(insurer, today)
    named = {code for row in table for end in row.outcomes for code in end.todo}
    named.update(code for _, new in changes.values() for code in new)
    titles = {code: insurer.wording("todo", code).fields["title"] for code in named}
    context = {
        "insurer": insurer,
        "rows": table,
        "boxes": paths.boxes(table),
        "height": paths.TOP + paths.ROW * len(table),
        "width": paths.LEFTS[-1] + paths.WIDTHS[-1],
        "heads": list(
            zip(
                paths.LEFTS,
                [texts[q].short for q in list(CHOICES)[:3]]
                + [option.answer for option in texts["eligibility_certificate"].options.values()],
                strict=True,
            )
        ),
        "texts": texts,
        "short": guide().short,
        "titles": titles,
        "changes": [(texts["situation"].options[name].answer, *found) for name, found in changes.items()],
    }
    return render(request, "desk/paths.html", context)


def _form(insurer: Insurer | None, reading: Reading, begun: bool) -> dict[str, Any]:
    texts, now = question_texts(insurer), clock.now()
    not_asked = insurer.rules(reading.answers.visit or now.date()).situations_not_asked if insurer else ()
    pages = [QuestionPage(name, reading, texts) for name in questions.asked_pages(reading.answers)]
    asked = questions.next_page(reading.answers)
    shown = [
        (item, contact_script(item), opening_in_words(item.state.next_opening) if item.state.next_opening else "")
        for item in (desks(insurer, now, ["my-number-card", "lost-card"]) if insurer else ())
    ]
    return {
        "insurer": insurer,
        "insurers": library().insurers.values(),
        "all_pages": [QuestionPage(name, reading, texts, not_asked) for name in (*CHOICES, questions.SITUATION)],
        "asked_names": [page.name for page in pages],
        "visit_page": QuestionPage(questions.VISIT, reading, texts),
        "ask": guide().asks[asked],
        "asked": texts[asked],
        "begun": begun,
        "guide": guide(),
        "common": [catalog().topics.topics[name] for name in guide().common],
        "desk_lines": shown,
        "carried": query_of(reading.answers),
        "visit_day": reading.answers.visit or now.date(),
    }


def _result(insurer: Insurer, case: Case, reading: Reading) -> dict[str, Any]:
    page = present(insurer, case, clock.now(), reasons(insurer))
    lines = result_script(page)
    title = f"{insurer.name}（{case.visit:%Y-%m-%d}に受診）　番号 {page.code_grouped}"
    answers = reading.answers if reading.answers.card else None
    summary = summary_of(page.result.case, answers, question_texts(insurer))
    return {"page": page, "lines": lines, "plain": plain(title, lines), "summary": summary}


def _topic(insurer: Insurer | None, slug: str) -> dict[str, Any]:
    book, today = catalog(), clock.today()
    if insurer is None:
        cells = [book.cell(other, slug, today) for other in library().insurers.values()]
        commonest = Counter(cell.short for cell in cells).most_common(1)[0]
        marked = [(cell, cell.short != commonest[0] and commonest[1] < len(cells)) for cell in cells]
        return {"topic": book.topics.topics[slug], "cells": marked}
    cell = book.cell(insurer, slug, today)
    number = f"この答えの番号は、{code_aloud(cell.code_grouped)}です。"
    lines = [Line(cell.spoken, (cell.text,), cell.sources), Line(number)]
    return {"cell": cell, "lines": lines, "plain": plain(f"{insurer.name}　{cell.topic.question}", lines)}


def _search(query: str, insurer: Insurer | None) -> dict[str, Any]:
    found = search_engine().search(query)
    book = catalog()
    slugs = [reading.topic for reading in found.readings] + [hit.topic for hit in found.hits] or list(found.nearest)
    hits = [
        (book.topics.topics[slug], book.cell(insurer, slug, clock.today()) if insurer else None)
        for slug in list(dict.fromkeys(slugs))[:MOST_HITS]
    ]
    near = not (found.hits or found.readings)
    return {"query": "" if found.refused else query[:200], "hits": hits, "near": near, "refused": found.refused}


def _table(reading: Reading) -> list[dict[str, Any]]:
    now, rows = clock.now(), []
    for insurer in library().insurers.values():
        case = case_of(reading.answers, insurer.rules(reading.answers.visit or now.date()), now.date())
        page = present(insurer, case, now, reasons(insurer))
        rows.append({
            "insurer": insurer, "verdict": guide().short[page.verdict.code],
            "until": page.result.myna_usable_until or page.result.myna_may_work_until,
            "bring": "、".join(item.text["name"] for item in page.bring),
            "todo": "、".join(item.text["title"] for item in page.todo),
        })  # fmt: skip
    for key in ("verdict", "until", "bring", "todo"):
        commonest = Counter(row[key] for row in rows).most_common(1)[0][0]
        for row in rows:
            row[f"{key}_differs"] = row[key] != commonest
    return rows
