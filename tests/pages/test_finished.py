"""Finished pages: sent again as bytes, never stale, never somebody else's."""

import gzip
from datetime import datetime

import brotli
import pytest

from config.finished import store

RESULT = "/kenpo/result/?card=none&eligibility_certificate=none"


@pytest.fixture(autouse=True)
def empty():
    store.clear()


def test_a_page_comes_back_the_same_and_packed_as_the_visitor_takes_it(client):
    plain = client.get("/kenpo/").content
    packed = client.get("/kenpo/", headers={"accept-encoding": "gzip"})
    small = client.get("/kenpo/", headers={"accept-encoding": "gzip, br"})
    assert gzip.decompress(packed.content) == brotli.decompress(small.content) == plain
    assert "Accept-Encoding" in packed["Vary"]
    assert client.get("/kenpo/", headers={"accept-encoding": "br;q=0"}).content == plain
    assert client.get("/kenpo/")["Content-Security-Policy"] == packed["Content-Security-Policy"]


def test_who_has_the_page_is_told_so(client):
    first = client.get("/kenpo/faq/certificate-fee/")
    again = client.get("/kenpo/faq/certificate-fee/", headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert client.get("/kenpo/faq/contact/", headers={"if-none-match": first["ETag"]}).status_code == 200


def test_answers_are_private_and_all_else_is_public_for_a_moment(client):
    assert client.get(RESULT)["Cache-Control"] == "private, no-cache"
    assert client.get("/kenpo/check/?card=none")["Cache-Control"] == "private, no-cache"
    assert client.get("/desk/kenpo/?card=none")["Cache-Control"] == "private, no-cache"
    assert client.get("/kenpo/")["Cache-Control"] == "public, max-age=20"


def test_open_now_changes_the_moment_a_desk_closes(client, freeze):
    freeze(datetime(2026, 11, 24, 17, 14, 50))
    page = client.get("/kawasaki-kokuho/")
    assert "ただいま受付時間です" in page.content.decode()
    assert page["Cache-Control"] == "public, max-age=10"
    freeze(datetime(2026, 11, 24, 17, 15))
    assert "午前8時30分に開きます" in client.get("/kawasaki-kokuho/").content.decode()


def test_a_new_day_is_a_new_page(client, freeze):
    freeze(datetime(2026, 11, 24, 23, 59, 59))
    assert "11月24日" in client.get(RESULT).content.decode()
    freeze(datetime(2026, 11, 25, 0, 0))
    assert "11月25日" in client.get(RESULT).content.decode()


def test_addresses_that_nobody_links_to_fill_nothing(client):
    for number in range(20):
        client.get(f"/kenpo/?x={number}")
        client.get(f"/nobody-{number}/")
        client.get(f"/kenpo/faq/search/?q={number}")
    assert not store._pages


def test_probes_answer_without_a_host(client):
    assert client.get("/healthz", headers={"host": "10.0.0.7"}).content == b"alive\n"
    assert b"insurers" in client.get("/readyz", headers={"host": "10.0.0.7"}).content


def test_security_txt_names_the_contact(client, settings):
    assert client.get("/.well-known/security.txt").status_code == 404
    settings.SECURITY_CONTACT = "mailto:security@example.jp"
    text = client.get("/.well-known/security.txt").content.decode()
    assert "Contact: mailto:security@example.jp" in text
    assert "Expires: 2027-" in text
