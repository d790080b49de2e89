"""The start page, the insurers' front pages, and what every page carries."""

import re

import pytest

from config.finished import store
from tests.conftest import INSURERS

PAGES = ["/", "/kenpo/", "/kenpo/check/", "/kenpo/result/?card=none&eligibility_certificate=none", "/faq/",
         "/faq/certificate-fee/", "/kenpo/faq/", "/kenpo/faq/certificate-fee/", "/kenpo/faq/search/?q=手数料",
         "/kenpo/sources/", "/about/", "/c/", "/nobody/"]  # fmt: skip


def test_the_start_page_leads_to_each_insurer(client):
    text = client.get("/").content.decode()
    assert [slug for slug in re.findall(r'<li><a href="/([a-z-]+)/"', text) if slug in INSURERS] == list(INSURERS)


@pytest.mark.parametrize("insurer", INSURERS)
def test_a_front_page_answers_what_people_call_about_right_there(client, insurer):
    text = client.get(f"/{insurer}/").content.decode()
    for topic in ("old-card-still-usable", "when-certificate-arrives", "deregister-how"):
        assert f'data-topic-card="{topic}"' in text
    assert f'href="/{insurer}/check/"' in text
    assert "いいえ" in text  # the old card is not usable any more


@pytest.mark.parametrize("address", PAGES)
def test_every_page_says_that_it_is_a_demonstration_until_someone_runs_it(client, settings, address):
    assert "見本" in client.get(address).content.decode()
    store.clear()
    settings.OPERATOR_NAME = "川崎市"
    text = client.get(address).content.decode()
    assert 'class="demo-notice"' not in text
    assert "運営：川崎市" in text


@pytest.mark.parametrize("address", [*PAGES, "/kenpo/result.json", "/kenpo/faq.json", "/sitemap.xml", "/robots.txt"])
def test_every_answer_is_safe_and_sets_no_cookie(client, address):
    response = client.get(address)
    policy = response["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Referrer-Policy"] == "same-origin"
    assert response["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "camera=()" in response["Permissions-Policy"]
    assert not response.cookies


@pytest.mark.parametrize("address", PAGES)
def test_no_page_asks_a_third_party_or_carries_inline_code(client, address):
    text = client.get(address).content.decode()
    assert not re.search(r'(?:src|href)="(?:https?:)?//(?!testserver)', re.sub(r"<a [^>]*>", "", text))
    assert "<style" not in text
    assert not re.search(r'\sstyle="|\son[a-z]+="', text)
    assert not re.search(r"<script(?![^>]*\ssrc=)", text)


@pytest.mark.parametrize("address", PAGES)
def test_every_page_has_one_heading_one_title_and_a_language(client, address):
    text = client.get(address).content.decode()
    assert text.count("<h1") == 1
    assert text.count("<title>") == 1
    assert '<html lang="ja">' in text


def test_an_answer_to_head_has_the_length_but_no_body(client):
    head, whole = client.head("/kenpo/"), client.get("/kenpo/")
    assert head.content == b""
    assert head["Content-Length"] == str(len(whole.content))


@pytest.mark.parametrize("address", ["/", "/kenpo/", "/kenpo/faq/certificate-fee/", "/faq/certificate-fee/"])
def test_pages_worth_finding_name_their_own_address(client, address):
    text = client.get(address).content.decode()
    assert f'<link rel="canonical" href="http://testserver{address}">' in text
    assert "noindex" not in text


def test_an_answer_behind_a_code_names_the_answers_own_address(client):
    data = client.get("/kenpo/faq.json").json()["answers"][0]
    text = client.get(f"/c/{data['code']}/").content.decode()
    assert f'<link rel="canonical" href="{data["url"]}">' in text


def test_the_papers_are_shown_beside_the_words_for_them(client):
    page = client.get("/words/").content.decode()
    assert page.count("<svg") >= 3
    assert page.count("<svg") == client.get("/en/words/").content.decode().count("<svg")
