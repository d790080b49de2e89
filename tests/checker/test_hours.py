from datetime import date, datetime, time, timedelta

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


def every_day(first, last):
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


SPAN = every_day(date(2026, 11, 22), date(2027, 1, 5))
CLOSED = {date(2026, 11, 23), *every_day(date(2026, 12, 29), date(2027, 1, 3))}  # 勤労感謝の日; year end
SATURDAYS = {date(2026, 11, 28), date(2026, 12, 12), date(2026, 12, 26)}  # the second and fourth of their months


@pytest.mark.parametrize("day", SPAN, ids=str)
def test_every_day_from_late_november_to_after_new_year(day):
    """The leaflet's hours, written down again by hand: weekdays 8:30-17:15, 2nd and 4th Saturdays 8:30-12:30."""
    closes = time(17, 15) if day.weekday() < 5 else time(12, 30) if day in SATURDAYS else None
    closes = None if day in CLOSED else closes
    for moment in (time(8, 29), time(8, 30), time(12, 29), time(12, 30), time(17, 14), time(17, 15)):
        found = state(f"{day}T{moment}")
        assert found.open is bool(closes and time(8, 30) <= moment < closes), moment
        if found.open:
            assert found.until == closes
        else:
            ahead = [d for d in every_day(day, day + timedelta(days=9)) if d > SPAN[-1] or d not in CLOSED]
            opens = [datetime.combine(d, time(8, 30)) for d in ahead if d.weekday() < 5 or d in SATURDAYS]
            assert found.next_opening == next(o for o in opens if o > datetime.combine(day, moment))


@pytest.mark.parametrize("day", SPAN, ids=str)
def test_the_national_lines_on_every_day(day):
    new_year = date(2026, 12, 29) <= day <= date(2027, 1, 3)
    weekday = day.weekday() < 5 and day not in CLOSED
    for moment, is_open in ((time(9, 29), False), (time(9, 30), True), (time(17, 30), weekday), (time(20, 0), False)):
        found = state(f"{day}T{moment}", contact_id="my-number-free-dial")
        assert found.open is (is_open and not new_year), moment
    for moment in (time(0, 0), time(4, 0), time(23, 59)):
        assert state(f"{day}T{moment}", contact_id="my-number-lost").open is True
