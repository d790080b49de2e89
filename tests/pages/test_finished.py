"""Finished pages: sent again as bytes, never stale, never somebody else's."""

import gzip
from datetime import datetime

import brotli
import pytest
from django.test import RequestFactory

from checker import clock, watching
from config.finished import answered_first, store
from notices import snapshot
from notices.snapshot import Posted, Snapshot

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
    for address in ("/kenpo/", "/kenpo/check/", "/desk/kenpo/"):  # no answers yet
        assert client.get(address)["Cache-Control"] == "public, max-age=0, s-maxage=20"


def test_open_now_changes_the_moment_a_desk_closes(client, freeze):
    freeze(datetime(2026, 11, 24, 17, 14, 50))
    page = client.get("/kawasaki-kokuho/")
    assert "ただいま受付時間です" in page.content.decode()
    assert page["Cache-Control"] == "public, max-age=0, s-maxage=10"
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


def test_an_invented_wish_or_a_name_said_twice_fills_nothing(client):
    for query in (
        "then=here",
        "change=nothing",
        "keys=1",
        "caller=klingon",
        "card=none&card=none",
        "situation=leaving&situation=leaving",
    ):
        client.get(f"/kenpo/check/?{query}")
        client.get(f"/desk/kenpo/?{query}")
    assert not store._pages


@pytest.mark.parametrize("query", ["caller=en", "keys=off", "topic=certificate-fee&caller=vi", "visit=2026-12-01"])
def test_what_the_desk_itself_links_to_is_kept(server, query):
    server.get(f"/desk/kenpo/?{query}")
    server.get(f"/desk/kenpo/?{query}")
    assert server.asked == 1


class Server:
    """Asks the WSGI application as a server does, with Django counted."""

    def __init__(self, client):
        self.asked = 0
        self.application = answered_first(self.django)
        self.client = client

    def django(self, environ, start_response):
        self.asked += 1
        path = environ["PATH_INFO"]
        headers = {key[5:].replace("_", "-"): value for key, value in environ.items() if key.startswith("HTTP_")}
        query = f"?{environ['QUERY_STRING']}" if environ["QUERY_STRING"] else ""
        answer = self.client.generic(environ["REQUEST_METHOD"], path + query, headers=headers)
        start_response(f"{answer.status_code} {answer.reason_phrase}", list(answer.items()))
        return [answer.content]

    def get(self, address, method="GET", **headers):
        said = []
        headers = {"host": "testserver", **{name.replace("_", "-"): value for name, value in headers.items()}}
        environ = RequestFactory(headers=headers).generic(method, address).environ
        body = b"".join(self.application(environ, lambda status, headers: said.extend((status, dict(headers)))))
        return said[0], said[1], body


@pytest.fixture
def server(client):
    return Server(client)


def test_a_page_that_was_finished_never_reaches_django(server):
    first = server.get(RESULT, accept_encoding="br")
    again = server.get(RESULT, accept_encoding="gzip, deflate, br")
    assert server.asked == 1
    assert first == again
    assert first[0] == "200 OK"
    assert first[1]["Cache-Control"] == "private, no-cache"
    assert "default-src 'none'" in first[1]["Content-Security-Policy"]
    status, headers, body = server.get(RESULT, "HEAD", accept_encoding="br")
    assert (status, headers, body) == ("200 OK", first[1], b"")
    status, headers, body = server.get(RESULT, accept_encoding="br", if_none_match=f'"x", {first[1]["ETag"]}')
    assert (status, headers["ETag"], body) == ("304 Not Modified", first[1]["ETag"], b"")
    assert not {"Content-Length", "Content-Encoding"} & set(headers)
    assert server.asked == 1


def test_another_host_address_encoding_or_method_is_another_page(server, settings):
    settings.ALLOWED_HOSTS = ["testserver", "localhost"]
    for address in ("/kenpo/", "/kenpo/faq/", "/other/"):
        assert server.get(address)[2] != server.get("/")[2]
    assert "http://localhost/kenpo/" in server.get("/kenpo/", host="localhost")[2].decode()
    assert "http://testserver/kenpo/" in server.get("/kenpo/")[2].decode()
    assert server.get("/kenpo/", host="evil.example")[0].startswith("400")
    assert server.get("/kenpo/", host="evil.example")[0].startswith("400")
    assert server.get("/kenpo/", "POST")[0].startswith("405")
    assert "Content-Encoding" not in server.get("/kenpo/")[1]
    assert server.get("/kenpo/", accept_encoding="gzip")[1]["Content-Encoding"] == "gzip"


def test_behind_a_proxy_https_and_http_are_different_pages(server, settings):
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    settings.SECURE_SSL_REDIRECT = True
    assert server.get("/kenpo/", x_forwarded_proto="https")[0] == "200 OK"
    assert server.get("/kenpo/", x_forwarded_proto="https, http")[0] == "200 OK"
    assert server.asked == 1
    assert server.get("/kenpo/", x_forwarded_proto="http")[0].startswith("301")
    assert server.get("/kenpo/")[0].startswith("301")


def test_a_notice_and_changed_leaflets_are_seen_though_the_page_was_finished(server, freeze, monkeypatch):
    server.get("/kenpo/")
    posted = Posted("kenpo", "電話がつながりません", "", datetime(2026, 11, 24, tzinfo=clock.JAPAN), None, False)
    monkeypatch.setattr(snapshot._memory, "snapshot", Snapshot((posted,)))
    assert "電話がつながりません" in server.get("/kenpo/")[2].decode()
    looks = []
    monkeypatch.setattr(watching.watcher, "tick", lambda: looks.append(1))
    server.get("/kenpo/")
    assert looks == [1]


def test_probes_answer_without_a_host(client):
    assert client.get("/healthz", headers={"host": "10.0.0.7"}).content == b"alive\n"
    assert b"insurers" in client.get("/readyz", headers={"host": "10.0.0.7"}).content


def test_security_txt_names_the_contact(client, settings):
    assert client.get("/.well-known/security.txt").status_code == 404
    settings.SECURITY_CONTACT = "mailto:security@example.jp"
    text = client.get("/.well-known/security.txt").content.decode()
    assert "Contact: mailto:security@example.jp" in text
    assert "Expires: 2027-" in text
