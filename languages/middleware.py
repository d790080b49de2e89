"""Gives each request the language of its address, and marks what stands on the page in another one."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation

from checker.language import JAPANESE, PLAIN
from checker.library import languages
from languages.addresses import split
from languages.markup import finished

CODES = frozenset(code for code, _ in settings.LANGUAGES)


class LanguageMiddleware:
    """Takes the language from the path alone: no cookie, no header, so a page's address is all there is to it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer in the language of the address."""
        code, _ = split(request.path_info, CODES)
        with translation.override(code):
            response = self.get_response(request)
        if code == JAPANESE:
            return response
        language = languages().get(code.removesuffix(PLAIN))
        if language and not response.streaming and response.get("Content-Type", "").startswith("text/html"):
            content = finished(response.content.decode(response.charset), language, readings=not code.endswith(PLAIN))
            response.content = content.encode(response.charset)
        if language:
            response.headers["Content-Language"] = language.tag
        return response
