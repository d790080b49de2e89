from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.dates import join_written, month_end, parse_iso, parse_written, safe_day


@pytest.mark.parametrize(
    ("expiry", "safe", "end"),
    [
        ("2025-12-02", "2026-03-02", "2026-03-31"),
        ("2025-07-15", "2025-10-15", "2025-10-31"),
        ("2026-02-28", "2026-05-28", "2026-05-31"),
        ("2026-08-22", "2026-11-22", "2026-11-30"),
        ("2026-08-31", "2026-11-30", "2026-11-30"),
        ("2026-11-30", "2027-02-28", "2027-02-28"),
        ("2027-11-30", "2028-02-29", "2028-02-29"),
        ("2024-12-31", "2025-03-31", "2025-03-31"),
    ],
)
def test_safe_day_and_month_end_by_the_examples_of_the_leaflets(expiry, safe, end):
    day = date.fromisoformat(expiry)
    assert (safe_day(day).isoformat(), month_end(day).isoformat()) == (safe, end)


@given(st.dates(date(2000, 1, 1), date(2060, 12, 31)))
def test_the_safe_day_is_never_after_the_month_end_and_both_are_three_months_on(day):
    assert safe_day(day) <= month_end(day)
    assert ((month_end(day).year - day.year) * 12 + month_end(day).month - day.month) == 3
    assert (safe_day(day).year, safe_day(day).month) == (month_end(day).year, month_end(day).month)


@pytest.mark.parametrize(
    "text",
    [
        "令和8年12月2日", "R8.12.2", "2026/12/2", "2026-12-02", "２０２６年１２月２日", "令和８年１２月２日（水）",
        "r8/12/02", " 2026 年 12 月 2 日 ", "20261202", "２０２６．１２．２", "2026年12月2日まで有効", "R８ー12ー2",
        "December 2, 2026", "2 Dec. 2026", "2nd of december 2026",
    ],
)  # fmt: skip
def test_dates_are_understood_as_people_write_them(text):
    assert parse_written(text) == date(2026, 12, 2)


def test_the_first_year_of_an_era_may_be_written_gannen():
    assert parse_written("令和元年5月1日") == date(2019, 5, 1)


@pytest.mark.parametrize(
    "text",
    ["2025-02-30", "令和8年13月1日", "8年12月2日", "12月2日", "あした", "", "2026//2", "Feb 30, 2026", "Mayor 2, 2026"],
)
def test_what_is_no_day_is_not_guessed(text):
    assert parse_written(text) is None


@pytest.mark.parametrize("text", ["2026-1-2", "２０２６-01-02", "2026-01-02 ", "2026-02-30", "20260102", "0000-01-01"])
def test_the_contract_takes_strict_dates_only(text):
    assert parse_iso(text) is None


def test_three_fields_and_a_whole_date_in_the_first_field_mean_the_same():
    assert parse_written(join_written("令和8", "12", "２")) == date(2026, 12, 2)
    assert parse_written(join_written("2026年", "12月", "2日")) == date(2026, 12, 2)
    assert parse_written(join_written("令和8年12月2日", "", "")) == date(2026, 12, 2)


@given(st.text(max_size=80))
def test_any_text_is_a_day_or_nothing(text):
    assert parse_written(text) is None or isinstance(parse_written(text), date)
