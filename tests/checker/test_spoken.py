from datetime import date, time

import pytest

from checker import spoken


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("十二月一日、火曜日", {"一日": "ついたち"}),
        ("毎日、一日じゅう", {"一日": "いちにち"}),
        ("十二月二日、水曜日", {"二日": "ふつか"}),
        ("十二月二十日、日曜日", {"二十日": "にじゅうにち"}),
        ("十二月二十二日、火曜日", {}),
        ("七月三十一日", {"七月": "なながつ"}),
        ("十一月十四日、十四日以内", {"十四日": "じゅうよっか"}),
        ("午後四時", {"四時": "よじ"}),
        ("三か月", {}),
    ],
)
def test_what_may_be_misread_has_its_reading(text, said):
    parts = spoken.readings(text)
    assert "".join(part for part, _ in parts) == text
    assert {part: reading for part, reading in parts if reading} == said


def test_dates_numbers_and_times_as_they_are_said():
    assert spoken.day(date(2026, 12, 2)) == "令和八年十二月二日、水曜日"
    assert spoken.digits("044-200-0783") == "ゼロヨンヨン、ニゼロゼロ、ゼロナナハチサン"
    assert spoken.figures("手数料は1000円、3か月") == "手数料は千円、三か月"
    assert spoken.clock(time(12, 30)) == "昼の十二時三十分"
    assert spoken.clock(time(17, 15)) == "午後五時十五分"
