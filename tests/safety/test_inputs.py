"""Whatever is typed into any field or address: it comes back escaped or not at all, soon, and leads nowhere else."""

from __future__ import annotations

import re
import time

import pytest

from checker.answers import CHOICES, DATES
from tests.notices.conftest import HERE, USEFUL

XSS = [
    "<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "'><svg/onload=alert(1)>",
    "</title><script>x</script>",
    "javascript:alert(1)//<a>", "<iframe srcdoc='<b>'>", "{{7*7}}<b>", "{% debug %}<i>", "＜script＞<u>", "<!--<p>-->",
    "</script><script>x</script>", "<math><mtext></mtext>", '" autofocus onfocus="alert(1)', "%3Cscript%3E<s>",
]  # fmt: skip
FIELDS = [
    *(("/kenpo/check/", name) for name in (*CHOICES, *DATES, "situation", "asked", "change", "then")),
    *(("/kenpo/check/", f"card_expiry_{part}") for part in ("year", "month", "day")),
    *(("/kenpo/result/", name) for name in (*CHOICES, *DATES)),
    *(("/desk/kenpo/", name) for name in ("q", "code", "topic", "card", "visit", "keys")),
    ("/faq/search/", "q"), ("/kenpo/faq/search/", "q"), ("/c/", "code"), ("/desk/", "q"), ("/desk/", "code"),
]  # fmt: skip
ELSEWHERE = [
    "https://evil.example/",
    "//evil.example/",
    "/\\evil.example",
    "https:evil.example",
    "\thttps://evil.example",
]
OURS = re.compile(r"(?:https?://testserver)?/(?![/\\])")


@pytest.mark.parametrize(("address", "name"), FIELDS)
def test_no_markup_comes_back(client, address, name):
    for payload in XSS:
        response = client.get(address, {name: payload, "asked": "card"} if name != "asked" else {name: payload})
        assert response.status_code in (200, 302, 400, 404)
        assert payload not in response.content.decode()
        assert response["Content-Type"].startswith("text/html")


@pytest.mark.parametrize("payload", XSS)
def test_no_markup_comes_back_from_paths_either(client, payload):
    for address in (
        f"/{payload}/",
        f"/kenpo/faq/{payload}/",
        f"/faq/{payload}/",
        f"/c/{payload}/",
        f"/desk/{payload}/",
    ):
        response = client.get(address.replace("?", "%3F").replace("#", "%23"))
        assert response.status_code in (301, 404)
        assert payload not in response.content.decode()


def test_data_is_data_and_never_a_page(client):
    response = client.get("/kenpo/result.json", {"card": XSS[0]})
    assert response.status_code == 400
    assert response["Content-Type"].startswith("application/json")
    assert response["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("target", ELSEWHERE)
def test_no_address_leads_elsewhere(client, db, target):
    date = "card=valid&card_expiry_year=2031&card_expiry_month=5&card_expiry_day=10"
    for name in ("next", "then", "change", "asked", "url", "redirect", "code", "topic"):
        for address in (f"/kenpo/check/?{date}&", "/c/?", "/staff/?", "/kenpo/faq?", "/desk/?"):
            response = client.get(f"{address}{name}={target}")
            assert OURS.match(response.get("Location", "/")), response.get("Location")
    for address in (target, f"/{target}", f"//evil.example/%2e%2e{target}"):
        response = client.get(address.strip())
        assert OURS.match(response.get("Location", "/")), response.get("Location")


def test_after_a_login_staff_stay_here(client, staff):
    from tests.notices.conftest import PASSWORD

    for target in ELSEWHERE:
        response = client.post(
            f"/staff/login/?next={target}", {"username": "tanto", "password": PASSWORD, "next": target}
        )
        assert response.status_code == 302
        assert OURS.match(response["Location"]), response["Location"]
        client.logout()


@pytest.mark.parametrize("name", ["X-Forwarded-Host", "X-Original-URL", "X-Rewrite-URL", "Forwarded", "X-Host"])
def test_no_header_moves_the_site(client, name):
    plain = client.get("/kenpo/").content
    spoofed = client.get("/kenpo/", headers={name: "host=evil.example" if name == "Forwarded" else "evil.example"})
    assert spoofed.content == plain


def test_https_is_believed_from_our_own_proxy_only(settings, rf):
    settings.SECURE_PROXY_SSL_HEADER = None
    assert not rf.get("/", headers={"X-Forwarded-Proto": "https"}).is_secure()


@pytest.mark.parametrize(
    "query",
    ["a" * 200, "ー" * 200, "0-" * 100, "市1-" * 70, "@" * 200, "a@" * 100, "a." * 100 + "@", "番号" * 100,
     "１２３－" * 50, "(" * 200, "区" + "あ" * 190 + "1", " " * 200, "ｶﾞ" * 100,
     "ﷺ" * 200, "\u0300" * 200, "記号" + " " * 198],
)  # fmt: skip
def test_no_search_takes_long(client, query):
    """A hundred times what a search needs is allowed, so that only an exponential one fails; no time is asserted on."""
    start = time.process_time()
    for address in ("/faq/search/", "/kenpo/faq/search/", "/desk/"):
        assert client.get(address, {"q": query}).status_code == 200
        assert client.get(address, {"q": query * 100}).status_code == 200
    assert time.process_time() - start < 20


NUMBERS = ["123456789018", "１２３４５６７８９０１８", "1234 5678 9018", "1234-5678-9018",
           "わたしの番号は123456789018です", "06139123", "090-1234-5678", "taro@example.jp"]  # fmt: skip


@pytest.mark.parametrize("number", NUMBERS)
@pytest.mark.parametrize("address", ["/faq/search/", "/kenpo/faq/search/"])
def test_numbers_of_people_are_refused_and_not_repeated(client, address, number):
    response = client.get(address, {"q": number}, **HERE)
    text = response.content.decode()
    assert response.status_code == 200
    assert "data-topic=" not in text
    assert number not in text
    assert response["Cache-Control"] == "private, no-store"


def test_what_is_answered_is_in_no_title_and_goes_to_nobody(client):
    answers = {"card": "expired", "registered": "deregistered", "electronic_certificate": "expired"}
    response = client.get("/kenpo/result/", {**answers, "eligibility_certificate": "lost"})
    title = re.search(r"<title>(.*?)</title>", response.content.decode())
    plain = client.get("/kenpo/result/?card=none&eligibility_certificate=none")
    assert title
    assert title[0] in plain.content.decode()
    assert response["Referrer-Policy"] == "same-origin"
    for link in re.findall(r'<a [^>]*href="https?://(?!testserver)[^"]*"[^>]*>', response.content.decode()):
        assert "card=" not in link


def test_looking_changes_nothing(client, db, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert client.get(USEFUL, {"useful": "yes"}, **HERE).status_code == 200
        assert client.head(USEFUL, {"useful": "yes"}, **HERE).status_code == 200
