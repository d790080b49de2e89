"""The printed leaflet: made from the folder, on its day; as PDF where the machine can, with a clear word where not."""

import re
import threading
import time
import zlib
from contextlib import suppress
from datetime import datetime

import pytest

from checker.library import library
from checker.rules import assess
from faq.catalog import catalog
from sheet import pdf
from sheet.content import sheet
from sheet.people import groups
from tests.conftest import INSURERS, TODAY
from tests.editing.conftest import BASE, change, draft, live  # noqa: F401  fixtures

needs_pdf = pytest.mark.skipif(not pdf.available(), reason="pango or a Japanese font is not installed")
NOW = datetime(2026, 11, 24, 10, 0)


def unpacked(content: bytes) -> bytes:
    """Return a PDF with its packed parts readable."""
    found = [content]
    for stream in re.findall(rb"stream\r?\n(.*?)endstream", content, re.DOTALL):
        with suppress(zlib.error):
            found.append(zlib.decompressobj().decompress(stream))
    return b"\n".join(found)


@pytest.fixture
def press(monkeypatch):
    monkeypatch.setattr(pdf, "press", pdf.Press())
    return pdf.press


@pytest.mark.parametrize("insurer", INSURERS)
def test_the_leaflet_tells_what_the_folder_says(client, insurer):
    found = library().insurers[insurer]
    page = client.get(f"/{insurer}/leaflet/").content.decode()
    texts = re.sub(r"<[^>]+>|\s", "", page)
    for desk in found.contacts(TODAY):
        assert desk.name in page
        assert all(phone in page for phone in desk.phones)
    for topic in ("who-gets-certificate", "when-certificate-arrives", "reader-broken"):
        assert catalog().cell(found, topic, TODAY).answer.replace("\n", "") in texts
    papers = [re.sub(r"\s", "", document["title"]) for document in found.identity["documents"]]
    assert any(paper in texts for paper in papers or ["国の決まり"])
    assert f"/{insurer}/" in page
    assert '<svg class="qr' in page or 'class="qr"' in page
    assert "2026年（令和8年）11月24日（火）" in page


@pytest.mark.parametrize("insurer", INSURERS)
def test_its_to_do_list_is_that_of_the_check_each_thing_once(insurer):
    found = library().insurers[insurer]
    made = sheet(catalog(), found, NOW.replace(tzinfo=None))
    codes = [item.code for group in made.groups for item in group.todo]
    assert len(codes) == len(set(codes))
    asked = {todo.code for case in groups(TODAY).values() for todo in assess(case, found.rules(TODAY)).todo}
    assert set(codes) <= asked
    assert {"report-lost-card", "reissue-eligibility-certificate"} <= set(codes)


def test_what_insurers_ask_for_differs_on_paper_too(client):
    assert "個人番号収集票" in client.get("/tokyo-kyosai/leaflet/").content.decode()
    assert "個人番号収集票" not in client.get("/kenpo/leaflet/").content.decode()
    assert "住所の欄に住所を書きます" in client.get("/kenpo/leaflet/").content.decode()


def test_an_insurer_may_word_its_leaflet_otherwise(client, draft, live):  # noqa: F811
    folder = draft("kenpo")
    (folder / "leaflet.toml").write_text('[head]\ntitle = "健保からの大事なお知らせ"\nsections = ["前文"]\n', "utf-8")
    live(BASE, folder.parent)
    assert "健保からの大事なお知らせ" in client.get("/kenpo/leaflet/").content.decode()
    assert "健保からの大事なお知らせ" not in client.get("/tokyo-kyosai/leaflet/").content.decode()


def test_an_insurer_that_does_not_exist_has_no_leaflet(client):
    assert client.get("/nobody/leaflet/").status_code == 404
    assert client.get("/nobody/leaflet.pdf").status_code == 404


@needs_pdf
@pytest.mark.parametrize("insurer", INSURERS)
def test_the_pdf_has_two_pages_with_its_fonts_and_is_tagged(client, press, insurer):
    response = client.get(f"/{insurer}/leaflet.pdf")
    assert response.status_code == 200
    assert response["Content-Type"] == "application/pdf"
    assert response.content.startswith(b"%PDF-")
    inside = unpacked(response.content)
    assert len(re.findall(rb"/Type\s*/Page\b", inside)) == 2
    assert b"StructTreeRoot" in inside
    assert b"FontFile" in inside


@needs_pdf
def test_a_pdf_is_made_once_and_again_when_the_day_or_the_folder_changes(
    client, press, monkeypatch, freeze, draft, live  # noqa: F811
):  # fmt: skip
    made = []
    monkeypatch.setattr(press, "_printed", lambda key, page: made.append(page) or b"%PDF-")
    for query in ("", "?x=1", "?x=2"):
        assert client.get(f"/kenpo/leaflet.pdf{query}").content == b"%PDF-"
    assert len(made) == 1
    freeze(datetime(2026, 11, 25, 10, 0))
    client.get("/kenpo/leaflet.pdf")
    assert len(made) == 2
    folder = draft("kenpo")
    change(folder / "insurer.toml", 'name = "健康保険組合"', 'name = "見本の組合"')
    live(BASE, folder.parent)
    client.get("/kenpo/leaflet.pdf")
    assert "見本の組合" in made[2]


def test_without_the_libraries_the_link_is_not_shown_and_the_address_says_why(client, monkeypatch):
    monkeypatch.setattr(pdf, "available", lambda: False)
    assert "leaflet.pdf" not in client.get("/kenpo/leaflet/").content.decode()
    response = client.get("/kenpo/leaflet.pdf")
    assert response.status_code == 404
    assert "そのまま印刷できます" in response.content.decode()


def test_a_pdf_that_cannot_be_made_is_told_and_not_tried_again_at_once(client, press, monkeypatch, caplog):
    tries = []

    def broken(*args, **kwargs):
        tries.append(args)
        raise OSError("no process to be had")

    monkeypatch.setattr(pdf, "available", lambda: True)
    monkeypatch.setattr(pdf.subprocess, "run", broken)
    for _ in range(3):
        response = client.get("/kenpo/leaflet.pdf")
        assert response.status_code == 503
        assert response["Retry-After"] == "60"
        assert "もう一度開いてください" in response.content.decode()
    assert len(tries) == 1
    client.get("/other/leaflet.pdf")
    assert len(tries) == 2  # one leaflet that fails stops no other
    assert "no process to be had" in caplog.text


def test_many_who_ask_at_once_wait_for_one_another_and_leave_threads_for_pages(press, monkeypatch):
    begun, go_on, told = threading.Event(), threading.Event(), []

    def slow(key: tuple[str, ...], page: str) -> bytes:
        begun.set()
        go_on.wait(20)
        return b"%PDF-"

    def ask(nth: int) -> None:
        try:
            told.append(press.pdf((str(nth),), lambda: ""))
        except pdf.Busy:
            told.append(None)

    monkeypatch.setattr(press, "_printed", slow)
    threads = [threading.Thread(target=ask, args=(nth,)) for nth in range(8)]
    for thread in threads:
        thread.start()
    assert begun.wait(10)
    while told.count(None) < 8 - pdf.MOST_WAITING:
        time.sleep(0.01)
    go_on.set()
    for thread in threads:
        thread.join()
    assert told.count(b"%PDF-") == pdf.MOST_WAITING


@needs_pdf
def test_a_text_that_is_far_too_long_for_a_sheet_is_told_in_the_log(client, press, draft, live, caplog):  # noqa: F811
    folder = draft("kenpo")
    long = "とても長い文です。" * 900
    (folder / "leaflet.toml").write_text(f'[head]\nbody = "{long}"\nsections = ["前文"]\n', "utf-8")
    live(BASE, folder.parent)
    assert client.get("/kenpo/leaflet.pdf").status_code == 503
    assert "could not be made" in caplog.text
