"""The published test results name exactly the pages that the tests open."""

from html import unescape

from info.views import _content
from tests.browser.kinds import PAGES


def test_the_results_list_the_pages_that_are_tested_and_no_others(client):
    listed = [page["address"] for page in _content("criteria.toml")["pages"]]
    assert listed == list(PAGES.values())
    shown = unescape(client.get("/accessibility/results/").content.decode())
    assert all(address in shown for address in listed)


def test_a_level_is_claimed_only_when_nothing_is_left_to_test(client):
    content = _content("criteria.toml")
    text = client.get("/accessibility/results/").content.decode()
    assert content["open"]
    assert "まだ「準拠」とは書きません" in text
