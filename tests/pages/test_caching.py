"""What browsers and proxies may keep: headers of everything that is no finished page."""

import re

import brotli
import pytest
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.management import call_command
from django.test import Client

SEARCH = "/kenpo/faq/search/?q=手数料"
BROWSER = {"accept-encoding": "gzip, deflate, br"}


def test_a_search_is_kept_by_nobody_and_differs_for_htmx(client):
    page, part = client.get(SEARCH), client.get(SEARCH, headers={"hx-request": "true"})
    assert b"<html" in page.content
    assert b"<html" not in part.content
    for answer in (page, part):
        assert "no-store" in answer["Cache-Control"]
        assert "HX-Request" in answer["Vary"]
    packed = client.get(SEARCH, headers=BROWSER)
    assert brotli.decompress(packed.content) == page.content
    assert {name.strip() for name in packed["Vary"].split(",")} == {"HX-Request", "Accept-Encoding"}


def test_the_desk_sends_htmx_the_same_page_and_needs_no_vary(client):
    address = "/desk/kenpo/?card=none&eligibility_certificate=none"
    page, part = client.get(address), client.get(address, headers={"hx-request": "true"})
    assert page.content == part.content
    assert "HX-Request" not in page["Vary"]


@pytest.mark.parametrize("address", ["/nobody/", "/c/12345678/", "/kenpo/check/?card=wrong", "/kenpo/?utm_source=x"])
def test_what_is_not_kept_here_is_kept_by_no_proxy_and_is_packed_all_the_same(client, address):
    answer = client.get(address, headers=BROWSER)
    assert answer["Cache-Control"] == "private, no-cache"
    assert brotli.decompress(answer.content) == client.get(address).content


def test_a_redirect_with_answers_is_kept_by_nobody(client):
    answer = client.get("/kenpo/check?card=none")
    assert (answer.status_code, answer["Cache-Control"]) == (301, "private, no-cache")


def test_head_says_what_get_would(client):
    for address in ("/kenpo/", "/nobody/", SEARCH):
        got, head = client.get(address, headers=BROWSER), client.head(address, headers=BROWSER)
        assert head.content == b""
        assert {**head.headers} == {**got.headers, "Content-Length": str(len(got.content))}


@pytest.mark.django_db
def test_a_staff_page_with_its_secret_is_not_packed(client):
    answer = client.get("/staff/login/", headers=BROWSER)
    assert b"csrfmiddlewaretoken" in answer.content
    assert "no-store" in answer["Cache-Control"]


def test_static_files_are_packed_at_build_and_their_names_hold_for_a_year(settings, tmp_path):
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": "config.static.StaticFiles"}}
    call_command("collectstatic", interactive=False, verbosity=0)
    name = staticfiles_storage.url("css/site.css")
    assert re.search(r"/site\.[0-9a-f]{12}\.css$", name)
    plain = tmp_path / name.removeprefix("/static/")
    assert brotli.decompress(plain.with_name(plain.name + ".br").read_bytes()) == plain.read_bytes()
    assert plain.with_name(plain.name + ".gz").is_file()
    answer = Client().get(name, headers=BROWSER)  # a new handler: WhiteNoise reads the folder when it starts
    assert answer["Content-Encoding"] == "br"
    assert "immutable" in answer["Cache-Control"]
    assert int(re.search(r"max-age=(\d+)", answer["Cache-Control"])[1]) >= 31_536_000
