"""The desk by keyboard alone: from a cold desk to the right spoken answer in at most twelve key presses."""

import pytest

MOST_KEYS = 12
ROMAJI = {"手数料": "tesuuryou", "退職": "taishoku"}  # the keys pressed to write a word; the space bar converts it
# What the caller asks: the keys from a cold desk, and what stands in the first lines to read aloud.
CALLS = {
    "can I still use the old card": (["2", "f", "1"], "faq:old-card-still-usable", "保険証"),
    "when does the certificate come": (["5", "f", "2"], "faq:when-certificate-arrives", "毎月中旬"),
    "how do I cancel": (["1", "f", "3"], "faq:deregister-how", "申し込みます"),
    "my electronic certificate ran out": (["4", "f", "4"], "faq:electronic-certificate-expired", "使えます"),
    "I lost the certificate": (["3", "f", "5"], "faq:certificate-reissue", "健保"),
    "who gets a certificate": (["7", "f", "6"], "faq:who-gets-certificate", "八十五歳"),
    "my ward's number, insurer unknown": (["0", "f", "0"], "", "違う"),
    "everything is valid": (["2", "1", "1", "1", "4"], "verdict:usable", "マイナンバーカード"),
    "I have no card and no certificate": (["6", "3", "4"], "verdict:nothing", "電話"),
    "the card is lost": (["2", "5", "4"], "todo:report-lost-card", "カードを止めてください"),
}
SEARCHES = {"what does a new one cost": ("手数料", "円"), "do I return it when I leave": ("退職", "返")}


def open_desk(page, address="/desk/"):
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(address)
    page.wait_for_selector("[data-active]")


def press(page, *keys):
    """Press keys as an operator does: where one leads to another page, wait until that one is there."""
    for key in keys:
        if page.evaluate("!!document.querySelector('[data-active][data-key=h]')") and key.isdigit():
            with page.expect_navigation():
                page.keyboard.press(key)
            page.wait_for_selector(".desk--keys [data-active]")
        else:
            page.keyboard.press(key)


def active(page):
    return page.locator("[data-active]").get_attribute("data-question")


@pytest.mark.parametrize("name", CALLS)
def test_the_commonest_calls_take_few_keys(phone, name):
    keys, line, words = CALLS[name]
    assert len(keys) <= MOST_KEYS
    open_desk(phone)
    press(phone, *keys)
    told = phone.locator(f'#out [data-line="{line}"] .say' if line else "#out .differs__mark").first
    told.wait_for()
    assert words in told.inner_text()
    assert told.bounding_box()["y"] < 800 - 40, "it has to be seen without scrolling"
    assert phone.evaluate("Object.keys(localStorage).length + Object.keys(sessionStorage).length") == 0


@pytest.mark.parametrize("name", SEARCHES)
def test_a_search_takes_few_keys_with_those_of_the_word(phone, name):
    word, words = SEARCHES[name]
    pressed = ["3", "/", *ROMAJI[word], " ", "Enter", "Enter", "1"]  # the first Enter takes the converted word
    open_desk(phone)
    press(phone, "3", "/")
    phone.keyboard.insert_text(word)
    press(phone, "Enter")
    phone.wait_for_selector("#out [data-topic]")
    press(phone, "1")
    phone.wait_for_selector('#out [data-line^="faq:"]')
    assert words in phone.locator("#out .pair .say").first.inner_text()
    assert len(pressed) <= MOST_KEYS + 3, "a word to write takes its letters"


def test_an_answer_in_between_loses_nothing_of_the_check(phone):
    open_desk(phone, "/desk/kenpo/")
    press(phone, "1", "1")
    phone.wait_for_selector('#out [data-ask="electronic_certificate"]')
    assert active(phone) == "electronic_certificate"
    press(phone, "f", "1")
    phone.wait_for_selector('#out [data-line^="faq:"]')
    assert phone.is_checked("#registered-1")
    press(phone, "k")
    phone.wait_for_selector('#out [data-ask="electronic_certificate"]')
    press(phone, "b", "2")
    phone.locator("#insurers a[href*='registered=no']").first.wait_for()
    press(phone, "h", "5")
    assert phone.url.endswith("/desk/tokyo-kyosai/?card=valid&registered=no")
    assert phone.is_checked("#registered-2")
    assert active(phone) == "electronic_certificate"


def test_the_next_question_is_marked_by_words(phone):
    open_desk(phone, "/desk/kenpo/")
    assert phone.locator(".desk__next:visible").count() == 1
    press(phone, "3")
    marked = phone.locator('[data-question="eligibility_certificate"] .desk__next')
    marked.wait_for(state="visible")
    assert phone.locator(".desk__next:visible").count() == 1
    assert "カードを持っていない" in phone.locator('[data-question="card"]').inner_text()


def test_the_day_can_be_set_by_keys(phone):
    open_desk(phone, "/desk/kenpo/")
    press(phone, "3", "4", "d")
    for part in ("2025", "11", "20"):
        phone.keyboard.type(part)
        phone.keyboard.press("Tab")
    phone.get_by_text("2025年（令和7年）11月20日（木）の決まりで答えています").wait_for()


def test_a_caller_is_off_the_desk_with_one_key(phone):
    open_desk(phone, "/desk/kenpo/?card=valid&registered=yes")
    with phone.expect_navigation():
        phone.keyboard.press("x")
    assert phone.url.endswith("/desk/kenpo/")
    assert phone.locator("#check :checked").count() == 0


def test_all_particulars_open_with_one_key_and_for_the_printer(phone):
    open_desk(phone, "/desk/kenpo/?card=none&eligibility_certificate=none")
    more = phone.locator("#out details[data-more]")
    assert more.count() > 2
    press(phone, "o")
    assert phone.locator("#out details[data-more][open]").count() == more.count()
    press(phone, "o")
    assert phone.locator("#out details[data-more][open]").count() == 0
    phone.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert phone.locator("#out details[data-more][open]").count() == more.count()


def test_keys_can_be_switched_off(phone):
    open_desk(phone)
    phone.get_by_role("link", name="キーを止める").click()
    phone.get_by_text("キーは止めてあります").wait_for()
    before = phone.url
    for key in ("h", "1", "f", "1", "x"):
        phone.keyboard.press(key)
    assert phone.url == before
    assert phone.locator("[data-active]").count() == 0
    phone.get_by_role("link", name="健康保険組合", exact=False).first.click()
    assert "keys=off" in phone.url


def test_questions_and_script_stand_side_by_side_without_scrolling(phone):
    open_desk(phone, "/desk/kenpo/?card=valid&registered=yes&electronic_certificate=valid&eligibility_certificate=none")
    for shown in ('[data-question="card"]', '[data-question="situation"]', "[data-verdict] .say", "#q", ".desk__keys"):
        box = phone.locator(shown).first.bounding_box()
        assert box["y"] >= 0, shown
        assert box["y"] + min(box["height"], 200) <= 800, shown
    assert phone.evaluate("scrollY") == 0


def test_the_desk_works_without_scripts(without_scripts):
    without_scripts.goto("/desk/kenpo/")
    for name, number in (("card", 3), ("eligibility_certificate", 4)):
        without_scripts.locator(f'label[for="{name}-{number}"]').click()
    without_scripts.get_by_role("button", name="結果を出す").click()
    assert without_scripts.locator("#out [data-verdict]").count() == 1
    without_scripts.fill("#q", "手数料")
    without_scripts.get_by_role("button", name="さがす").click()
    without_scripts.locator("#out [data-topic] a").first.click()
    assert without_scripts.locator('#out [data-line^="faq:"]').count() == 1
    assert without_scripts.is_checked("#card-3")
    without_scripts.fill("#code", "1234")
    without_scripts.get_by_role("button", name="開く").click()
    assert without_scripts.get_by_text("番号が違うようです").first.is_visible()


def test_one_key_copies_the_script_as_plain_text(phone, site):
    phone.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=site)
    open_desk(phone, "/desk/kenpo/?card=none&eligibility_certificate=none")
    press(phone, "y")
    phone.get_by_role("button", name="コピーしました").wait_for()
    copied = phone.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("健康保険組合（2026年11月24日（火）に受診）")
    assert "・受診の前に" in copied
    assert "出典：" in copied
