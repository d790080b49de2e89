"""A fact that changes from a day on: every page follows on that day, and not before."""

from datetime import datetime

import pytest

from config.finished import store
from tests.editing.conftest import BASE, change

BEFORE, AFTER = datetime(2027, 3, 31, 23, 59), datetime(2027, 4, 1, 0, 0)
LOST = "?card=none&eligibility_certificate=lost"
EXPIRED = "?card=none&eligibility_certificate=expired"
FEE = (
    '[[certificate_reissue_fee]]\nvalue = 1000\nsections = ["留意点6※"]\nuntil = 2027-03-31\n\n'
    '[[certificate_reissue_fee]]\nvalue = 1200\nsections = ["留意点6※"]\nfrom = 2027-04-01\n'
)
DESKS = """
[[contact]]
id = "atarashii"
name = "新しい窓口"
phones = ["03-0000-1111"]
purposes = ["general", "certificate"]
sections = ["留意点5"]
from = 2027-04-01
"""
RULE = (
    '[[certificate_expired]]\nvalue = "destroy"\nsections = ["留意点4"]\nuntil = 2027-03-31\n\n'
    '[[certificate_expired]]\nvalue = "silent"\nsections = ["留意点7"]\nfrom = 2027-04-01\n'
)
# (page, what stands there until 2027-03-31, what from 2027-04-01 on)
PAGES = [
    (f"/kenpo/result/{LOST}", "1,000円", "1,200円"),
    (f"/kenpo/result/{EXPIRED}", "期限の切れた資格確認書を捨てる", "新しい窓口"),
    (f"/kenpo/result.json{EXPIRED}", "destroy-eligibility-certificate", ""),
    ("/kenpo/faq/certificate-fee/", "1,000円", "1,200円"),
    ("/faq/certificate-fee/", "1,000円", "1,200円"),
    ("/kenpo/faq.json", "1,000円", "1,200円"),
    ("/kenpo/faq/search/?q=資格確認書の手数料", "1,000円", "1,200円"),
    ("/desk/kenpo/?topic=certificate-fee", "千円", "千二百円"),
    ("/kenpo/leaflet/", "", "新しい窓口"),
    ("/kenpo/", "", "03-0000-1111"),
]


@pytest.fixture
def changed(draft, live):
    folder = draft("kenpo")
    change(folder / "facts-content.toml", '[certificate_reissue_fee]\nvalue = 1000\nsections = ["留意点6※"]\n', FEE)
    old = '[certificate_expired]\nvalue = "destroy"\nsections = ["留意点4"]\n'
    change(folder / "facts.toml", old, RULE)
    with (folder / "contacts.toml").open("a", encoding="utf-8") as desks:
        desks.write(DESKS)
    live(BASE, folder.parent)


@pytest.mark.parametrize(("address", "old", "new"), PAGES)
def test_a_page_follows_on_the_day_and_not_before(client, freeze, changed, address, old, new):
    freeze(BEFORE)
    page = client.get(address).content.decode()
    assert old in page
    assert not new or new not in page
    freeze(AFTER)
    page = client.get(address).content.decode()
    assert new in page
    assert not old or old not in page


def test_a_page_that_was_kept_the_evening_before_is_not_sent_after_midnight(client, freeze, changed):
    freeze(BEFORE)
    for _ in range(2):
        assert "1,000円" in client.get("/kenpo/faq/certificate-fee/").content.decode()
    freeze(AFTER)
    assert "1,200円" in client.get("/kenpo/faq/certificate-fee/").content.decode()
    store.clear()


def test_the_sources_name_the_section_behind_the_new_value(client, freeze, changed):
    page = client.get("/kenpo/sources/").content.decode()
    section = page.split("留意点7")[1].split("</section>")[0].split("<h3")[0]
    assert "資格確認書" in section


def test_other_insurers_keep_what_they_had(client, freeze, changed):
    freeze(AFTER)
    assert "1,200円" not in client.get("/tokyo-kyosai/faq/certificate-fee/").content.decode()
