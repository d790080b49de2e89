"""The pages of the FAQ: lists, one answer, all insurers side by side, search, sources, phone codes."""

from __future__ import annotations

from collections import Counter

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from checker import clock, codes
from checker.desks import desks
from checker.language import JAPANESE
from checker.library import insurer_or_404, library
from checker.loading.insurers import Insurer
from checker.views import result_page
from faq.catalog import Catalog, Cell, catalog, search_engine, topic_or_404
from faq.coverage import coverage
from faq.signals import no_hit


def all_topics(request: HttpRequest) -> HttpResponse:
    """Show all questions; each leads to the insurers side by side."""
    return render(request, "faq/list.html", {"groups": catalog().grouped()})


def insurer_faq(request: HttpRequest, slug: str) -> HttpResponse:
    """Show all questions of an insurer."""
    return render(request, "faq/list.html", {"insurer": insurer_or_404(slug), "groups": catalog().grouped()})


def answer(request: HttpRequest, slug: str, topic: str) -> HttpResponse:
    """Show one answer of one insurer."""
    return answer_page(request, insurer_or_404(slug), topic_or_404(topic).slug)


def answer_page(request: HttpRequest, insurer: Insurer, topic: str) -> HttpResponse:
    """Render an insurer's answer as of today."""
    now = clock.now()
    context = {
        "insurer": insurer,
        "cell": catalog().cell(insurer, topic, now.date()),
        "desks": desks(insurer, now),
    }
    return render(request, "faq/answer.html", context)


def compare(request: HttpRequest, topic: str) -> HttpResponse:
    """Show one topic for all insurers side by side, those that differ marked."""
    found = topic_or_404(topic)
    cells = [catalog().cell(insurer, found.slug, clock.today()) for insurer in library().insurers.values()]
    shorts = [catalog(JAPANESE).cell(cell.insurer.japanese, found.slug, clock.today()).short for cell in cells]
    commonest, count = Counter(shorts).most_common(1)[0]
    rows = [(cell, count < len(cells) and short != commonest) for cell, short in zip(cells, shorts, strict=True)]
    code_grouped = codes.grouped(codes.topic_code(0, found.number))
    context = {"topic": found, "rows": rows, "same": count == len(cells), "code_grouped": code_grouped}
    return render(request, "faq/compare.html", context)


def search(request: HttpRequest) -> HttpResponse:
    """Search the questions of all insurers."""
    return _search(request, None)


def search_insurer(request: HttpRequest, slug: str) -> HttpResponse:
    """Search the answers of an insurer."""
    return _search(request, insurer_or_404(slug))


def _search(request: HttpRequest, insurer: Insurer | None) -> HttpResponse:
    query = request.GET.get("q", "")
    found = search_engine().search(query)
    if not (found.hits or found.readings or found.refused):
        no_hit.send(sender=None, request=request, query=found.query)
    book = catalog()
    context = {
        "insurer": insurer,
        "query": found.query.replace("\x00", "").strip(),
        "refused": found.refused,
        "hits": [_hit(book, hit.topic, insurer) for hit in found.hits],
        "readings": [(book.label(reading.label), _hit(book, reading.topic, insurer)) for reading in found.readings],
        "nearest": [_hit(book, topic, insurer) for topic in found.nearest],
        "desks": desks(insurer, clock.now()) if insurer else (),
    }
    template = "faq/_hits.html" if getattr(request, "htmx", False) else "faq/search.html"
    response = render(request, template, context)
    response["Cache-Control"] = "private, no-store"
    response["Vary"] = "HX-Request"
    return response


def _hit(book: Catalog, topic: str, insurer: Insurer | None) -> dict[str, object]:
    """Return a hit for the page: the topic, its address, and the answer where an insurer is chosen."""
    cell: Cell | None = book.cell(insurer, topic, clock.today()) if insurer else None
    address = reverse("faq:answer", args=[insurer.slug, topic]) if insurer else reverse("faq:compare", args=[topic])
    return {"topic": book.topics.topics[topic], "address": address, "cell": cell}


def sources(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the sections of an insurer's leaflet with all that stands on each."""
    insurer = insurer_or_404(slug)
    context = {"insurer": insurer, "documents": coverage(catalog(), insurer)}
    return render(request, "faq/sources.html", context)


def code_form(request: HttpRequest) -> HttpResponse:
    """Take a code that was read out on the phone, and lead to its page."""
    typed = request.GET.get("code", "")
    if not typed.strip():
        return render(request, "faq/code.html")
    try:
        codes.decode(typed, clock.today())
    except codes.WrongCode:
        return render(request, "faq/code.html", {"typed": typed[:40], "wrong": True}, status=400)
    return HttpResponseRedirect(reverse("faq:code", args=[codes.clean(typed)]))


def code(request: HttpRequest, code: str) -> HttpResponse:
    """Show the result or the answer behind a code; 404, with a place to type it again, where a digit is wrong."""
    try:
        meant = codes.decode(code, clock.today())
    except codes.WrongCode:
        return render(request, "faq/code.html", {"typed": code[:40], "wrong": True}, status=404)
    insurer = library().by_number(meant.insurer)
    if isinstance(meant, codes.ResultCode):
        if insurer is None:
            raise Http404(code)
        return result_page(request, insurer, meant.case)
    topic = catalog().by_number(meant.topic)
    if topic is None or (insurer is None and meant.insurer):
        raise Http404(code)
    return answer_page(request, insurer, topic.slug) if insurer else compare(request, topic.slug)
