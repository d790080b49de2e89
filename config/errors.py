"""Error pages in the site's own look."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import resolve

from config.headers import harden

SAFE_METHODS = ("GET", "HEAD")
View = TypeVar("View", bound=Callable[..., HttpResponse])


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400: the request cannot be understood at all."""
    return _error(request, 400)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404: no such insurer, topic, code or page."""
    return _error(request, 404)


def server_error(request: HttpRequest) -> HttpResponse:
    """500: our fault. The page is made without the request, which may be what is broken."""
    response = HttpResponse(render_to_string("500.html"), status=500)
    harden(request, response)
    return response


def forbidden(request: HttpRequest, exception: Exception | None = None, reason: str = "") -> HttpResponse:
    """403: not allowed from here, or by this account."""
    return _error(request, 403)


def _error(request: HttpRequest, status: int) -> HttpResponse:
    """Return the page of an error, with all headers: it may be made outside of every middleware."""
    response = render(request, f"{status}.html", status=status)
    harden(request, response)
    return response


def takes_post(view: View) -> View:
    """Mark a view as one to which visitors may send something."""
    view.__dict__["takes_post"] = True
    return view


def _methods(request: HttpRequest) -> tuple[str, ...]:
    """Return the methods of an address."""
    try:
        marked = getattr(resolve(request.path_info).func, "takes_post", False)
    except Http404:
        marked = False
    return (*SAFE_METHODS, "POST") if marked else SAFE_METHODS


class SafeMethodsMiddleware:
    """Answers anything but GET and HEAD with 405, but for views marked by takes_post and for the staff's part."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request, or refuse its method."""
        if request.method in SAFE_METHODS or request.path_info.startswith(f"/{settings.ADMIN_PATH}/"):
            return self.get_response(request)
        methods = _methods(request)
        if request.method in methods:
            return self.get_response(request)
        response = render(request, "405.html", status=405)
        response["Allow"] = ", ".join(methods)
        return response
