"""Pages that were finished before are sent again as bytes: headers, compression and ETag included.

Kept per process, bounded, and only for answers that cannot differ between visitors: GET, 200, no cookie, no `no-store`,
and no parameter in the address but those of the contract, each once. A page lives until a desk opens or closes, a day
begins, a notice begins or ends, or staff change a notice; so "open now" and deadlines are never stale.

There are two doors to the same store: `answered_first` around the WSGI application, which answers before Django builds
anything, and the middleware, which keeps what Django made and serves whoever calls Django directly.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from http.client import responses
from typing import Any
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from django.conf import settings
from django.http import HttpRequest, HttpResponse, QueryDict

from checker import clock
from checker.answers import CHOICES, DATES
from checker.desks import next_turn
from checker.edition import current
from checker.library import library
from checker.questions import PAGES
from checker.reading import PARTS
from checker.watching import watcher
from config.keeping import PRIVATE, Answer, Key, Store, answer_with, encoding, finish, pack
from notices import snapshot

EMPTY = {f"{name}_{part}": () for name in DATES for part in PARTS}  # fields for a date, sent as they stood
CALLERS = tuple(code for code, _ in settings.LANGUAGES)
WISHES = {"asked": PAGES, "change": PAGES, "then": ("result",), "keys": ("off",), "caller": CALLERS, **EMPTY}
KNOWN = {*CHOICES, *DATES, *WISHES, "situation", "topic"}
SEVERAL = "situation"  # the one name that may stand in an address more than once

store = Store()


def answered_first(application: WSGIApplication) -> WSGIApplication:
    """Return the application with the store in front of it: a page that was finished never reaches Django."""

    def answer_or_ask(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        answer = finished(environ)
        if answer is None:
            return application(environ, start_response)
        watcher.tick()  # as Django's request_started would have
        start_response(f"{answer.status} {responses[answer.status]}", answer.headers)
        return (answer.body,)

    return answer_or_ask


class FinishedPagesMiddleware:
    """Sends what is finished; finishes what was just made. Stands outermost."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer from the store where the address allows it, else make the page and keep it if it may be kept."""
        answer = finished(request.META)
        if answer:
            return _response(answer)
        method, packing = request.method, encoding(request.META.get("HTTP_ACCEPT_ENCODING", ""))
        if method not in ("GET", "HEAD") or not can_exist(request.GET):
            return unfinished(self.get_response(request), packing, method)
        key, now = key_of(request.META), clock.now()
        request.method = "GET"
        response = self.get_response(request)
        request.method = method
        page = finish(response, packing, now, holds_until(now))
        if page is None:
            return unfinished(response, packing, method)
        store.put(key, page)
        return _response(answer_with(page, request.META, now))


def finished(environ: dict[str, Any]) -> Answer | None:
    """Return the answer to a request, as the server handed it over, from the store; None where it is not there."""
    if environ["REQUEST_METHOD"] not in ("GET", "HEAD"):
        return None
    now = clock.now()
    page = store.get(key_of(environ), now)
    return answer_with(page, environ, now) if page else None


def key_of(environ: dict[str, Any]) -> Key:
    """Return all that a page may differ by. The last part is the encoding that the visitor takes."""
    get = environ.get
    return (
        _secure(environ), get("HTTP_HOST", ""), get("SCRIPT_NAME", ""), get("PATH_INFO", ""), get("QUERY_STRING", ""),
        get("HTTP_HX_REQUEST") == "true", snapshot.version(), current().serial,
        encoding(get("HTTP_ACCEPT_ENCODING", "")),
    )  # fmt: skip


def can_exist(query: QueryDict) -> bool:
    """Say whether the site itself leads to such an address, so that invented ones fill nothing."""
    for name, values in query.lists():
        if name not in KNOWN or len(values) > (len(set(values)) if name == SEVERAL else 1):
            return False
        if name in WISHES and values[0] not in ("", *WISHES[name]):
            return False
    return True


def holds_until(now: datetime) -> datetime:
    """Return when a page may become wrong by itself."""
    return min(turn for turn in (_turns.next(now), snapshot.next_turn()) if turn)


class _Turns:
    """When a desk opens or closes next, or a day begins: looked for once for each edition and turn."""

    def __init__(self) -> None:
        self._known: tuple[int, datetime, datetime] | None = None

    def next(self, now: datetime) -> datetime:
        """Return the next turn after `now`."""
        serial, known = current().serial, self._known
        if known is None or known[0] != serial or not known[1] <= now < known[2]:
            self._known = known = (serial, now, next_turn(library(), now))
        return known[2]


_turns = _Turns()


def unfinished(response: HttpResponse, packing: str, method: str | None) -> HttpResponse:
    """Return an answer that is not kept: packed, kept by nobody else either if it does not say so; no body for HEAD."""
    response.headers.setdefault("Cache-Control", PRIVATE)
    pack(response, packing)
    if method == "HEAD" and not response.streaming:
        response.headers.setdefault("Content-Length", str(len(response.content)))
        response.content = b""
    return response


def _response(answer: Answer) -> HttpResponse:
    response = HttpResponse(answer.body, status=answer.status)
    for name, value in answer.headers:
        response.headers[name] = value
    return response


def _secure(environ: dict[str, Any]) -> bool:
    """Say whether the visitor came by https, as Django finds it."""
    if settings.SECURE_PROXY_SSL_HEADER:
        header, secure = settings.SECURE_PROXY_SSL_HEADER
        if header in environ:
            return bool(environ[header].split(",", 1)[0].strip() == secure)
    return bool(environ["wsgi.url_scheme"] == "https")
