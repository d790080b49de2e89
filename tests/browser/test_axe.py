"""axe-core on every kind of page and state: no violation, best practices and AAA criteria of the policy included."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.kinds import PAGES

# Off unless asked for: 7:1 contrast (1.4.6), the purpose of a link by itself (2.4.9), targets (2.5.8), and trials.
ALSO = ("color-contrast-enhanced", "identical-links-same-purpose", "target-size", "meta-refresh-no-exceptions",
        "css-orientation-lock", "focus-order-semantics", "label-content-name-mismatch",
        "table-fake-caption", "td-has-header")  # fmt: skip
OPTIONS = {"rules": {rule: {"enabled": True} for rule in ALSO}}
STATES = ("start", "chip", "wrong date", "usable", "long", "nothing", "answer", "compare", "search", "words",
          "accessibility results")  # fmt: skip


def violations(page, options=OPTIONS):
    """Return what axe finds wrong, as (rule, element)."""
    found = Axe().run(page, options=options).response["violations"]
    return [(violation["id"], node["html"]) for violation in found for node in violation["nodes"]]


@pytest.mark.parametrize("name", PAGES)
def test_no_page_has_a_violation(phone, name):
    phone.goto(PAGES[name])
    assert violations(phone) == []


@pytest.mark.parametrize("name", STATES)
def test_nor_when_it_is_dark(phone, name):
    phone.emulate_media(color_scheme="dark")
    phone.goto(PAGES[name])
    assert violations(phone) == []


@pytest.mark.parametrize("name", ["long", "grace", "nothing", "answer"])
def test_nor_on_paper(phone, name):
    nothing_is_pressed = {"rules": {**OPTIONS["rules"], "target-size": {"enabled": False}}}
    phone.emulate_media(media="print")
    phone.goto(PAGES[name])
    assert violations(phone, nothing_is_pressed) == []


@pytest.mark.parametrize("name", ["front", "long", "answer", "chip"])
def test_nor_when_all_that_is_folded_is_open(phone, name):
    phone.goto(PAGES[name])
    phone.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = true")
    assert violations(phone) == []


def test_nor_when_a_result_is_off_or_the_site_fails(phone, monkeypatch):
    monkeypatch.setattr("checker.views.is_offline", lambda insurer: True)
    phone.goto(PAGES["usable"])
    assert "いま、結果をお見せできません" in phone.title()
    assert violations(phone) == []

    def broken():
        raise RuntimeError("broken for this test")

    monkeypatch.setattr("info.views.glossary", broken)
    assert phone.goto("/words/").status == 500
    assert "ただいま表示できません" in phone.title()
    assert violations(phone) == []


def test_nor_after_a_vote(phone):
    phone.goto(PAGES["answer"])
    phone.get_by_role("button", name="はい").click()
    phone.wait_for_selector("h1:has-text('ありがとうございました')")
    assert violations(phone) == []
