"""Every answer carries every header, whatever its status and whoever made it."""

from __future__ import annotations

from unittest.mock import patch

import pytest
from django.test import Client

from config.headers import headers
from tests.notices.conftest import ANSWER, HERE, RESULT, USEFUL

FORM = {"content_type": "application/x-www-form-urlencoded"}
NAMES = (
    "Content-Security-Policy", "Permissions-Policy", "Referrer-Policy", "Cross-Origin-Opener-Policy",
    "Cross-Origin-Resource-Policy", "X-Content-Type-Options", "X-Frame-Options",
)  # fmt: skip


@pytest.fixture
def secure(settings) -> Client:
    """A visitor by https, of a site that is served by https."""
    settings.SECURE_HSTS_SECONDS, settings.SECURE_SSL_REDIRECT = 63_072_000, True
    settings.SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    return Client(raise_request_exception=False)


def is_hardened(response) -> None:
    assert [name for name in NAMES if name not in response.headers] == []
    policy = dict(part.strip().partition(" ")[::2] for part in response["Content-Security-Policy"].split(";"))
    assert policy["default-src"] == "'none'"
    assert policy["frame-ancestors"] == policy["base-uri"] == "'none'"
    assert "unsafe" not in response["Content-Security-Policy"]
    assert "*" not in response["Content-Security-Policy"]
    assert response["Referrer-Policy"] == "same-origin"
    assert response["Cross-Origin-Opener-Policy"] == response["Cross-Origin-Resource-Policy"] == "same-origin"
    assert response["X-Frame-Options"] == "DENY"
    assert "geolocation=()" in response["Permissions-Policy"]
    assert "Access-Control-Allow-Origin" not in response.headers


@pytest.mark.parametrize(
    ("status", "address"),
    [
        (200, "/"), (200, "/kenpo/"), (200, f"/kenpo/result/{RESULT}"), (200, f"/kenpo/result.json{RESULT}"),
        (200, f"/kenpo/result.ics{RESULT}"), (200, "/kenpo/faq.json"), (200, "/kenpo/faq/feed.atom"),
        (200, "/sitemap.xml"), (200, "/robots.txt"), (200, "/desk/"), (200, "/healthz"), (200, "/readyz"),
        (301, "/kenpo"), (302, "/kenpo/check/?card=valid&card_expiry_year=2031&card_expiry_month=5&card_expiry_day=1"),
        (302, "/staff/"), (400, "/kenpo/result/?card=maybe"), (400, "/kenpo/result.json"),
        (400, "/kenpo/?" + "&".join(f"a{number}=1" for number in range(1500))), (404, "/nobody/"),
        (404, "/static/nothing.css"), (302, "/staff/nothing/"),
    ],
)  # fmt: skip
def test_by_status(secure, db, status, address):
    response = secure.get(address, secure=True)
    assert response.status_code == status
    is_hardened(response)
    assert response["Strict-Transport-Security"].startswith("max-age=63072000; includeSubDomains")


def test_not_modified(secure):
    tag = secure.get("/kenpo/", secure=True)["ETag"]
    response = secure.get("/kenpo/", secure=True, headers={"if-none-match": tag})
    assert response.status_code == 304
    is_hardened(response)


def test_a_host_that_is_not_ours(secure):
    response = secure.get("/", secure=True, headers={"host": "evil.example"})
    assert response.status_code == 400
    is_hardened(response)
    assert "evil.example" not in response.content.decode()


def test_http_leads_to_https_on_the_same_host(secure):
    response = secure.get("/kenpo/?card=none")
    assert (response.status_code, response["Location"]) == (301, "https://testserver/kenpo/?card=none")
    is_hardened(response)


def test_what_may_not_be_sent(secure, db):
    for response in (
        secure.post("/", secure=True), secure.generic("TRACE", "/healthz", secure=True),
        secure.put(USEFUL, secure=True),
    ):  # fmt: skip
        assert response.status_code == 405
        is_hardened(response)
    forbidden = secure.post(USEFUL, "useful=yes", secure=True, **FORM)
    assert forbidden.status_code == 403
    is_hardened(forbidden)
    voted = secure.post(USEFUL, "useful=yes", secure=True, **FORM, **HERE)
    assert voted.status_code == 303
    is_hardened(voted)


def test_a_login_without_its_token_is_told_so_in_japanese(secure, db):
    secure.handler.enforce_csrf_checks = True
    response = secure.post("/staff/login/", {"username": "x", "password": "y"}, secure=True)
    assert response.status_code == 403
    assert "開けませんでした" in response.content.decode()
    is_hardened(response)


def test_too_many_logins(secure, db):
    for _ in range(12):
        response = secure.post("/staff/login/", {"username": "x", "password": "y"}, secure=True)
    assert response.status_code == 429
    is_hardened(response)


def test_a_result_that_is_offline(secure, post):
    post(insurer="kenpo", result_offline=True)
    response = secure.get(f"/kenpo/result.json{RESULT}", secure=True)
    assert response.status_code == 503
    is_hardened(response)


def test_our_own_mistake_shows_nothing_of_itself(secure):
    with patch("checker.views.clock.today", side_effect=RuntimeError("a secret of the server")):
        response = secure.get(f"/kenpo/result/{RESULT}", secure=True)
    assert response.status_code == 500
    text = response.content.decode()
    assert "ただいま表示できません" in text
    assert "secret" not in text
    assert "Traceback" not in text
    is_hardened(response)


def test_a_mistake_outside_of_all_pages(secure):
    """The outermost middleware itself breaks: the error page is made outside of everything."""
    with patch("config.finished.FinishedPagesMiddleware.__call__", side_effect=RuntimeError("broken")):
        response = secure.get(ANSWER, secure=True)
    assert response.status_code == 500
    is_hardened(response)


def test_the_headers_stand_in_one_place():
    assert set(NAMES) == set(headers())
