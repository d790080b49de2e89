"""The pages of the check. They read the address, ask the rules, and render; they know no rule and no text."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse

from checker import answers as contract
from checker import clock, directory, questions
from checker.desks import desks
from checker.items import Presenter
from checker.library import insurer_or_404, library, reasons
from checker.library import questions as question_texts
from checker.loading.insurers import Insurer
from checker.pages import QuestionPage, message
from checker.paper import tightness
from checker.presenting import as_data, present
from checker.reading import Reading, query_of, read
from checker.rules import Case, case_of
from checker.summary import summary_of
from checker.takeaway import calendar, qr_svg
from notices.offline import is_offline, offline_data, offline_page

_OTHER = "other"  # the folder for those whose insurer has none (contract)
FRONT_LINES = ("line-1", "line-2", "line-3")


def _private(response: HttpResponse) -> HttpResponse:
    response["Cache-Control"] = "private, no-cache"
    return response


def _reading(request: HttpRequest) -> Reading:
    return read(dict(request.GET.lists()), clock.today())


def start(request: HttpRequest) -> HttpResponse:
    """Show the insurers to choose from; where there are many, a form that finds one."""
    insurers = library().insurers.values()
    many = len(insurers) > directory.FEW
    return render(request, "checker/start.html", {"insurers": insurers, "many": many, **_kinds()})


def insurers(request: HttpRequest) -> HttpResponse:
    """Show the insurers that fit a name, a place or a kind, page by page. What looks like a number is not taken."""
    text, kind, page = (request.GET.get(name, "") for name in ("q", "kind", "page"))
    number = int(page[:4]) if page.isascii() and page.isdigit() else 1
    found = directory.find(library().insurers.values(), text, kind, number)
    shown = "" if found.refused else text[: directory.LONGEST].replace("\x00", "").strip()
    context = {"found": found, "text": shown, "kind": kind, **_kinds(), "asked": bool(text or kind)}
    context["has_other"] = _OTHER in library().insurers
    response = render(request, "checker/insurers.html", context)
    if text:
        response["Cache-Control"] = "private, no-store"
    return response


def _kinds() -> dict[str, object]:
    return {"kinds": directory.kinds(library().insurers.values()), "all_count": len(library().insurers)}


def insurer_front(request: HttpRequest, slug: str) -> HttpResponse:
    """Show an insurer's front page: what changed, the check, the questions people call about most."""
    insurer = insurer_or_404(slug)
    now = clock.now()
    presenter = Presenter(insurer, now.date())
    context = {
        "insurer": insurer,
        "lines": [presenter.item("front", code) for code in FRONT_LINES],
        "desks": desks(insurer, now, ["my-number-card", "lost-card"]),
    }
    return render(request, "checker/front.html", context)


def check(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the next question, the one to change, or the one whose answer is wrong (400)."""
    insurer = insurer_or_404(slug)
    reading = _reading(request)
    if reading.asked in contract.CHOICES and getattr(reading.answers, reading.asked) is None:
        reading = reading.with_missing([reading.asked])
    if reading.errors:
        return _question(request, insurer, reading, reading.first_bad_page())
    if reading.then and not reading.change and not contract.missing(reading.answers):
        return _private(HttpResponseRedirect(_result_address(insurer, reading)))
    if reading.typed:  # fields left empty need no address of their own
        address = reverse("checker:check", args=[slug])
        query = query_of(reading.answers, change=reading.change, then=reading.then)
        return _private(HttpResponseRedirect(f"{address}?{query}"))
    page = reading.change or questions.next_page(reading.answers)
    return _question(request, insurer, reading, page)


def result(request: HttpRequest, slug: str) -> HttpResponse:
    """Show what to bring and do; with a missing or wrong answer, its question again (400)."""
    insurer = insurer_or_404(slug)
    reading = _reading(request)
    reading = reading.with_missing(contract.missing(reading.answers))
    if reading.errors:
        return _question(request, insurer, reading, reading.first_bad_page())
    if reading.written:
        return _private(HttpResponseRedirect(_result_address(insurer, reading)))
    today = clock.today()
    rules = insurer.rules(reading.answers.visit or today)
    return result_page(request, insurer, case_of(reading.answers, rules, today), reading)


def result_page(request: HttpRequest, insurer: Insurer, case: Case, reading: Reading | None = None) -> HttpResponse:
    """Render the result of a case; without a reading it came from a phone code and has no answers to change."""
    if is_offline(insurer):
        return offline_page(request, insurer)
    page = present(insurer, case, clock.now(), reasons(insurer))
    code_address = _code_address(request, page.code)
    context = {
        "insurer": insurer,
        "page": page,
        "code_address": code_address,
        "qr": qr_svg(code_address),
        "tightness": tightness(page),
        "summary": summary_of(
            page.result.case,
            reading.answers if reading else None,
            question_texts(insurer),
            insurer.language.separator,
        ),
        "reading": reading,
        "query": query_of(reading.answers) if reading else "",
        "other_days": query_of(reading.answers, change=questions.VISIT) if reading else "",
    }
    return _private(render(request, "checker/result.html", context))


def result_json(request: HttpRequest, slug: str) -> HttpResponse:
    """Return the result as data, or 400 with the errors by name."""
    insurer = insurer_or_404(slug)
    if is_offline(insurer):
        return offline_data(insurer)
    today = clock.today()
    answers, errors = contract.parse(dict(request.GET.lists()), today)
    reading = Reading(answers, errors).with_missing(contract.missing(answers))
    if reading.errors:
        texts = question_texts(insurer)
        found = {name: [message(texts[name], code) for code in codes] for name, codes in reading.errors.items()}
        return _private(_json({"errors": found}, 400))
    case = case_of(answers, insurer.rules(answers.visit or today), today)
    return _private(_json(as_data(present(insurer, case, clock.now(), reasons(insurer)))))


def result_calendar(request: HttpRequest, slug: str) -> HttpResponse:
    """Return the deadlines of a result as a calendar file; with a missing or wrong answer, its question (400)."""
    insurer = insurer_or_404(slug)
    reading = _reading(request)
    reading = reading.with_missing(contract.missing(reading.answers))
    if reading.errors:
        return _question(request, insurer, reading, reading.first_bad_page())
    if is_offline(insurer):
        return offline_page(request, insurer)
    now = clock.now()
    rules = insurer.rules(reading.answers.visit or now.date())
    page = present(insurer, case_of(reading.answers, rules, now.date()), now, reasons(insurer))
    body = calendar(page, _code_address(request, page.code), now)
    response = HttpResponse(body, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="kirikae-check.ics"'
    return _private(response)


def _code_address(request: HttpRequest, code: str) -> str:
    return request.build_absolute_uri(f"/c/{code}/")


def _json(data: dict[str, object], status: int = 200) -> JsonResponse:
    return JsonResponse(data, status=status, json_dumps_params={"ensure_ascii": False})


def _result_address(insurer: Insurer, reading: Reading) -> str:
    return f"{reverse('checker:result', args=[insurer.slug])}?{query_of(reading.answers)}"


def _question(request: HttpRequest, insurer: Insurer, reading: Reading, page: str) -> HttpResponse:
    today = clock.today()
    not_asked = insurer.rules(reading.answers.visit or today).situations_not_asked
    drawings = insurer.identity.get("drawings", {})
    context = {"insurer": insurer, "page": QuestionPage(page, reading, question_texts(insurer), not_asked, drawings)}
    status = 400 if reading.errors else 200
    response = render(request, "checker/question.html", context, status=status)
    return _private(response) if request.GET else response  # the first question holds no answer yet
