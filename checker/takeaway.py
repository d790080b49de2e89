"""What a visitor takes along: a QR code back to the page, and the deadlines as a calendar file. Nothing personal."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from functools import lru_cache
from math import isqrt

import zxingcpp
from django.utils.translation import gettext
from icalendar import Alarm, Calendar, Event

from checker.presenting import ResultPage

_QUIET, _DARK = 4, re.compile(rb"\0+")  # modules of quiet zone; a run of dark ones in a row
_REMIND_BEFORE = timedelta(days=14)


@lru_cache(maxsize=512)
def qr_svg(address: str) -> str:
    """Return an inline SVG with the address as a QR code, error correction M, four modules of quiet zone."""
    code = zxingcpp.create_barcode(address, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    image = zxingcpp.write_barcode_to_image(code, scale=1, add_quiet_zones=False)
    rows = memoryview(image).tobytes()  # type: ignore[arg-type]  # one byte a module
    size = isqrt(len(rows))
    moves, x, y = [f"M0 {_QUIET}.5"], 0, 0
    for row in range(size):
        for run in _DARK.finditer(rows[row * size : (row + 1) * size]):
            start, end = run.span()
            moves.append(f"m{start + _QUIET - x} {row - y}h{end - start}")
            x, y = end + _QUIET, row
    side = size + 2 * _QUIET
    return f'<svg viewBox="0 0 {side} {side}" class="qr"><path stroke="#000" d="{"".join(moves)}"/></svg>'


def calendar(page: ResultPage, address: str, now: datetime) -> bytes:
    """Return an iCalendar file with one whole-day entry for each deadline of a result.

    In: the result's page, the address behind its phone code (it holds no dates), the time now.
    """
    book = Calendar()
    book.add("prodid", "-//Kirikae Check//JA")
    book.add("version", "2.0")
    for item in page.todo:
        if item.todo is None or item.todo.by is None:
            continue
        event = Event()
        event.add("uid", f"{page.code}-{item.code}-{item.todo.by:%Y%m%d}@kirikae-check")
        event.add("dtstamp", now)
        event.add("dtstart", item.todo.by)
        event.add("dtend", item.todo.by + timedelta(days=1))
        event.add("summary", gettext("{title}（この日まで）").format(title=item.text["title"]))
        event.add("description", address)
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", item.text["title"])
        alarm.add("trigger", -_REMIND_BEFORE)
        event.add_component(alarm)
        book.add_component(event)
    return bytes(book.to_ical())
