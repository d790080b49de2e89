"""The pages of the printed leaflet."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse

from checker import clock
from checker.edition import current
from checker.library import insurer_or_404
from checker.loading.insurers import Insurer
from checker.takeaway import qr_svg
from faq.catalog import catalog
from sheet import pdf
from sheet.content import sheet

_HEADING = re.compile(r"(</?h)([2-4])\b")
_DRAWING = re.compile(r'(<svg class="drawing[^>]*>)')
_KEPT_BY_OTHERS = "public, max-age=300"


def leaflet(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the leaflet, ready to be printed."""
    insurer = insurer_or_404(slug)
    return render(request, "sheet/leaflet.html", {**_context(request, insurer), "pdf": pdf.available()})


def leaflet_pdf(request: HttpRequest, slug: str) -> HttpResponse:
    """Return the leaflet as PDF; 404 where this machine cannot make one, 503 where it cannot now. Both say so."""
    insurer = insurer_or_404(slug)
    if not pdf.available():
        return render(request, "sheet/no_pdf.html", {"insurer": insurer}, status=404)
    key = (slug, str(current().serial), clock.today().isoformat(), _check_address(request, insurer))
    try:
        body = pdf.press.pdf(key, lambda: _paper(request, insurer))
    except pdf.Busy:
        response = render(request, "sheet/no_pdf.html", {"insurer": insurer, "later": True}, status=503)
        response["Retry-After"] = str(pdf.PAUSE_SECONDS)
        response["Cache-Control"] = "no-store"
        return response
    response = HttpResponse(body, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{slug}.pdf"'
    response["Cache-Control"] = _KEPT_BY_OTHERS
    return response


def _context(request: HttpRequest, insurer: Insurer) -> dict[str, object]:
    address = _check_address(request, insurer)
    return {
        "insurer": insurer,
        "sheet": sheet(catalog(), insurer, clock.now()),
        "own_desks": insurer.contacts(clock.today()),
        "address": address,
        "qr": qr_svg(address),
    }


def _check_address(request: HttpRequest, insurer: Insurer) -> str:
    return request.build_absolute_uri(reverse("checker:front", args=[insurer.slug]))


def _paper(request: HttpRequest, insurer: Insurer) -> str:
    """Return the sheet alone, with its styles in it: the printer fetches nothing, and styles each drawing by itself."""
    styles, drawing_styles = _styles()
    page: str = render_to_string("sheet/paper.html", {**_context(request, insurer), "styles": styles}, request)
    page = _HEADING.sub(lambda found: f"{found[1]}{int(found[2]) - 1}", page)  # the paper has no title above its own
    return _DRAWING.sub(rf"\1<style>{drawing_styles}</style>", page)


@cache
def _styles() -> tuple[str, str]:
    folder = Path(settings.BASE_DIR) / "static" / "css"
    wide, sheet_, drawings = (
        (folder / f"{name}.css").read_text("utf-8") for name in ("leaflet-wide", "leaflet", "leaflet-drawings")
    )
    return f"{sheet_}{wide}", drawings
