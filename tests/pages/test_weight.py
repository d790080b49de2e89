"""What a page weighs on a bad line, and how a first view is put together."""

import gzip
import re

import pytest
from django.contrib.staticfiles import finders

KILO = 1024
PAGES = [
    "/",
    "/kawasaki-kokuho/",
    "/kenpo/check/",
    "/tokyo-kyosai/result/?card=valid&registered=yes&electronic_certificate=expired"
    "&electronic_certificate_expiry=2026-08-15&eligibility_certificate=none",
    "/kenpo/faq/certificate-fee/",
    "/faq/return-on-leaving/",
    "/kenpo/faq/search/?q=手数料",
    "/desk/",
]


def packed(content):
    return len(gzip.compress(content, 9))


@pytest.mark.parametrize("address", PAGES)
def test_a_first_view_is_light(client, address):
    html = client.get(address).content
    assert packed(html) <= 10 * KILO
    parts = re.findall(rb'(?:href|src)="/static/([^"]+)"', html)
    total = packed(html)
    for part in parts:
        name = re.sub(r"\.[0-9a-f]{12}\.", ".", part.decode())
        with open(finders.find(name), "rb") as file:
            total += packed(file.read())
    assert total <= 40 * KILO
    assert html.count(b'rel="stylesheet"') == (2 if address == "/desk/" else 1)  # the desk has a sheet of its own
    assert b"@font-face" not in html


@pytest.mark.parametrize("address", PAGES)
def test_scripts_wait_and_stand_only_where_they_are_used(client, address):
    html = client.get(address).content.decode()
    scripts = re.findall(r"<script[^>]*>", html)
    assert all("defer" in script for script in scripts)
    if "/result/" not in address and "/search/" not in address and "/desk/" not in address:
        assert scripts == []
