"""A finished page: bytes in one encoding with all headers, the answer made from it, and the bounded store of them."""

from __future__ import annotations

import gzip
import hashlib
import threading
from collections import OrderedDict
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any, NamedTuple

import brotli
from django.http import HttpResponse
from django.utils.cache import has_vary_header, patch_vary_headers

MOST_PAGES, MOST_BYTES = 4_000, 48 * 1024 * 1024
SHARED_SECONDS = 20  # how long a proxy may keep a public page: a notice is to be everywhere within 30 seconds
PRIVATE = "private, no-cache"
_SMALLEST = 400  # bytes; below this compression gains nothing
_OFTEN, _ONCE, _GZIP = 5, 2, 6  # levels of brotli: a page for everybody is packed once and sent often
_PACKED = ("text/", "application/json", "image/svg+xml", "application/atom+xml", "application/xml")
_MADE_ANEW = ("cache-control", "etag")
Key = tuple[str | bool | int, ...]


@dataclass(frozen=True, slots=True)
class Finished:
    """One page as bytes in one encoding, with all headers but how long it holds."""

    body: bytes
    headers: tuple[tuple[str, str], ...]
    etag: str
    shared: bool
    since: datetime
    until: datetime


class Answer(NamedTuple):
    """What goes to the visitor."""

    status: int
    headers: list[tuple[str, str]]
    body: bytes


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
            self._size += len(page.body) - (len(old.body) if old else 0)
            self._pages[key] = page
            while len(self._pages) > MOST_PAGES or self._size > MOST_BYTES:
                self._size -= len(self._pages.popitem(last=False)[1].body)

    def clear(self) -> None:
        """Forget all pages."""
        with self._lock:
            self._pages.clear()
            self._size = 0


def finish(response: HttpResponse, packing: str, since: datetime, until: datetime) -> Finished | None:
    """Return the answer as a finished page in one encoding, or None where it is not to be kept."""
    control = response.get("Cache-Control", "")
    if response.status_code != 200 or response.streaming or response.cookies or "no-store" in control:
        return None
    if response.has_header("Content-Encoding") or "max-age" in control:
        return None
    etag = hashlib.blake2b(response.content, digest_size=12).hexdigest()
    if pack(response, packing):
        etag = f"{etag}-{packing}"
    response.headers["Content-Length"] = str(len(response.content))
    headers = tuple((name, value) for name, value in response.items() if name.lower() not in _MADE_ANEW)
    return Finished(response.content, headers, f'"{etag}"', "private" not in control, since, until)


def pack(response: HttpResponse, packing: str) -> bool:
    """Compress an answer where it may differ by that, and say whether it was done.

    What depends on a cookie is left as it is: it may hold a secret whose length would tell (BREACH).
    """
    if response.streaming or response.has_header("Content-Encoding") or has_vary_header(response, "Cookie"):
        return False
    body = response.content
    if len(body) < _SMALLEST or not response.get("Content-Type", "").startswith(_PACKED):
        return False
    patch_vary_headers(response, ["Accept-Encoding"])
    if not packing:
        return False
    quality = _ONCE if "private" in response.get("Cache-Control", "") else _OFTEN
    packed = brotli.compress(body, quality=quality) if packing == "br" else gzip.compress(body, _GZIP, mtime=0)
    response.content = packed
    response.headers["Content-Encoding"] = packing
    if response.has_header("Content-Length"):
        response.headers["Content-Length"] = str(len(response.content))
    return True


@lru_cache(maxsize=256)
def encoding(accepted: str) -> str:
    """Return the best encoding that an Accept-Encoding header allows: br, gzip or ""."""
    return next((name for name in ("br", "gzip") if _takes(accepted, name)), "")


def answer_with(page: Finished, environ: dict[str, Any], now: datetime) -> Answer:
    """Return the page for a request, or 304 where the visitor has it."""
    left = max(0, int((page.until - now).total_seconds()))
    # Browsers ask each time (a 304 is short): what a proxy kept for 20 seconds must not live 20 more with them.
    control = f"public, max-age=0, s-maxage={min(SHARED_SECONDS, left)}" if page.shared else PRIVATE
    own = [("ETag", page.etag), ("Cache-Control", control)]
    known = environ.get("HTTP_IF_NONE_MATCH")
    if known and any(tag.strip().removeprefix("W/") in (page.etag, "*") for tag in known.split(",")):
        kept = [header for header in page.headers if header[0] not in ("Content-Encoding", "Content-Length")]
        return Answer(304, kept + own, b"")
    return Answer(200, [*page.headers, *own], b"" if environ["REQUEST_METHOD"] == "HEAD" else page.body)


def _takes(accepted: str, name: str) -> bool:
    for part in accepted.split(","):
        found, _, quality = part.strip().partition(";")
        if found.strip() == name:
            return quality.replace(" ", "") not in ("q=0", "q=0.0", "q=0.00", "q=0.000")
    return False
