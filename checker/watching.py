"""Takes up changed folders while the site runs. A broken folder changes nothing but the log (docs/adr/0012)."""

from __future__ import annotations

import logging
import threading
from time import monotonic, sleep

from django.conf import settings

from checker.edition import Edition, current, folders, publish
from checker.loading.folders import fingerprint

SETTLE_SECONDS = 0.5  # between two looks that must agree: nobody wants half a copied folder
_MOST_TOLD = 20
_log = logging.getLogger(__name__)


class Watcher:
    """Looks at the folders every few seconds, when a request comes by and never inside one."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._next_look = 0.0
        self._refused = self._told = ""  # the fingerprint of the state that is broken; what was last said of it

    def tick(self, **_: object) -> None:
        """Begin a look beside the request, if it is time and none is under way."""
        pause = settings.LEAFLETS_RELOAD_SECONDS
        if not pause or monotonic() < self._next_look or not self._lock.acquire(blocking=False):
            return
        self._next_look = monotonic() + pause
        try:
            threading.Thread(target=self._look_and_release, name="leaflets", daemon=True).start()
        except RuntimeError:  # no thread to be had now
            self._lock.release()

    def look(self, settle: float = SETTLE_SECONDS) -> bool:
        """Publish the folders if they changed and are without mistakes; return whether that was done."""
        try:
            return self._publish_changed(settle)
        except Exception as error:
            if str(error) != self._told:
                _log.exception("The leaflets stay as they were")
            self._told = str(error)
        return False

    def _look_and_release(self) -> None:
        try:
            self.look()
        finally:
            self._lock.release()

    def _publish_changed(self, settle: float) -> bool:
        found = fingerprint(folders())
        if found in (current().fingerprint, self._refused):
            return False
        sleep(settle)
        self._refused = found  # until it is known to be good, so that nothing is told twice
        edition = Edition(folders())
        errors = edition.read() if edition.fingerprint == found else []
        if edition.fingerprint != found or fingerprint(folders()) != found:
            self._refused = ""
            return False
        if errors:
            told = "\n".join(map(str, errors[:_MOST_TOLD]))
            _log.error("The leaflets stay as they were: %d mistakes in the changed ones.\n%s", len(errors), told)
            return False
        self._refused = ""
        publish(edition)
        _log.info("The changed leaflets are in use")
        return True


watcher = Watcher()
