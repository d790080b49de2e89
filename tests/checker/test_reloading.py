"""A changed folder is taken up while the site runs; a broken one changes nothing but the log."""

import shutil
import threading
from pathlib import Path

import pytest
from django.conf import settings as site
from django.test import Client

from checker import edition
from checker.answers import FIRST_VISIT
from checker.library import library
from checker.watching import Watcher
from tests.conftest import INSURERS

BASE = site.BASE_DIR / "leaflets"
NAMES = ("健康保険組合", "別の名前の健康保険組合")


@pytest.fixture
def watch(monkeypatch):
    monkeypatch.setattr(edition._Shelf, "current", edition.Edition(edition.folders()))
    watcher = Watcher()
    return lambda: watcher.look(settle=0)


@pytest.fixture
def extra(tmp_path, settings):
    settings.LEAFLETS_DIR = tmp_path / "extra"
    settings.LEAFLETS_DIR.mkdir()
    return settings.LEAFLETS_DIR


def copied(slug: str, folder: Path, name: str | None = None, number: int | None = None) -> Path:
    made = folder / (name or slug)
    shutil.copytree(BASE / slug, made)
    if number:
        file = made / "insurer.toml"
        file.write_text(file.read_text("utf-8").replace("number = 3", f"number = {number}", 1), "utf-8")
    return made


def renamed(folder: Path, new: str) -> None:
    file = folder / "insurer.toml"
    text = file.read_text("utf-8")
    old = next(line for line in text.splitlines() if line.startswith("name = "))
    file.write_text(text.replace(old, f'name = "{new}"', 1), "utf-8")


def test_a_folder_from_outside_adds_an_insurer_or_takes_the_place_of_one(client, watch, extra):
    assert client.get("/kenpo-2/").status_code == 404
    copied("kenpo", extra, "kenpo-2", number=77)
    renamed(copied("kenpo", extra), NAMES[1])
    assert watch()
    assert set(library().insurers) == {*INSURERS, "kenpo-2"}
    assert client.get("/kenpo-2/faq/certificate-fee/").status_code == 200
    assert NAMES[1] in client.get("/kenpo/").content.decode()
    assert "川崎市国民健康保険" in client.get("/kawasaki-kokuho/").content.decode()


def test_national_rules_may_come_from_outside_too(watch, extra):
    facts = copied("national", extra) / "facts.toml"
    facts.write_text(
        facts.read_text("utf-8").replace("[grace_months]\nvalue = 3", "[grace_months]\nvalue = 4"), "utf-8"
    )
    assert watch()
    assert library().insurers["other"].fact("grace_months", FIRST_VISIT).value == 4


def test_a_whole_set_from_outside_stands_alone(watch, extra):
    for name in ("keys", "national", "kenpo"):
        copied(name, extra)
    assert watch()
    assert set(library().insurers) == {"kenpo"}


def test_a_broken_folder_changes_nothing_and_the_log_names_every_mistake_once(client, watch, extra, caplog):
    folder = copied("kenpo", extra)
    renamed(folder, NAMES[1])
    assert watch()
    renamed(folder, "もう一度")
    facts = folder / "facts.toml"
    good = facts.read_text("utf-8")
    facts.write_text(good.replace("value = 2025-12-01", 'value = "きのう"', 1), "utf-8")
    answer = folder / "faq" / "certificate-fee.md"
    answer.write_text(answer.read_text("utf-8").replace("{", "{wrong_", 1), "utf-8")
    for _ in range(3):
        assert not watch()
    assert NAMES[1] in client.get("/kenpo/").content.decode()
    assert [record.levelname for record in caplog.records] == ["INFO", "ERROR"]
    for place in (f"{facts}:", "old_card_last_day.value", f"{answer}:"):
        assert place in caplog.text
    facts.write_text(good, "utf-8")
    answer.unlink()
    assert watch()
    assert "もう一度" in client.get("/kenpo/").content.decode()


def test_a_folder_that_vanishes_altogether_is_told_once(watch, extra, caplog):
    extra.rmdir()
    assert not watch()
    assert not watch()
    assert len(caplog.records) == 1
    assert library().insurers


def test_a_placeholder_that_nobody_can_fill_is_a_mistake_of_the_folder(watch, extra):
    texts = copied("kawasaki-kyosai", extra) / "todo.toml"
    texts.write_text(texts.read_text("utf-8").replace("{contact.", "{contact.no-such-", 1), "utf-8")
    assert not watch()


def test_a_request_sees_one_edition_from_beginning_to_end(watch, extra):
    renamed(copied("kenpo", extra), NAMES[1])
    edition.hold()
    before = library()
    assert watch()
    assert library() is before
    edition.let_go()
    assert library().insurers["kenpo"].name == NAMES[1]


@pytest.mark.parametrize("seconds", [0, 60])
def test_a_look_is_taken_beside_a_request_and_not_too_often(monkeypatch, settings, seconds):
    settings.LEAFLETS_RELOAD_SECONDS = seconds
    looks, watcher = [], Watcher()
    monkeypatch.setattr(watcher, "look", lambda: looks.append(threading.current_thread().name))
    for _ in range(5):
        watcher.tick()
    for thread in threading.enumerate():
        if thread.name == "leaflets":
            thread.join()
    assert looks == (["leaflets"] if seconds else [])


def test_pages_stay_whole_under_load_while_folders_change(watch, extra, caplog):
    """Three readers, five changes, the third of them broken: no error, and never two editions on one page."""
    folder = copied("kenpo", extra)
    renamed(folder, NAMES[0])
    watch()
    addresses = ("/kenpo/", "/kenpo/faq/", "/kenpo/faq/certificate-fee/", "/faq/certificate-fee/", "/kenpo/faq.json",
                 "/kenpo/result/?card=none&eligibility_certificate=none", "/faq/search/?q=手数料",
                 "/kenpo/leaflet/")  # fmt: skip
    wrong, done, answered = [], threading.Event(), []

    def visit() -> None:
        client = Client()
        while not done.is_set():
            for address in addresses:
                response = client.get(address)
                text = response.content.decode()
                if response.status_code != 200 or all(f">{name}<" in text for name in NAMES):
                    wrong.append((address, response.status_code))
                answered.append(address)

    threads = [threading.Thread(target=visit) for _ in range(3)]
    for thread in threads:
        thread.start()
    facts = (folder / "facts.toml").read_text("utf-8")
    try:
        for turn in range(5):
            renamed(folder, NAMES[turn % 2])
            broken = turn == 2
            (folder / "facts.toml").write_text(facts + ("\n[" if broken else "\n" * turn), "utf-8")
            assert watch() is not broken
    finally:
        done.set()
        for thread in threads:
            thread.join()
    assert not wrong
    assert len(answered) > 50
    assert all(NAMES[0] in Client().get(address).content.decode() for address in ("/kenpo/", "/kenpo/leaflet/"))
