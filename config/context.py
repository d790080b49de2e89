"""What every template may use."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from django.conf import settings
from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest
from django.utils.translation import get_language

from checker import clock
from checker.answers import CHOICES, DATES
from checker.language import JAPANESE, PLAIN, Language
from checker.library import language_code, languages
from config.pieces import functions
from languages.addresses import NOT_TRANSLATED, in_language, split
from languages.middleware import CODES

KEPT = {*CHOICES, *DATES, "situation", "change", "then", "kind", "page"}  # what a page's other languages take along


@dataclass(frozen=True)
class Version:
    """The same page in a language: its path, with the answers where there are some."""

    language: Language
    path: str
    address: str
    current: bool


def _query(request: HttpRequest) -> str:
    """Return the query string for the same page elsewhere; what was typed may be somebody's number and is left out."""
    try:
        given = request.GET.lists()
    except SuspiciousOperation:  # too many fields: the page is the one that says so
        return ""
    return urlencode([(name, value) for name, values in given if name in KEPT for value in values])


def site(request: HttpRequest) -> dict[str, object]:
    """Return who runs the site, today's date in Japan, the page's language, and the same page in the others."""
    code, page = split(request.path, CODES)
    query = _query(request)
    match = request.resolver_match
    only_japanese = match is not None and match.namespace in NOT_TRANSLATED

    def address(of: str) -> str:
        return in_language(page, of) + (f"?{query}" if query else "")

    found = languages()
    current = found[language_code()]
    return {
        **functions(),
        "operator": settings.OPERATOR_NAME,
        "today": clock.today(),
        "language": current,
        "plain": (get_language() or "").endswith(PLAIN),
        "other_readings": address(current.code if code.endswith(PLAIN) else current.code + PLAIN),
        "japanese_page": address(JAPANESE),
        "versions": []
        if only_japanese
        else [
            Version(each, in_language(page, each.code), address(each.code), each is current) for each in found.values()
        ],
    }
