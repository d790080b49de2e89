"""Pages that were finished before are sent again as bytes: headers, compression and ETag included.

Kept per process, bounded, and only for answers that cannot differ between visitors: GET, 200, no cookie, no `no-store`,
and no parameter in the address but those of the contract. A page lives until a desk opens or closes, a day begins, a
notice begins or ends, or staff change a notice; so "open now" and deadlines are never stale.
"""

from __future__ import annotations

import gzip
import hashlib
import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

import brotli
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers

from checker import clock
from checker.answers import CHOICES, DATES
from checker.desks import next_turn
from checker.edition import current
from checker.library import library
from notices import snapshot

MOST_PAGES, MOST_BYTES = 4_000, 48 * 1024 * 1024
SHARED_SECONDS = 20  # how long others may keep a public page: a notice is to be everywhere within 30 seconds
KNOWN = {*CHOICES, *DATES, "situation", "asked", "change", "then", "topic", "keys"}
_SMALLEST = 400  # bytes; below this compression gains nothing
_PACKED = ("text/", "application/json", "image/svg+xml", "application/atom+xml", "application/xml")
Key = tuple[str, ...]


@dataclass(frozen=True)
class Finished:
    """One page as bytes in each encoding, with its headers."""

    bodies: dict[str, bytes]
    headers: tuple[tuple[str, str], ...]
    etag: str
    shared: bool
    since: datetime
    until: datetime

    @property
    def size(self) -> int:
        """Return the bytes that it takes."""
        return sum(map(len, self.bodies.values()))


class Store:
    """Finished pages, the least used thrown out first."""

    def __init__(self) -> None:
        self._lock, self._pages, self._size = threading.Lock(), OrderedDict[Key, Finished](), 0

    def get(self, key: Key, now: datetime) -> Finished | None:
        """Return a page that still holds."""
        with self._lock:
            page = self._pages.get(key)
            if page is None or not page.since <= now < page.until:
                return None
            self._pages.move_to_end(key)
            return page

    def put(self, key: Key, page: Finished) -> None:
        """Keep a page, within the bounds."""
        with self._lock:
            old = self._pages.pop(key, None)
            self._size += page.size - (old.size if old else 0)
            self._pages[key] = page
            while len(self._pages) > MOST_PAGES or self._size > MOST_BYTES:
                self._size -= self._pages.popitem(last=False)[1].size

    def clear(self) -> None:
        """Forget all pages."""
        with self._lock:
            self._pages.clear()
            self._size = 0


store = Store()


class FinishedPagesMiddleware:
    """Sends what is finished; finishes what was just made. Stands outermost."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer from the store where the address allows it, else make the page and keep it if it may be kept."""
        if request.method not in ("GET", "HEAD") or any(name not in KNOWN for name in request.GET):
            response = self.get_response(request)
            return without_body(response) if request.method == "HEAD" else response
        key = (
            request.scheme or "", request.META.get("HTTP_HOST", ""), request.path, request.META.get("QUERY_STRING", ""),
            request.META.get("HTTP_HX_REQUEST", ""), snapshot.version(), str(current().serial),
        )  # fmt: skip
        now = clock.now()
        page = store.get(key, now)
        if page is None:
            method, request.method = request.method, "GET"
            response = self.get_response(request)
            request.method = method
            page = finish(response, now)
            if page is None:
                return without_body(response) if method == "HEAD" else response
            store.put(key, page)
        return send(page, request, now)


def finish(response: HttpResponse, now: datetime) -> Finished | None:
    """Return the answer as a finished page, or None where it is not to be kept."""
    control = response.get("Cache-Control", "")
    if response.status_code != 200 or response.streaming or response.cookies or "no-store" in control:
        return None
    if response.has_header("Content-Encoding") or "max-age" in control:
        return None
    patch_vary_headers(response, ["Accept-Encoding"])
    body = response.content
    bodies = {"": body}
    if len(body) >= _SMALLEST and response.get("Content-Type", "").startswith(_PACKED):
        bodies["br"] = brotli.compress(body, quality=5)
        bodies["gzip"] = gzip.compress(body, 6, mtime=0)
    turns = [turn for turn in (next_turn(library(), now), snapshot.next_turn()) if turn]
    names = ("content-length", "cache-control", "etag")
    headers = tuple((name, value) for name, value in response.items() if name.lower() not in names)
    etag = hashlib.blake2b(body, digest_size=12).hexdigest()
    return Finished(bodies, headers, etag, "private" not in control, now, min(turns))


def send(page: Finished, request: HttpRequest, now: datetime) -> HttpResponse:
    """Return the page in the best encoding that the visitor takes, or 304 where they have it."""
    accepted = request.META.get("HTTP_ACCEPT_ENCODING", "")
    encoding = next((name for name in ("br", "gzip") if name in page.bodies and _takes(accepted, name)), "")
    etag = f'"{page.etag}{encoding and "-" + encoding}"'
    known = [tag.strip().removeprefix("W/") for tag in request.META.get("HTTP_IF_NONE_MATCH", "").split(",")]
    fresh = etag in known or "*" in known
    body = b"" if fresh or request.method == "HEAD" else page.bodies[encoding]
    response = HttpResponse(body, status=304 if fresh else 200)
    for name, value in page.headers:
        response.headers[name] = value
    if encoding and not fresh:
        response.headers["Content-Encoding"] = encoding
    if not fresh:
        response.headers["Content-Length"] = str(len(page.bodies[encoding]))
    response.headers["ETag"] = etag
    left = max(0, int((page.until - now).total_seconds()))
    response.headers["Cache-Control"] = (
        f"public, max-age={min(SHARED_SECONDS, left)}" if page.shared else "private, no-cache"
    )
    return response


def without_body(response: HttpResponse) -> HttpResponse:
    """Return the answer to HEAD: what GET would say, without the body."""
    if not response.streaming:
        response.headers.setdefault("Content-Length", str(len(response.content)))
        response.content = b""
    return response


def _takes(accepted: str, name: str) -> bool:
    for part in accepted.split(","):
        found, _, quality = part.strip().partition(";")
        if found.strip() == name:
            return quality.replace(" ", "") not in ("q=0", "q=0.0", "q=0.00", "q=0.000")
    return False
