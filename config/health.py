"""For those who watch the machines: /healthz (alive) and /readyz (content loaded), without host check and redirect."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from checker.library import library
from config.headers import harden
from faq.catalog import catalog


class HealthMiddleware:
    """Answers the two addresses before anything else can stand in their way."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer a probe, or pass on."""
        if request.method not in ("GET", "HEAD"):
            return self.get_response(request)
        if request.path == "/healthz":
            return _said(request, "alive")
        if request.path == "/readyz":
            insurers, topics = len(library().insurers), len(catalog().topics.topics)
            ready = insurers > 0 and topics > 0
            return _said(request, f"ready: {insurers} insurers, {topics} topics", 200 if ready else 503)
        return self.get_response(request)


def _said(request: HttpRequest, text: str, status: int = 200) -> HttpResponse:
    response = HttpResponse(text + "\n", content_type="text/plain; charset=utf-8", status=status)
    response["Cache-Control"] = "no-store"
    if request.method == "HEAD":
        response["Content-Length"] = str(len(response.content))
        response.content = b""
    harden(request, response)
    return response
