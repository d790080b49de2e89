"""The FAQ for other systems: JSON, sitemap, Atom feed, robots.txt."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from xml.etree import ElementTree as XML

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed

from checker import clock
from checker.library import insurer_or_404, library
from faq.catalog import catalog

_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
_MOST_ENTRIES = 30


def faq_json(request: HttpRequest, slug: str) -> HttpResponse:
    """Return all answers of an insurer as data."""
    insurer = insurer_or_404(slug)
    today = clock.today()
    cells = [catalog().cell(insurer, topic, today) for topic in catalog().topics.topics]
    entries = [
        {
            "topic": cell.topic.slug,
            "question": cell.topic.question,
            "kind": cell.kind,
            "short": cell.short,
            "answer": cell.answer,
            "spoken": cell.spoken,
            "body": cell.text,
            "sources": [{"document": s.document, "section": s.place} for s in cell.sources],
            "last_checked": cell.checked.isoformat(),
            "code": cell.code,
            "url": request.build_absolute_uri(reverse("faq:answer", args=[slug, cell.topic.slug])),
        }
        for cell in cells
    ]
    data = {"insurer": slug, "name": insurer.name, "day": today.isoformat(), "answers": entries}
    return JsonResponse(data, json_dumps_params={"ensure_ascii": False})


def robots(request: HttpRequest) -> HttpResponse:
    """Let search engines in, and name the sitemap."""
    sitemap_address = request.build_absolute_uri(reverse("faq:sitemap"))
    return HttpResponse(f"User-agent: *\nAllow: /\nSitemap: {sitemap_address}\n", content_type="text/plain")


def sitemap(request: HttpRequest) -> HttpResponse:
    """List the pages that are worth finding, each with the day it was last checked."""
    root = XML.Element("urlset", xmlns=_SITEMAP)
    _entry(request, root, reverse("checker:start"))
    _entry(request, root, reverse("checker:insurers"))
    book = catalog()
    for topic in book.topics.topics:
        _entry(request, root, reverse("faq:compare", args=[topic]))
    for insurer in library().insurers.values():
        _entry(request, root, reverse("checker:front", args=[insurer.slug]))
        _entry(request, root, reverse("faq:list", args=[insurer.slug]))
        _entry(request, root, reverse("sheet:leaflet", args=[insurer.slug]))
        for topic in book.topics.topics:
            address = reverse("faq:answer", args=[insurer.slug, topic])
            _entry(request, root, address, book.text(insurer, topic).checked)
    body = XML.tostring(root, encoding="utf-8", xml_declaration=True)
    return HttpResponse(body, content_type="application/xml")


def _entry(request: HttpRequest, root: XML.Element, address: str, changed: date | None = None) -> None:
    url = XML.SubElement(root, "url")
    XML.SubElement(url, "loc").text = request.build_absolute_uri(address)
    if changed:
        XML.SubElement(url, "lastmod").text = changed.isoformat()


def atom(request: HttpRequest, slug: str) -> HttpResponse:
    """Return the answers of an insurer that were checked last, newest first."""
    insurer = insurer_or_404(slug)
    today = clock.today()
    cells = [catalog().cell(insurer, topic, today) for topic in catalog().topics.topics]
    feed = Atom1Feed(
        title=f"{insurer.name} よくある質問",
        link=request.build_absolute_uri(reverse("faq:list", args=[slug])),
        description="",
        feed_url=request.build_absolute_uri(),
        language="ja",
    )
    for cell in sorted(cells, key=lambda cell: cell.checked, reverse=True)[:_MOST_ENTRIES]:
        checked = datetime.combine(cell.checked, time(), UTC)
        feed.add_item(
            title=cell.topic.question,
            link=request.build_absolute_uri(reverse("faq:answer", args=[slug, cell.topic.slug])),
            description=cell.answer,
            updateddate=checked,
            pubdate=checked,
        )
    return HttpResponse(feed.writeString("utf-8"), content_type=feed.content_type)
