"""What is taken along on paper: a result on one sheet of A4."""

import re

import pytest

CASES = {
    "long": "/tokyo-kyosai/result/?card=valid&registered=yes&electronic_certificate=expired"
    "&electronic_certificate_expiry=2026-08-15&eligibility_certificate=none",
    "lost card": "/kawasaki-kokuho/result/?card=suspended&eligibility_certificate=lost&situation=high-cost",
    "new member": "/tokyo-kyosai/result/?card=valid&registered=unknown&electronic_certificate=unknown"
    "&eligibility_certificate=none&situation=new-member",
    "everything": "/kenpo/result/?card=expired&registered=unknown&electronic_certificate=expired"
    "&eligibility_certificate=expired&situation=changed-details&situation=high-cost&situation=age-70-74",
    "leaving": "/kyosai-shibu/result/?card=valid&registered=no&electronic_certificate=valid"
    "&eligibility_certificate=valid&situation=leaving",
    "longest 1": "/tokyo-kyosai/result/?card=expired&registered=yes&electronic_certificate=valid"
    "&eligibility_certificate=valid&situation=new-member&situation=voluntary-continuation"
    "&situation=age-70-74&situation=age-75-over&situation=high-cost&situation=changed-details"
    "&situation=leaving&visit=2025-12-01",
    "longest 2": "/tokyo-kyosai/result/?card=valid&registered=no&electronic_certificate=expired"
    "&eligibility_certificate=expired&situation=new-member&situation=voluntary-continuation"
    "&situation=age-70-74&situation=age-75-over&situation=high-cost&situation=changed-details"
    "&situation=leaving&visit=2025-12-01&card_expiry=2026-01-10"
    "&electronic_certificate_expiry=2025-10-15",
    "longest 3": "/kenpo/result/?card=valid&registered=no&electronic_certificate=expired"
    "&eligibility_certificate=expired&situation=new-member&situation=voluntary-continuation"
    "&situation=age-70-74&situation=age-75-over&situation=high-cost&situation=changed-details"
    "&situation=leaving&visit=2025-12-01&card_expiry=2026-01-10"
    "&electronic_certificate_expiry=2025-10-15",
    "longest 4": "/kawasaki-kokuho/result/?card=valid&registered=no&electronic_certificate=expired"
    "&eligibility_certificate=valid&situation=new-member&situation=voluntary-continuation"
    "&situation=age-70-74&situation=age-75-over&situation=high-cost&situation=changed-details"
    "&situation=leaving&visit=2025-12-01&card_expiry=2026-01-10"
    "&electronic_certificate_expiry=2025-10-15",
    "longest 5": "/tokyo-kyosai/result/?card=valid&registered=no&electronic_certificate=expired"
    "&eligibility_certificate=valid&situation=new-member&situation=voluntary-continuation"
    "&situation=age-70-74&situation=high-cost&situation=changed-details&visit=2025-12-01"
    "&card_expiry=2026-01-10&electronic_certificate_expiry=2025-10-15",
}


def pages_of(pdf):
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


@pytest.mark.parametrize("name", CASES)
def test_a_result_prints_on_one_sheet(phone, name):
    phone.goto(CASES[name])
    assert pages_of(phone.pdf(prefer_css_page_size=True)) == 1


def test_the_sheet_carries_date_insurer_code_sources_and_a_qr_code_and_nothing_to_press(phone):
    phone.goto(CASES["long"])
    phone.emulate_media(media="print")
    text = phone.inner_text("body")
    for words in ("2026年（令和8年）11月24日", "東京都職員共済組合", "電話で伝える番号", "資料", "/c/"):
        assert words in text
    assert phone.locator("svg.qr").bounding_box()["width"] >= 56  # 15 mm
    assert phone.locator("button:visible, .button:visible, nav:visible").count() == 0


def test_buttons_of_the_device_appear_with_scripts_and_a_sentence_without(phone, without_scripts):
    for page in (phone, without_scripts):
        page.goto(CASES["long"])
    assert phone.locator('[data-take="print"]').is_visible()
    assert not without_scripts.locator("[data-take]:visible").count()
    assert "ブラウザーの「印刷」" in without_scripts.inner_text("main")
