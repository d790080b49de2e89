"""A visitor without a browser: asks a WSGI application, keeps cookies, fills in forms, and counts requests and CPU."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import unescape
from time import process_time
from urllib.parse import urlencode, urljoin, urlsplit
from wsgiref.types import WSGIApplication

from django.test import RequestFactory

_FORM = re.compile(r"<form[^>]*>.*?</form>", re.DOTALL)
_FIELD = re.compile(r"<(?:input|select|textarea)[^>]*>")


class Visitor:
    """One person with one browser."""

    def __init__(self, application: WSGIApplication, host: str) -> None:
        self.application, self.host = application, host
        self.cookies: dict[str, str] = {}
        self.requests, self.cpu = 0, 0.0
        self.address, self.page = "", ""

    def go(self, address: str, method: str = "GET", form: str = "") -> None:
        """Ask for an address and follow where it leads. RuntimeError for an answer that is no page."""
        headers = {"host": self.host, "accept-encoding": "identity"}
        if self.cookies:
            headers["cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        environ = RequestFactory(headers=headers).generic(
            method, address, form, content_type="application/x-www-form-urlencoded"
        ).environ  # fmt: skip
        said: list[str] = []
        found: list[tuple[str, str]] = []

        def start(status: str, headers: list[tuple[str, str]], *_: object) -> None:
            said.append(status)
            found.extend(headers)

        begin = process_time()
        answer = self.application(environ, start)  # type: ignore[arg-type]
        body = b"".join(answer)
        if hasattr(answer, "close"):
            answer.close()
        self.cpu += process_time() - begin
        self.requests += 1
        for name, value in found:
            if name.lower() == "set-cookie":
                cookie, _, _ = value.partition(";")
                self.cookies.update([cookie.split("=", 1)])
        target = dict(found).get("Location")
        if target:
            self.go(urljoin(address, target))
        elif said[0].startswith("200"):
            self.address, self.page = address, body.decode()
        else:
            raise RuntimeError(f"{method} {address}: {said[0]}")

    def send(self, answers: Mapping[str, str]) -> None:
        """Fill in the form of the page and send it. Fields without an answer go as they stand."""
        form = next(found for found in _FORM.findall(self.page) if _names(found) & set(answers))
        tag = form[: form.index(">") + 1]
        pairs = []
        for field in _FIELD.findall(form):
            name, kind = _attribute(field, "name"), _attribute(field, "type")
            if not name or name in answers or kind in ("radio", "checkbox", "submit"):
                continue
            pairs.append((name, _attribute(field, "value")))
        sent = urlencode([*pairs, *((name, answers[name]) for name in answers if name in _names(form))])
        action = urljoin(self.address, _attribute(tag, "action"))
        if _attribute(tag, "method").lower() == "post":
            self.go(action, "POST", sent)
        else:
            self.go(f"{urlsplit(action).path}?{sent}")


def _names(form: str) -> set[str]:
    return {_attribute(field, "name") for field in _FIELD.findall(form)}


def _attribute(tag: str, name: str) -> str:
    found = re.search(rf'\s{name}="([^"]*)"', tag)
    return unescape(found[1]) if found else ""
