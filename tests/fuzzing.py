"""Requests that nobody thought of: every route, every method, seeded, so that each can be sent again."""

from __future__ import annotations

import io
import itertools
import random
import re
from collections.abc import Iterator
from typing import Any, NamedTuple
from urllib.parse import quote_from_bytes, unquote_to_bytes

from django.urls import URLPattern, URLResolver, get_resolver

from checker.answers import CHOICES, DATES, SITUATIONS
from checker.library import library
from faq.catalog import catalog

METHODS = (
    "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT", "PROPFIND", "get", "X" * 30,
)  # fmt: skip
NAMES = (
    *CHOICES, *DATES, "situation", "asked", "change", "then", "q", "code", "topic", "keys", "useful", "next",
    "card_expiry_year", "card_expiry_month", "card_expiry_day", "visit_year", "_popup", "o", "p", "e", "all",
)  # fmt: skip
WORDS = (
    "", "0", "-1", "NaN", "1e999", "9" * 400, "../" * 40 + "etc/passwd", "%00", "%FF%FE", "%ED%A0%80", "%F0%9F%98%80",
    "' OR 1=1--", "<script>", "{{7*7}}", "${jndi:ldap://x}", "\u202e", "ｶﾞ", "令和8年", "Ａ" * 300, "a" * 7000,
    "\r\nSet-Cookie: a=b", "%0d%0aX: y", "2026-02-30", "0000-00-00", "9999-12-31", "true", "[]", "null", "１２３", "②",
    "\x7f", "%2e%2e%2f", "//evil.example", "\\", "🂡",
)  # fmt: skip
HEADERS = (
    "HTTP_ACCEPT", "HTTP_ACCEPT_ENCODING", "HTTP_ACCEPT_LANGUAGE", "HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE",
    "HTTP_RANGE", "HTTP_COOKIE", "HTTP_ORIGIN", "HTTP_REFERER", "HTTP_SEC_FETCH_SITE", "HTTP_HX_REQUEST",
    "HTTP_HX_TARGET", "HTTP_X_FORWARDED_FOR", "HTTP_X_FORWARDED_PROTO", "HTTP_AUTHORIZATION", "CONTENT_TYPE",
    "CONTENT_LENGTH", "HTTP_CONTENT_ENCODING", "HTTP_EXPECT",
)  # fmt: skip
VALUES = (
    "gzip, br", "br;q=0", "*", '"x"', "W/\"x\"", "same-origin", "true", "bytes=0-", "application/json", "text/html",
    "application/x-www-form-urlencoded; charset=utf-7", "multipart/form-data; boundary=x", "staff=x; a",
    "Mon, 01 Jan 0001 00:00:00 GMT",
)  # fmt: skip
HOSTS = ("127.0.0.1",) * 30 + ("", "evil.example", "127.0.0.1:99999", "[::1", "a b", "127.0.0.1@evil.example")
PREFIXES = ("",) * 30 + ("/en", "/ja-easy", "/zh-hans", "/vi", "/xx")


class Sent(NamedTuple):
    """A request: what a server would hand to the site."""

    environ: dict[str, Any]

    def __str__(self) -> str:
        return f"{self.environ['REQUEST_METHOD']} {self.environ['PATH_INFO']!r} ?{self.environ['QUERY_STRING']!r}"


def routes() -> list[str]:
    """Return every route of the site as a pattern, such as `<slug:slug>/faq/<slug:topic>/`."""
    return sorted(set(_walk(get_resolver().url_patterns, "")))


def _walk(patterns: list[URLPattern | URLResolver], before: str) -> Iterator[str]:
    for pattern in patterns:
        here = before + str(pattern.pattern).strip("^$").replace("\\Z", "")
        if isinstance(pattern, URLResolver):
            yield from _walk(pattern.url_patterns, here)
        else:
            yield here


def environ_of(
    path: str, method: str = "GET", query: str = "", body: bytes = b"", host: str = "127.0.0.1"
) -> dict[str, Any]:
    """Return what a server hands to the site for a request."""
    return {
        "REQUEST_METHOD": method, "SCRIPT_NAME": "", "QUERY_STRING": query, "PATH_INFO": path,
        "SERVER_NAME": "127.0.0.1", "SERVER_PORT": "80", "SERVER_PROTOCOL": "HTTP/1.1", "REMOTE_ADDR": "127.0.0.1",
        "HTTP_HOST": host, "CONTENT_LENGTH": str(len(body)),
        "CONTENT_TYPE": "application/x-www-form-urlencoded" if body else "", "wsgi.version": (1, 0),
        "wsgi.url_scheme": "http", "wsgi.input": io.BytesIO(body), "wsgi.errors": io.StringIO(),
        "wsgi.multithread": True, "wsgi.multiprocess": True, "wsgi.run_once": False,
    }  # fmt: skip


class Fuzzer:
    """Makes requests, the same for the same seed."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.routes = [
            *routes(),
            "healthz",
            "readyz",
            "static/css/site.css",
            "static/../manage.py",
            ".git/config",
            ".env",
        ]
        self.public = [route for route in self.routes if not route.startswith("staff/")]
        self.slugs, self.topics = list(library().insurers), list(catalog().topics.topics)

    def _filled(self, part: str) -> str:
        if self.chance.random() < 0.1:
            return self.chance.choice(WORDS)
        if "code" in part:
            return str(self.chance.choice((self.chance.randrange(10**8), self.chance.randrange(10**12), "12345671")))
        return self.chance.choice(self.topics if "topic" in part else self.slugs)

    def _route(self) -> str:
        return self.chance.choice(self.public if self.chance.random() < 0.7 else self.routes)

    def _path(self) -> str:
        path = re.sub(r"<[^>]*>|\(\?P[^)]*\)|\([^)]*\)", lambda found: self._filled(found[0]), self._route())
        if self.chance.random() < 0.05:
            path = self.chance.choice((path.rstrip("/"), f"{path}/", f"/{path}", f"{path}{self.chance.choice(WORDS)}"))
        return f"{self.chance.choice(PREFIXES)}/{path}"

    def _value(self, name: str) -> str:
        if self.chance.random() < 0.1:
            return self.chance.choice(WORDS)
        if name == "situation":
            return self.chance.choice(SITUATIONS)
        if name in DATES:
            return f"20{self.chance.randrange(24, 42)}-{self.chance.randrange(14):02}-{self.chance.randrange(33):02}"
        return self.chance.choice(tuple(CHOICES.get(name, (*NAMES, "yes", "off", "result"))))

    def _pairs(self) -> str:
        names = [self.chance.choice(NAMES) for _ in range(self.chance.choice((0, 0, 1, 3, 6, 12)))]
        text = self.chance.choice(("&", "&", "&", ";")).join(f"{name}={self._value(name)}" for name in names)
        return quote_from_bytes(text.encode("utf-8", "surrogatepass"), safe="=&;%/+-'()")

    def every_answer(self) -> Iterator[Sent]:
        """Make a plain request for every answer of every insurer in every language."""
        for prefix, slug, topic in itertools.product(dict.fromkeys(PREFIXES), self.slugs, self.topics):
            yield Sent(environ_of(f"{prefix}/{slug}/faq/{topic}/"))

    def request(self) -> Sent:
        """Make the next request."""
        method = self.chance.choice(METHODS) if self.chance.random() < 0.3 else "GET"
        body = self._pairs().encode() if method not in ("GET", "HEAD") else b""
        path = unquote_to_bytes(self._path()).decode("latin-1")
        environ = environ_of(path, method, self._pairs(), body, self.chance.choice(HOSTS))
        for _ in range(self.chance.choice((0, 0, 1, 3))):
            value = self.chance.choice((*VALUES, *WORDS)).encode("utf-8", "replace").decode("latin-1")
            environ[self.chance.choice(HEADERS)] = value
        return Sent(environ)


def answer_to(application: Any, sent: Sent) -> tuple[int, dict[str, str], bytes]:
    """Hand a request to the site as a server does; return status, headers and body."""
    found: list[tuple[int, dict[str, str]]] = []

    def start_response(status: str, headers: list[tuple[str, str]], *_: object) -> None:
        found.append((int(status.split(maxsplit=1)[0]), dict(headers)))

    answer = application(sent.environ, start_response)
    body = b"".join(answer)
    if hasattr(answer, "close"):
        answer.close()
    return *found[0], body
