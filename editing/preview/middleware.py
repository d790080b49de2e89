"""Puts a banner on each page, and shows below /live/ the same pages as they are in use now."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import get_script_prefix, set_script_prefix

from checker import clock
from editing.preview.live import live

LIVE = "/live"


class Preview:
    """Stands outermost. Pages are neither kept nor packed, so that the banner can be put in."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request from the draft, or below /live/ from what is in use."""
        request.META["HTTP_ACCEPT_ENCODING"] = ""
        request.META.pop("HTTP_IF_NONE_MATCH", None)
        is_live = request.path_info.startswith(f"{LIVE}/")
        response = self._live(request) if is_live else self.get_response(request)
        if response.get("Content-Type", "").startswith("text/html") and not response.streaming:
            self._put_banner(request, response, is_live)
        response.headers["Cache-Control"] = "no-store"
        return response

    def _live(self, request: HttpRequest) -> HttpResponse:
        before = get_script_prefix()
        set_script_prefix(f"{LIVE}/")
        request.META["SCRIPT_NAME"] = LIVE
        request.path_info = request.META["PATH_INFO"] = request.path_info.removeprefix(LIVE)
        try:
            with live().in_use():
                return self.get_response(request)
        finally:
            set_script_prefix(before)

    def _put_banner(self, request: HttpRequest, response: HttpResponse, is_live: bool) -> None:
        path = f"{request.path_info}{'?' + request.META['QUERY_STRING'] if request.META.get('QUERY_STRING') else ''}"
        context = {"day": clock.today(), "draft": settings.DRAFT_DIR, "is_live": is_live,
                   "other": path if is_live else f"{LIVE}{path}"}  # fmt: skip
        banner = render_to_string("editing/banner.html", context).encode()
        head, body, rest = response.content.partition(b"<body>")
        response.content = head + body + banner + rest
        response.headers["Content-Length"] = str(len(response.content))
        del response.headers["ETag"]
