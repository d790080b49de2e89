"""What only a browser can tell: accessibility, sideways scrolling, scripts on and off, the keyboard."""

import pytest
from axe_playwright_python.sync_playwright import Axe

GRACE = "card=valid&registered=yes&electronic_certificate=expired&electronic_certificate_expiry=2026-09-15"
VALID = "card=valid&registered=yes&electronic_certificate=valid"
PAGES = {
    "start": "/",
    "front": "/kawasaki-kokuho/",
    "card": "/kawasaki-kokuho/check/",
    "registered": "/kawasaki-kokuho/check/?card=valid",
    "chip": "/kawasaki-kokuho/check/?card=valid&registered=yes",
    "certificate": "/kawasaki-kokuho/check/?card=none",
    "situation": "/kawasaki-kokuho/check/?card=none&eligibility_certificate=none",
    "visit": "/kenpo/check/?card=none&eligibility_certificate=none&change=visit",
    "missing": "/kenpo/check/?asked=card",
    "wrong date": "/kenpo/check/?card=valid&registered=yes&electronic_certificate_expiry_year=8",
    "usable": f"/kenpo/result/?{VALID}&eligibility_certificate=valid",
    "may work": f"/kenpo/result/?{VALID}&eligibility_certificate=none&situation=new-member",
    "grace": f"/tokyo-kyosai/result/?{GRACE}&eligibility_certificate=none&visit=2026-11-24",
    "nothing": "/other/result/?card=none&eligibility_certificate=none&situation=new-member",
    "faq": "/tokyo-kyosai/faq/",
    "answer": "/kenpo/faq/certificate-fee/",
    "compare": "/faq/return-on-leaving/",
    "search": "/kenpo/faq/search/?q=手数料",
    "no hit": "/kenpo/faq/search/?q=おいしいラーメン",
    "sources": "/kenpo/sources/",
    "code": "/c/",
    "wrong code": "/c/12345670/",
    "about": "/about/",
    "404": "/nobody/",
}


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_no_violation(phone, name):
    phone.goto(PAGES[name])
    found = Axe().run(phone).response["violations"]
    assert [(violation["id"], node["html"]) for violation in found for node in violation["nodes"]] == []


@pytest.mark.parametrize("width", [240, 360, 1280])
def test_no_page_scrolls_sideways(phone, width):
    phone.set_viewport_size({"width": width, "height": 740})
    for name, address in PAGES.items():
        phone.goto(address)
        scroll, client = phone.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
        assert scroll <= client, name


def walk(page):
    """Answer all questions by their labels and return the result's text."""
    page.goto("/tokyo-kyosai/")
    page.get_by_role("link", name="質問に答えて調べる").click()
    for name in ("card", "registered", "electronic_certificate", "eligibility_certificate"):
        page.wait_for_selector(f'input[name="{name}"]')
        page.locator(f'label[for="{name}-1"]').click()
        if name == "electronic_certificate":
            page.locator('label[for="electronic_certificate-2"]').click()
            for part, value in (("year", "令和8"), ("month", "９"), ("day", "15")):
                page.fill(f"#electronic_certificate_expiry_{part}", value)
        page.get_by_role("button").click()
    page.wait_for_selector('input[name="situation"]')
    page.get_by_role("button").click()
    page.wait_for_selector("[data-verdict]")
    return page.inner_text("main")


def test_the_check_says_the_same_with_and_without_scripts(phone, without_scripts):
    smooth, plain = walk(phone), walk(without_scripts)
    assert smooth == plain
    assert "受付で出すもの" in plain


def test_a_missing_answer_takes_the_focus_to_the_summary(phone, without_scripts):
    for page in (phone, without_scripts):
        page.goto("/kenpo/check/")
        page.get_by_role("button", name="次へ進む").click()
        page.wait_for_selector("#error-summary")
        assert page.title().startswith("エラー：")
    assert phone.evaluate("document.activeElement.id") == "error-summary"


def test_the_check_can_be_walked_by_keyboard_alone(phone):
    phone.goto("/kenpo/check/")
    phone.keyboard.press("Tab")
    assert phone.evaluate("document.activeElement.textContent") == "本文へ進む"
    phone.focus('input[name="card"]')
    phone.keyboard.press("ArrowDown")
    phone.keyboard.press("ArrowDown")
    phone.keyboard.press("ArrowUp")
    chosen = phone.evaluate("document.querySelector('input[name=card]:checked').value")
    assert chosen == "expired"
    phone.keyboard.press("Enter")
    phone.wait_for_selector('input[name="registered"]')


def test_search_as_you_type_shows_hits_and_keeps_the_focus(phone):
    phone.goto("/kenpo/faq/search/")
    phone.locator("#q").press_sequentially("再発行 手数料", delay=20)
    phone.wait_for_selector('[data-topic="certificate-fee"]')
    assert phone.evaluate("document.activeElement.id") == "q"
    assert phone.evaluate("Object.keys(localStorage).length + Object.keys(sessionStorage).length") == 0


def test_nothing_is_asked_of_anybody_else_and_nothing_is_kept(phone, site):
    asked = []
    phone.on("request", lambda request: asked.append(request.url))
    walk(phone)
    assert all(url.startswith(site) for url in asked)
    assert phone.context.cookies() == []
    assert phone.evaluate("Object.keys(localStorage).length + Object.keys(sessionStorage).length") == 0


def test_what_can_be_pressed_is_large_enough(phone):
    for name in ("front", "card", "chip", "grace"):
        phone.goto(PAGES[name])
        boxes = phone.locator("main .button, main .choice label, main .bring-item label, main summary").all()
        assert boxes
        for box in boxes:
            assert box.bounding_box()["height"] >= 44, (name, box.inner_text())
