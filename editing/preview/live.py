"""What is in use now, beside the draft that the preview shows; read again when its folders change."""

from __future__ import annotations

import threading
from functools import lru_cache

from django.conf import settings

from checker import clock
from checker.edition import Edition, current
from checker.loading.folders import fingerprint, gather
from editing.comparing import Difference, compare

_lock = threading.Lock()


class _Live:
    edition: Edition | None = None


def live() -> Edition:
    """Return what the site shows without the draft; the last good state where the folders are broken."""
    with _lock:
        folders = gather(settings.BASE_DIR / "leaflets", settings.LEAFLETS_DIR)
        if _Live.edition is None or _Live.edition.fingerprint != fingerprint(folders):
            found = Edition(folders)
            if not found.read() or _Live.edition is None:
                _Live.edition = found
        return _Live.edition


def changes() -> list[Difference]:
    """Return what the draft changes, as of the day of the preview."""
    return _changes(live(), current(), clock.today().isoformat())


@lru_cache(maxsize=2)
def _changes(before: Edition, after: Edition, day: str) -> list[Difference]:
    return [found for found in compare(before, after, clock.today()) if found]
