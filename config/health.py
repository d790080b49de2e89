"""For those who watch the machines: /healthz (alive) and /readyz (content loaded), without host check and redirect."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from checker.library import library
from faq.catalog import catalog


class HealthMiddleware:
    """Answers the two addresses before anything else can stand in their way."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer a probe, or pass on."""
        if request.path == "/healthz":
            return _said("alive")
        if request.path == "/readyz":
            return _said(f"ready: {len(library().insurers)} insurers, {len(catalog().topics.topics)} topics")
        return self.get_response(request)


def _said(text: str) -> HttpResponse:
    response = HttpResponse(text + "\n", content_type="text/plain; charset=utf-8")
    response["Cache-Control"] = "no-store"
    return response
