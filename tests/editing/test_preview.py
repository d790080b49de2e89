"""The editors' preview: any page as of any day, the draft beside what is live, never on a site that serves people."""

import os
import re
import socket
import subprocess
import sys
import time
from http.client import HTTPConnection

import pytest
from django.conf import settings as site
from django.test import Client

from tests.editing.conftest import change

DAY = "2027-04-01"
FEE = (
    '[[certificate_reissue_fee]]\nvalue = 1000\nsections = ["留意点6※"]\nuntil = 2027-03-31\n\n'
    '[[certificate_reissue_fee]]\nvalue = 1200\nsections = ["留意点6※"]\nfrom = 2027-04-01\n'
)


@pytest.fixture(scope="module")
def preview(tmp_path_factory):
    """Start `manage.py preview` with a draft of one insurer; yield a function that gets (status, text)."""
    import shutil

    folder = tmp_path_factory.mktemp("drafts") / "kenpo"
    shutil.copytree(site.BASE_DIR / "leaflets" / "kenpo", folder)
    change(folder / "facts-content.toml", '[certificate_reissue_fee]\nvalue = 1000\nsections = ["留意点6※"]\n', FEE)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "LANG")}
    environment["DJANGO_SETTINGS_MODULE"] = "editing.preview.settings"
    environment["PREVIEW_DRAFT"] = str(folder)
    command = [sys.executable, "manage.py", "preview", "--day", DAY, "--draft", str(folder), "--port", str(port)]
    process = subprocess.Popen(
        command, cwd=site.BASE_DIR, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )

    def get(address: str) -> tuple[int, str]:
        connection = HTTPConnection("127.0.0.1", port, timeout=120)
        connection.request("GET", address, headers={"Host": f"localhost:{port}", "Accept-Encoding": "gzip, br"})
        answer = connection.getresponse()
        return answer.status, answer.read().decode()

    for _ in range(300):
        try:
            get("/healthz")
            break
        except OSError:
            time.sleep(0.2)
    yield get
    process.terminate()
    process.wait(20)


def test_each_page_is_as_of_the_day_and_says_so_in_a_banner(preview):
    for address in ("/", "/kenpo/", "/kenpo/check/", "/kenpo/faq/certificate-fee/", "/kenpo/leaflet/", "/desk/kenpo/",
                    "/kenpo/result/?card=none&eligibility_certificate=lost", "/nobody/"):  # fmt: skip
        status, text = preview(address)
        assert status == (404 if address == "/nobody/" else 200)
        assert "下書き・2027年（令和9年）4月1日（木）の見え方" in text, address


def test_the_draft_and_what_is_live_are_one_link_apart(preview):
    _, draft = preview("/kenpo/faq/certificate-fee/")
    assert "1,200円" in draft
    other = re.search(r'href="(/live/[^"]+)">公開中のこのページ', draft)[1]
    _, live = preview(other)
    assert "1,000円" in live
    assert "1,200円" not in live
    assert "公開中・2027年" in live
    assert 'href="/live/kenpo/"' in live
    assert 'href="/kenpo/faq/certificate-fee/">下書きのこのページ' in live


def test_the_list_shows_before_and_after_side_by_side_and_marked(preview):
    status, text = preview("/preview/")
    assert status == 200
    assert "certificate_reissue_fee" in text
    assert re.search(r"1,?<del>0</del>00|<del>", text)
    assert re.search(r"<ins>2</ins>|<ins>", text)
    assert "/kenpo/faq/certificate-fee/" in text
    assert "2027年4月1日（木）から" in text


@pytest.mark.parametrize("address", ["/preview/", "/live/", "/live/kenpo/"])
def test_a_site_that_serves_people_has_none_of_it(client, address):
    assert client.get(address).status_code == 404
    assert "preview" not in client.get("/").content.decode()


def test_nothing_in_a_site_that_serves_people_names_the_preview():
    assert "preview" not in " ".join(site.MIDDLEWARE) + site.ROOT_URLCONF
    assert site.DRAFT_DIR is None
    assert Client().get("/", {"day": DAY}).content == Client().get("/").content
