"""Error pages in the site's own look."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

SAFE_METHODS = ("GET", "HEAD")


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400: the request cannot be understood at all."""
    return render(request, "400.html", status=400)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404: no such insurer, topic, code or page."""
    return render(request, "404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """500: our fault."""
    return render(request, "500.html", status=500)


class SafeMethodsMiddleware:
    """Answers anything but GET and HEAD with 405: no page of the site takes anything in."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request, or refuse its method."""
        if request.method in SAFE_METHODS:
            return self.get_response(request)
        response = render(request, "405.html", status=405)
        response["Allow"] = ", ".join(SAFE_METHODS)
        return response
