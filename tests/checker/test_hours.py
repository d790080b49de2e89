from datetime import date, datetime

import pytest

from checker import hours
from checker.library import library

CALL_CENTER = "hoken-call-center"


def contact(insurer, contact_id, day=date(2026, 11, 24)):
    found = library().insurers[insurer]
    return next(c for c in (*found.contacts(day), *found.national_contacts(day)) if c.id == contact_id)


def state(moment, insurer="kawasaki-kokuho", contact_id=CALL_CENTER):
    when = datetime.fromisoformat(moment)
    return hours.state(contact(insurer, contact_id), when)


@pytest.mark.parametrize(
    ("moment", "is_open"),
    [
        ("2026-11-24T08:29", False), ("2026-11-24T08:30", True), ("2026-11-24T17:14", True),
        ("2026-11-24T17:15", False),
        ("2026-11-22T10:00", False),  # Sunday
        ("2026-11-23T10:00", False),  # 勤労感謝の日
        ("2026-11-14T10:00", True),  # second Saturday
        ("2026-11-28T12:29", True),  # fourth Saturday
        ("2026-11-28T12:30", False),
        ("2026-11-21T10:00", False),  # third Saturday
        ("2026-12-28T10:00", True),
        ("2026-12-29T10:00", False),  # year end
        ("2027-01-03T10:00", False),
        ("2027-01-04T10:00", True),
    ],
)  # fmt: skip
def test_the_kawasaki_call_centre_opens_and_closes_by_its_leaflet(moment, is_open):
    assert state(moment).open is is_open


def test_the_next_opening_skips_weekend_holiday_and_new_year():
    assert state("2026-11-20T18:00").next_opening == datetime(2026, 11, 24, 8, 30)
    assert state("2026-11-27T18:00").next_opening == datetime(2026, 11, 28, 8, 30)
    assert state("2026-12-28T18:00").next_opening == datetime(2027, 1, 4, 8, 30)


def test_a_desk_without_printed_hours_is_neither_open_nor_closed():
    desk = next(c for c in library().insurers["kawasaki-kyosai"].contacts(date(2026, 11, 24)) if c.phones)
    assert hours.state(desk, datetime(2026, 11, 24, 10)).open is None
    assert "書かれていません" in hours.in_words(desk, library().language)


def test_the_card_line_is_open_on_a_sunday_and_the_loss_line_always():
    assert state("2026-11-22T10:00", contact_id="my-number-free-dial").open is True
    assert state("2026-11-22T18:00", contact_id="my-number-free-dial").open is False
    for moment in ("2027-01-01T03:00", "2026-11-22T23:59"):
        assert state(moment, contact_id="my-number-lost").open is True


def test_the_tokyo_call_centre_ended_with_january_2026():
    insurer = library().insurers["tokyo-kyosai"]
    numbers = [phone for c in insurer.contacts(date(2026, 11, 24)) for phone in c.phones]
    assert "03-6837-3752" not in numbers
    assert "03-5320-7324" in numbers
    assert "03-6837-3752" in [phone for c in insurer.contacts(date(2026, 1, 31)) for phone in c.phones]
