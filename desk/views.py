"""The desk: insurer, search, check, code and the script to read, on one page by GET. Nothing is stored."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from checker import answers as contract
from checker import clock, codes
from checker.answers import CHOICES
from checker.library import insurer_or_404, library
from checker.library import questions as question_texts
from checker.loading.insurers import Insurer
from checker.pages import message
from checker.reading import Reading, read
from checker.rules import Case, case_of
from desk import paths
from desk.answering import answer, hits, result, table
from desk.asking import asking, windows_of
from desk.caller import chosen, in_language
from desk.guide import guide
from faq.catalog import catalog, topic_or_404
from notices.offline import is_offline

LONGEST_CODE = 40  # of what is given back in the field
LONGEST_GIVEN = 9  # digits of the codes given out; more may be a telephone number or a My Number


def desk(request: HttpRequest, slug: str = "") -> HttpResponse:
    """Show the desk as the address says: a search, an answer, a check under way, a result, a code."""
    insurer = insurer_or_404(slug) if slug else None
    reading = read(dict(request.GET.lists()), clock.today())
    asked = _asked_for(request, insurer, reading.answers.visit or clock.today())
    insurer, case = asked.insurer, asked.case
    speaks = chosen(request.GET.get("caller", ""))
    windows = windows_of(insurer)
    context = {"keys_off": request.GET.get("keys") == "off", **asked.context}
    if reading.errors:
        texts = question_texts()
        context["errors"] = [(name, message(texts[name], found[0])) for name, found in reading.errors.items()]
    elif not asked.context:
        case = _case(insurer, reading)
    if case and insurer and is_offline(insurer):
        context["offline"] = True
    elif case and insurer:
        found = result(insurer, case, reading, windows)
        context |= found
        if speaks:
            page = found["page"]
            context["lines"] = in_language(found["lines"], speaks, insurer, page.result.case.visit, page.result)
    elif case:
        context["table"] = table(reading)
    if speaks and insurer and "cell" in context:
        context["lines"] = in_language(context["lines"], speaks, insurer, reading.answers.visit or clock.today())
    context |= asking(insurer, reading, asked.shown, speaks, windows, keys_off=context["keys_off"])
    status = 400 if reading.errors or "wrong_code" in context else 200
    response = render(request, "desk/desk.html", context, status=status)
    response["Cache-Control"] = "private, no-cache" if request.GET else "public"
    return response


def paths_page(request: HttpRequest, slug: str) -> HttpResponse:
    """Show every path of an insurer's check as a diagram and as text, for those who learn the work."""
    insurer = insurer_or_404(slug)
    today = clock.today()
    rows = paths.rows(insurer, today)
    texts = question_texts()
    changes = paths.changes(insurer, today)
    named = {code for row in rows for end in row.outcomes for code in end.todo}
    named.update(code for _, new in changes.values() for code in new)
    titles = {code: insurer.wording("todo", code).fields["title"] for code in named}
    names = [texts[question].short for question in list(CHOICES)[:3]]
    names += [option.answer for option in texts["eligibility_certificate"].options.values()]
    context = {
        "insurer": insurer,
        "rows": rows,
        "boxes": paths.boxes(rows),
        "height": paths.TOP + paths.ROW * len(rows),
        "width": paths.LEFTS[-1] + paths.WIDTHS[-1],
        "heads": list(zip(paths.LEFTS, names, strict=True)),
        "certificate": (paths.LEFTS[3], texts["eligibility_certificate"].short),
        "texts": texts,
        "short": guide().short,
        "titles": titles,
        "changes": [(texts["situation"].options[name].answer, *found) for name, found in changes.items()],
    }
    return render(request, "desk/paths.html", context)


@dataclass(frozen=True)
class _Asked:
    """What a code, a topic or a search asks for, beside the check. `shown`: its name and value, for another insurer."""

    insurer: Insurer | None
    context: Mapping[str, Any] = field(default_factory=dict)
    shown: tuple[str, str] = ("", "")
    case: Case | None = None


def _asked_for(request: HttpRequest, insurer: Insurer | None, day: date) -> _Asked:
    if typed := request.GET.get("code", "")[:LONGEST_CODE].strip():
        return _behind(typed, insurer, day)
    if "topic" in request.GET:
        slug = topic_or_404(request.GET["topic"]).slug
        return _Asked(insurer, answer(insurer, slug, day), ("topic", slug))
    if query := request.GET.get("q", "").strip():
        found = hits(query, insurer, day)
        return _Asked(insurer, found, ("q", found["query"]))
    return _Asked(insurer)


def _behind(typed: str, insurer: Insurer | None, day: date) -> _Asked:
    """Return what a typed code stands for. What may be somebody's number is not given back."""
    try:
        meant = codes.decode(typed, day)
    except codes.WrongCode:
        return _wrong(typed, insurer)
    found = library().by_number(meant.insurer)
    if isinstance(meant, codes.ResultCode):
        return _Asked(found, {"typed_code": typed}, case=meant.case) if found else _wrong(typed, insurer)
    topic = catalog().by_number(meant.topic)
    if topic is None or (meant.insurer and not found):
        return _wrong(typed, insurer)
    found = found or insurer
    return _Asked(found, {"typed_code": typed, **answer(found, topic.slug, day)}, ("topic", topic.slug))


def _wrong(typed: str, insurer: Insurer | None) -> _Asked:
    personal = len(re.sub(r"\D", "", typed)) > LONGEST_GIVEN
    return _Asked(insurer, {"wrong_code": True, "personal": personal, "typed_code": "" if personal else typed})


def _case(insurer: Insurer | None, reading: Reading) -> Case | None:
    """Return the case of the answers, or None while one is missing."""
    if not contract.pairs(reading.answers) or contract.missing(reading.answers):
        return None
    today = clock.today()
    rules = (insurer or library().insurers["other"]).rules(reading.answers.visit or today)
    return case_of(reading.answers, rules, today)
