"""The desk by keyboard alone: from a cold desk to the right spoken answer in at most twelve key presses."""

import pytest

CALLS = {
    "can I still use the old card": (["2", "f", "1"], "保険証"),
    "when does the certificate come": (["5", "f", "2"], "届"),
    "how do I cancel": (["1", "f", "3"], "申し込みます"),
    "my electronic certificate ran out": (["4", "f", "4"], "使えます"),
    "I lost the certificate": (["3", "f", "5"], "健保"),
    "what does a new one cost": (["3", "/", *"手数料", "Enter", "1"], "円"),
    "do I return it when I leave": (["4", "/", *"退職", "Enter", "1"], "返"),
    "everything is valid": (["2", "1", "1", "1", "4"], "マイナンバーカード"),
    "I have no card and no certificate": (["6", "3", "4"], "電話"),
    "the card is lost": (["2", "5", "4"], "電話"),
}


def press(page, key):
    """Press a key as an operator does: where it leads to another page, wait until that one is there."""
    if not key.isascii():
        page.keyboard.insert_text(key)
        return
    on_links = page.evaluate("document.querySelector('[data-active]')?.matches('ol')")
    if key == "Enter" or (key.isdigit() and on_links):
        with page.expect_navigation():
            page.keyboard.press(key)
        page.wait_for_selector("[data-active]")
    else:
        page.keyboard.press(key)


@pytest.mark.parametrize("name", CALLS)
def test_the_commonest_calls_take_few_keys(phone, name):
    keys, words = CALLS[name]
    assert len(keys) <= 12
    phone.set_viewport_size({"width": 1280, "height": 900})
    phone.goto("/desk/")
    phone.wait_for_selector("[data-active]")
    for key in keys:
        press(phone, key)
    phone.wait_for_selector("#out .pair .say")
    said = phone.locator("#out .pair .say").all_inner_texts()
    assert words in "".join(said), said
    assert phone.evaluate("Object.keys(localStorage).length + Object.keys(sessionStorage).length") == 0


def test_keys_can_be_switched_off(phone):
    phone.goto("/desk/kenpo/?keys=off")
    phone.keyboard.press("f")
    phone.keyboard.press("1")
    assert "topic" not in phone.url
    phone.get_by_role("link", name="よくある質問").first.wait_for()
    assert phone.locator('input[name="keys"]').count()


def test_the_desk_works_without_scripts(without_scripts):
    without_scripts.goto("/desk/kenpo/")
    for name, number in (("card", 3), ("eligibility_certificate", 4)):
        without_scripts.locator(f'label[for="{name}-{number}"]').click()
    without_scripts.get_by_role("button", name="結果を出す").click()
    assert without_scripts.locator("#out [data-verdict]").count() == 1
