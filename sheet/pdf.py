"""The leaflet as PDF: one at a time, in a process of its own, kept for a day (docs/adr/0014)."""

from __future__ import annotations

import ctypes.util
import importlib.util
import logging
import shutil
import subprocess
import sys
import threading
from collections import OrderedDict
from collections.abc import Callable
from functools import cache
from pathlib import Path
from time import monotonic
from typing import Any

MOST_KEPT, WAIT_SECONDS, RENDER_SECONDS, PAUSE_SECONDS = 40, 8, 30, 60
MOST_WAITING = 3  # in a process, the one whose PDF is made included: threads are for pages
_LIBRARIES = ("gobject-2.0", "pango-1.0", "pangoft2-1.0", "harfbuzz", "fontconfig")
_PRINTER = Path(__file__).with_name("printer.py")
_log = logging.getLogger(__name__)
Key = tuple[str, ...]


class Busy(Exception):
    """Another leaflet is being made, or the last try failed a moment ago: ask again later."""


@cache
def available() -> bool:
    """Say whether PDFs can be made here: the libraries and a Japanese font are there. Looked up once a process."""
    if importlib.util.find_spec("weasyprint") is None or not all(map(ctypes.util.find_library, _LIBRARIES)):
        return False
    lister = shutil.which("fc-list")
    if not lister:
        return False
    try:
        fonts = subprocess.run([lister, ":lang=ja", "family"], capture_output=True, timeout=10, check=False)  # noqa: S603
    except (OSError, subprocess.TimeoutExpired):
        return False
    return bool(fonts.stdout.strip())


class Press:
    """Makes PDFs, and keeps the last ones."""

    def __init__(self) -> None:
        self._lock, self._kept = threading.Lock(), OrderedDict[Key, bytes]()
        self._again = OrderedDict[Key, float]()  # when what failed may be tried again
        self._places = threading.BoundedSemaphore(MOST_WAITING)

    def pdf(self, key: Key, page: Callable[[], str]) -> bytes:
        """Return the PDF of a page. In: what it depends on; how to make the page. Busy where it cannot be made now."""
        if (kept := self._kept.get(key)) is not None:
            return kept
        if monotonic() < self._again.get(key, 0) or not self._places.acquire(blocking=False):
            raise Busy
        try:
            return self._in_turn(key, page)
        finally:
            self._places.release()

    def _in_turn(self, key: Key, page: Callable[[], str]) -> bytes:
        if not self._lock.acquire(timeout=WAIT_SECONDS):
            raise Busy
        try:
            kept = self._kept.get(key)
            if kept is None:
                kept = self._kept[key] = self._printed(key, page())
                _bound(self._kept)
            return kept
        finally:
            self._lock.release()

    def _printed(self, key: Key, page: str) -> bytes:
        try:
            made = subprocess.run(  # noqa: S603  our own file, no shell
                [sys.executable, str(_PRINTER)], input=page.encode(), capture_output=True, timeout=RENDER_SECONDS,
                check=True,
            )  # fmt: skip
        except (OSError, subprocess.SubprocessError) as error:
            self._again[key] = monotonic() + PAUSE_SECONDS
            _bound(self._again)
            told = getattr(error, "stderr", None) or b""
            _log.error("A leaflet could not be made as PDF: %s\n%s", error, told.decode(errors="replace")[-2000:])
            raise Busy from error
        return made.stdout


def _bound(kept: OrderedDict[Key, Any]) -> None:
    while len(kept) > MOST_KEPT:
        kept.popitem(last=False)


press = Press()
