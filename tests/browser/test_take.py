"""What is taken along: the QR code can be read, the device's own buttons work, the next person starts afresh."""

from base64 import b64encode

import zxingcpp

from tests.browser.kinds import PAGES

# Draws a PNG and returns its width, its height and one byte of grey a pixel.
GREY = """async (png) => {
  const image = new Image();
  image.src = 'data:image/png;base64,' + png;
  await image.decode();
  const canvas = new OffscreenCanvas(image.width, image.height);
  const pen = canvas.getContext('2d');
  pen.drawImage(image, 0, 0);
  const pixels = pen.getImageData(0, 0, image.width, image.height).data;
  return [image.width, image.height, Array.from({length: pixels.length / 4}, (_, i) => pixels[4 * i])];
}"""


def decoded(browser, page):
    """Return the texts of all QR codes in a picture of the page's code."""
    png = b64encode(page.locator("svg.qr").screenshot()).decode()
    canvas = browser.new_page()
    width, height, grey = canvas.evaluate(GREY, png)
    canvas.close()
    picture = memoryview(bytes(grey)).cast("B", shape=[height, width])
    return [code.text for code in zxingcpp.read_barcodes(picture)]


def test_the_qr_code_leads_back_to_the_same_result(phone, browser, site):
    for media, scheme in (("screen", "light"), ("screen", "dark"), ("print", "light")):
        phone.emulate_media(media=media, color_scheme=scheme)
        phone.goto(PAGES["grace"])
        (address,) = decoded(browser, phone)
        assert address.startswith(f"{site}/c/")
        todo = phone.locator("[data-todo]").evaluate_all("found => found.map(item => item.dataset.todo)")
        phone.goto(address)
        assert phone.locator("[data-todo]").evaluate_all("found => found.map(item => item.dataset.todo)") == todo


def test_a_phone_shares_the_short_address_and_nothing_else(phone, site):
    phone.add_init_script("navigator.share = (what) => { window.shared = what; return Promise.resolve() }")
    phone.goto(PAGES["grace"])
    assert not phone.locator('[data-take="copy"]').is_visible()
    phone.locator('[data-take="share"]').click()
    shared = phone.evaluate("window.shared")
    assert shared["url"].startswith(f"{site}/c/")
    assert set(shared) == {"title", "url"}


def test_elsewhere_the_address_is_copied(phone, site):
    phone.context.grant_permissions(["clipboard-read", "clipboard-write"])
    phone.add_init_script("delete Navigator.prototype.share")
    phone.goto(PAGES["grace"])
    phone.locator('[data-take="copy"]').click()
    phone.get_by_role("button", name="コピーしました").wait_for()
    assert phone.evaluate("navigator.clipboard.readText()").startswith(f"{site}/c/")


def test_what_is_in_hand_and_what_is_done_can_be_ticked_without_scripts(without_scripts):
    without_scripts.goto(PAGES["grace"])
    for name in ("bring-1", "done-1"):
        without_scripts.locator(f'label[for="{name}"]').click()
        assert without_scripts.locator(f"#{name}").is_checked()


def test_the_next_person_starts_afresh_with_the_same_insurer(without_scripts, site):
    without_scripts.goto(PAGES["long"])
    without_scripts.get_by_role("link", name="家族の分を調べる").click()
    assert without_scripts.url == f"{site}/kenpo/check/"
    assert without_scripts.locator("input:checked").count() == 0
    assert without_scripts.locator('input[type="text"]').evaluate_all("all => all.every(input => input.value === '')")


def test_no_title_or_address_on_the_way_tells_a_reason(without_scripts):
    page = without_scripts
    page.goto("/kenpo/check/?card=valid&registered=yes&electronic_certificate=valid&eligibility_certificate=none")
    page.get_by_text("カードを使えない事情がある").click()
    page.get_by_role("button", name="結果を見る").click()
    page.wait_for_selector("[data-verdict]")
    titles = [page.title()]
    assert "situation=cannot-use" in page.url  # one word for every reason there is
    page.locator('a[href*="change=situation"]').click()
    page.wait_for_selector('input[value="cannot-use"]:checked')
    titles.append(page.title())
    page.goto(PAGES["usable"])
    assert page.title() == titles[0]
    page.goto(PAGES["situation"])
    assert page.title() == titles[1]
