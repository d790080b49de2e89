"""The desk in all its states on a wide screen, light and dark: no violation that axe finds."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from notices import snapshot
from tests.browser.test_pages import PAGES

STATES = {name: address for name, address in PAGES.items() if name.startswith(("desk", "paths"))}


def violations(page):
    found = Axe().run(page).response["violations"]
    return [(violation["id"], node["html"]) for violation in found for node in violation["nodes"]]


@pytest.mark.parametrize("colours", ["light", "dark"])
@pytest.mark.parametrize("name", STATES)
def test_axe_finds_no_violation(phone, name, colours):
    phone.set_viewport_size({"width": 1280, "height": 800})
    phone.emulate_media(color_scheme=colours)
    phone.goto(STATES[name])
    assert violations(phone) == []


def test_axe_finds_no_violation_in_a_result_taken_offline(phone, monkeypatch):
    monkeypatch.setattr(snapshot, "result_offline", lambda slug: slug == "kenpo")
    phone.goto(STATES["desk result"])
    assert phone.get_by_text("この保険の結果は、いま止めています").is_visible()
    assert violations(phone) == []


def test_axe_finds_no_violation_after_updates_in_place(phone):
    phone.set_viewport_size({"width": 1280, "height": 800})
    phone.goto("/desk/kenpo/")
    phone.wait_for_selector(".desk--keys")
    phone.keyboard.press("3")
    phone.keyboard.press("4")
    phone.wait_for_selector("#out [data-verdict]")
    phone.keyboard.press("o")
    assert violations(phone) == []
