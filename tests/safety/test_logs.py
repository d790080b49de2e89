"""The logs of the running site: JSON, without anything that a visitor answered, typed or is recognised by."""

from __future__ import annotations

import json
import logging
import socket
import sys
from collections.abc import Iterator
from urllib.error import HTTPError
from urllib.parse import quote
from urllib.request import Request, urlopen

import pytest

from config.logs import JsonLines, scrubbed
from tests.serving import Site

NUMBER = "123456789018"  # in the form of an individual number, with its check digit
SECRETS = (
    "deregistered",
    "secret-answer",
    NUMBER,
    "1234 5678 9018",
    "2031-05-10",
    "cannot-use",
    "evil.example",
    "203.0.113.77",
)


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    with Site() as running:
        yield running


def ask(site: Site, path: str, method: str = "GET", **headers: str) -> int:
    request = Request(site.address + path, method=method, headers=headers)  # noqa: S310
    try:
        with urlopen(request, timeout=10) as response:  # noqa: S310
            return int(response.status)
    except HTTPError as error:
        return error.code


def say(site: Site, raw: bytes) -> None:
    with socket.create_connection(("127.0.0.1", site.port), 10) as connection:
        connection.sendall(raw)
        connection.recv(100)


def test_nothing_of_a_visitor_is_in_the_logs(site):
    answers = "card=expired&registered=deregistered&situation=cannot-use&card_expiry=2031-05-10"
    seen = [
        ask(site, f"/kenpo/result/?{answers}"),
        ask(site, f"/kenpo/result.json?{answers}&electronic_certificate=secret-answer"),
        ask(site, f"/nobody/?{answers}", **{"X-Forwarded-For": "203.0.113.77"}),
        ask(site, f"/{NUMBER}/?{answers}"),
        ask(site, f"/kenpo?{answers}"),
        ask(site, f"/kenpo/faq/search/?q={NUMBER}", **{"Sec-Fetch-Site": "same-origin"}),
        ask(site, f"/faq/search/?q={quote('1234 5678 9018')}", **{"Sec-Fetch-Site": "same-origin"}),
        ask(site, f"/kenpo/?{answers}", "POST", Referer=f"https://evil.example/?{answers}"),
        ask(site, f"/kenpo/?{answers}", Host="evil.example"),
        ask(site, "/kenpo/check/?" + "&".join(f"secret-answer{number}=1" for number in range(1500))),
        ask(site, "/staff/login/?next=/secret-answer/", "POST"),
    ]
    assert 500 not in seen
    assert {200, 301, 400, 404, 405} <= {*seen, 301}
    say(site, f"GET /?{answers} HTTP/9.9\r\nHost: x\r\n\r\n".encode())
    say(site, f"GE(T /?{answers} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
    say(site, f"GET /?{answers} HTTP/1.1\r\nHost: x\r\nBad Header\r\n\r\n".encode())
    say(site, f"GET /{'a' * 9000}?{answers} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
    text = site.log.read_text("utf-8")
    assert "Listening at" in text
    assert "?" not in text
    assert [secret for secret in SECRETS if secret in text] == []


def test_each_line_is_json(site):
    lines = [json.loads(line) for line in site.log.read_text("utf-8").splitlines()]
    assert lines
    for line in lines:
        assert {"time", "level", "logger", "process", "message"} <= set(line)


def record(message: str, *arguments: object, failure: bool = False) -> dict[str, str]:
    try:
        raise ValueError("no such value: /kenpo/?card=secret-answer from 203.0.113.77")
    except ValueError:
        found = sys.exc_info() if failure else None
    line = JsonLines().format(logging.LogRecord("django.request", logging.ERROR, "", 1, message, arguments, found))
    return json.loads(line)


def test_a_mistake_is_logged_with_its_place_and_without_its_answers():
    line = record("Internal Server Error: %s", "/kenpo/result/?card=secret-answer", failure=True)
    assert line["message"] == "Internal Server Error: /kenpo/result/"
    assert "ValueError" in line["exception"]
    assert "test_logs.py" in line["exception"]
    assert "secret-answer" not in line["exception"]
    assert "203.0.113.77" not in line["exception"]


def test_no_text_pretends_to_be_another_line():
    line = JsonLines().format(logging.LogRecord("x", logging.ERROR, "", 1, 'a\n{"level": "INFO"}\r\u2028', (), None))
    assert "\n" not in line
    assert "\r" not in line


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("from ip=203.0.113.77: bad", "from ip=203.0.113.0: bad"), ("[2001:db8:1:2::3]:80", "[2001:db8:1::]:80"),
        ("::ffff:198.51.100.9 said", "198.51.100.0 said"), ("at 10:12:11 on 127.0.0.1", "at 10:12:11 on 127.0.0.1"),
        ("version 1.2.3 of 5.2.19", "version 1.2.3 of 5.2.19"), ("GET /a?b=c HTTP", "GET /a HTTP"),
    ],
)  # fmt: skip
def test_addresses_are_cut_to_their_network(text, cut):
    assert scrubbed(text) == cut
