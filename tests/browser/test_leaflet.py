"""The leaflet in a real browser: two sides of A4 for every insurer, nothing cut off, readable on a phone."""

import re

import pytest

from tests.conftest import INSURERS

BOTTOM = """() => [...document.querySelectorAll('.sheet__side')].map(side => {
    const frame = side.getBoundingClientRect(), foot = side.querySelector('.sheet__foot').getBoundingClientRect();
    const parts = [...side.querySelectorAll('.sheet__part')].map(part => part.getBoundingClientRect());
    return {height: frame.height, over: Math.max(...parts.map(part => part.bottom)) - foot.top,
            wide: Math.max(...[...side.querySelectorAll('*')].map(each => each.getBoundingClientRect().right))
                  - frame.right};
})"""
SIDE = 281 / 25.4 * 96  # CSS pixels between the margins of an A4 page


def pages_of(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


@pytest.mark.parametrize("insurer", INSURERS)
def test_a_leaflet_prints_on_the_two_sides_of_one_sheet(phone, insurer):
    phone.set_viewport_size({"width": 711, "height": 1000})  # as wide as an A4 page between its margins
    phone.goto(f"/{insurer}/leaflet/")
    assert pages_of(phone.pdf(prefer_css_page_size=True)) == 2
    phone.emulate_media(media="print")
    for side in phone.evaluate(BOTTOM):
        assert side["height"] <= SIDE
        assert side["over"] <= 0
        assert side["wide"] <= 0.5


def test_a_leaflet_can_be_read_on_a_phone_without_moving_sideways(phone):
    phone.goto("/kawasaki-kokuho/leaflet/")
    assert phone.evaluate("document.documentElement.scrollWidth") <= 360
    assert "することリスト" in phone.inner_text("main")


def test_on_a_wide_screen_the_leaflet_looks_like_the_paper(phone):
    phone.set_viewport_size({"width": 1280, "height": 900})
    phone.goto("/kenpo/leaflet/")
    assert abs(phone.locator("#sheet-front").bounding_box()["width"] - 210 / 25.4 * 96) < 2
    assert phone.evaluate("document.documentElement.scrollWidth") <= 1280
