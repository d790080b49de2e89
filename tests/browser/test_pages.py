"""What only a browser can tell: sideways scrolling, scripts on and off, the keyboard."""

import pytest

from tests.browser.kinds import PAGES

SPACED = """* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
p { margin-bottom: 2em !important }"""


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


def test_text_can_be_spaced_out_without_losing_any(phone):
    for name in ("start", "card", "grace", "answer"):
        phone.goto(PAGES[name])
        phone.evaluate("css => (document.adoptedStyleSheets = [new CSSStyleSheet()])[0].replaceSync(css)", SPACED)
        assert phone.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), name


def test_the_way_out_and_the_phone_numbers_stand_at_the_same_place_on_every_page(phone):
    places = {}
    for address in PAGES.values():
        phone.goto(address)
        out = phone.locator(".site-header__leave a")
        assert out.get_attribute("href").startswith("https://www.jma.go.jp/")
        box = out.bounding_box()
        language = address.split("/")[1] if phone.locator("html:not([lang=ja])").count() else ""
        place = address.split("/")[1] if address.startswith("/ja-easy") else language
        places.setdefault(place, set()).add(round(box["x"] + box["width"]))
        assert phone.locator("footer li").first.locator("a").get_attribute("href").endswith(("#contact", "/contact/"))
    assert {place: len(found) for place, found in places.items()} == dict.fromkeys(places, 1)


LONG_LINES = """() => {
  const found = [], paper = document.createRange();
  for (const block of document.querySelectorAll('main p, main li, main dd, main dt, main td, h1, h2, h3, footer p')) {
    if (block.closest('.sheet')) continue;  // the leaflet is a sheet of A4 even on the screen
    const size = parseFloat(getComputedStyle(block).fontSize);
    paper.selectNodeContents(block);
    const widest = Math.max(0, ...Array.from(paper.getClientRects(), (line) => line.width));
    if (block.children.length === 0 && widest > 40.9 * size) found.push(block.textContent);
  }
  return found;
}"""


def test_no_line_is_longer_than_40_letters(phone):
    phone.set_viewport_size({"width": 1920, "height": 900})
    visitors = {name: address for name, address in PAGES.items() if not name.startswith(("desk", "paths"))}
    for name, address in visitors.items():
        phone.goto(address)
        assert phone.evaluate(LONG_LINES) == [], name
