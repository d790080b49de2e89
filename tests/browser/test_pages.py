"""What only a browser can tell: accessibility, sideways scrolling, scripts on and off, the keyboard."""

import pytest
from axe_playwright_python.sync_playwright import Axe

GRACE = "card=valid&registered=yes&electronic_certificate=expired&electronic_certificate_expiry=2026-09-15"
VALID = "card=valid&registered=yes&electronic_certificate=valid"
SPACED = """* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
p { margin-bottom: 2em !important }"""
PAGES = {
    "leaflet": "/kawasaki-kokuho/leaflet/",
    "insurers": "/insurers/",
    "insurers refused": "/insurers/?q=12345678",
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
    "words": "/words/",
    "accessibility": "/accessibility/",
    "accessibility results": "/accessibility/results/",
    "desk": "/desk/",
    "desk insurer": "/desk/kenpo/",
    "desk result": f"/desk/kenpo/?{VALID}&eligibility_certificate=none",
    "desk answer": "/desk/kenpo/?topic=certificate-fee",
    "desk table": f"/desk/?{VALID}&eligibility_certificate=none",
    "desk wrong code": "/desk/?code=123",
    "desk hits": "/desk/kenpo/?q=手数料",
    "paths": "/desk/kenpo/paths/",
    "404": "/nobody/",
}


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_no_violation(phone, name):
    phone.goto(PAGES[name])
    found = Axe().run(phone).response["violations"]
    assert [(violation["id"], node["html"]) for violation in found for node in violation["nodes"]] == []


@pytest.mark.parametrize("width", [240, 360, 1280, 1920])
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
    page.wait_for_load_state("load")
    return page.inner_text("main section.verdict") + page.inner_text("main .todo-list")


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
        boxes = phone.locator(
            "main .button:visible, main .choice label, main .bring-item label, main summary:visible"
        ).all()
        assert boxes
        for box in boxes:
            assert box.bounding_box()["height"] >= 44, (name, box.inner_text())


def test_text_can_be_spaced_out_without_losing_any(phone):
    for name in ("start", "card", "grace", "answer"):
        phone.goto(PAGES[name])
        phone.evaluate("css => (document.adoptedStyleSheets = [new CSSStyleSheet()])[0].replaceSync(css)", SPACED)
        assert phone.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), name


def test_the_way_out_and_the_phone_numbers_stand_at_the_same_place_on_every_page(phone):
    places = set()
    for address in PAGES.values():
        phone.goto(address)
        out = phone.get_by_role("link", name="天気予報へ移る")
        assert out.get_attribute("href").startswith("https://www.jma.go.jp/")
        places.add(out.bounding_box()["x"] + out.bounding_box()["width"])
        assert "問い合わせ先" in phone.locator("footer li").first.inner_text()
    assert len(places) == 1


def test_no_title_tells_an_answer_or_a_reason(phone):
    phone.goto("/kenpo/result/?card=none&eligibility_certificate=none&situation=cannot-use")
    title = phone.title()
    assert not any(word in title for word in ("使えない", "事情", "持っていない", "カード"))
