"""The notices that run, as each process remembers them. No page ever waits for the database, but for a moment at most.

A page asks `current()`. When what is remembered is older than REFRESH_SECONDS, a thread reads the table anew, and the
one request that started it waits MOST_WAIT for it; others do not wait at all. If the database does not answer, what is
remembered stays, and the next attempt comes REFRESH_SECONDS later. A process that has never reached the database takes
the copy in the shared cache. So a notice is on every page of every process within 10 seconds of being saved.
"""

from __future__ import annotations

import hashlib
import json
import logging
import threading
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime
from functools import cached_property
from time import monotonic

from django.core.cache import cache
from django.db import connection, transaction

from checker import clock

REFRESH_SECONDS, MOST_WAIT = 10.0, 0.3
MOST_NOTICES = 50
_COPY, _COPY_SECONDS = "notices:copy", 86_400
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Posted:
    """A notice as pages show it. `insurer`: a slug, or "" for all; `ends` None: open; times in ISO form in the copy."""

    insurer: str
    title: str
    body: str
    starts: datetime
    ends: datetime | None
    result_offline: bool

    def runs(self, now: datetime) -> bool:
        """Say whether the notice is shown at `now`."""
        return self.starts <= now and (self.ends is None or now < self.ends)


@dataclass(frozen=True)
class Snapshot:
    """All notices that have not ended when they were read, newest first."""

    posted: tuple[Posted, ...] = ()

    def running(self, insurer: str | None, now: datetime) -> list[Posted]:
        """Return what a page of the insurer (None: of no insurer) shows at `now`; what stops a result comes first."""
        found = [notice for notice in self.posted if notice.insurer in ("", insurer) and notice.runs(now)]
        return sorted(found, key=lambda notice: not notice.result_offline)

    def result_offline(self, insurer: str, now: datetime) -> bool:
        """Say whether staff took the insurer's result offline."""
        return any(notice.result_offline and notice.insurer == insurer for notice in self.running(insurer, now))

    @cached_property
    def turns(self) -> list[datetime]:
        """Return when a notice begins or ends, in order."""
        return sorted({turn for notice in self.posted for turn in (notice.starts, notice.ends) if turn})

    @cached_property
    def digest(self) -> str:
        """Return a short text that differs where the notices differ, the same in every process."""
        return hashlib.sha256(_dumped(self.posted).encode()).hexdigest()[:12] if self.posted else ""

    def version(self, now: datetime) -> str:
        """Return a text that changes whenever what pages show may change; "" where nothing runs or will run."""
        return f"{self.digest}-{bisect_right(self.turns, now)}" if self.posted else ""


class _Memory:
    """What this process knows, and since when."""

    def __init__(self) -> None:
        self.snapshot = Snapshot()
        self.known = self.away = False
        self.next_look = 0.0
        self.reader: threading.Thread | None = None
        self.lock = threading.Lock()


_memory = _Memory()


def current() -> Snapshot:
    """Return the notices, at most REFRESH_SECONDS old while the database answers. Never raises, hardly ever waits."""
    if monotonic() >= _memory.next_look:
        _start_look()
    return _memory.snapshot


def running(insurer: str | None = None) -> list[Posted]:
    """Return what a page of the insurer shows now."""
    return current().running(insurer, clock.now())


def result_offline(insurer: str) -> bool:
    """Say whether staff took the insurer's result offline now."""
    return current().result_offline(insurer, clock.now())


def version() -> str:
    """Return a text for keys and ETags of finished pages: it changes whenever what pages show may change."""
    return current().version(clock.now())


def next_turn() -> datetime | None:
    """Return when a known notice begins or ends next: no finished page may live longer than that."""
    snapshot, now = current(), clock.now()
    after = bisect_right(snapshot.turns, now)
    return snapshot.turns[after] if after < len(snapshot.turns) else None


def refresh() -> None:
    """Read the table now, in this thread. Where that fails, what is remembered stays."""
    _memory.next_look = monotonic() + REFRESH_SECONDS
    try:
        snapshot = Snapshot(_read())
    except Exception as error:  # whatever a database may do, pages are to be served
        if not _memory.away:
            _log.warning("The database does not answer; pages go on with what is known (%s)", type(error).__name__)
        _memory.away = True
        if not _memory.known:
            _memory.snapshot = Snapshot(_copy())
        return
    if _memory.away:
        _log.warning("The database answers again")
    _memory.snapshot, _memory.known, _memory.away = snapshot, True, False
    _keep_copy(snapshot)


def forget() -> None:
    """Forget everything, as a new process would."""
    _memory.__init__()  # type: ignore[misc]


def on_change(**kwargs: object) -> None:
    """Read the table as soon as a change to it is stored."""
    transaction.on_commit(refresh)


def _start_look() -> None:
    with _memory.lock:
        if monotonic() < _memory.next_look or (_memory.reader and _memory.reader.is_alive()):
            return
        _memory.next_look = monotonic() + REFRESH_SECONDS
        _memory.reader = reader = threading.Thread(target=_look, name="notices", daemon=True)
        reader.start()
    if not _memory.away:
        reader.join(MOST_WAIT)


def _look() -> None:
    try:
        refresh()
    finally:
        connection.close()


def _read() -> tuple[Posted, ...]:
    from notices.models import Notice

    rows = Notice.objects.exclude(ends__lt=clock.now()).order_by("-result_offline", "-starts", "-id")
    return tuple(Posted(n.insurer, n.title, n.body, n.starts, n.ends, n.result_offline) for n in rows[:MOST_NOTICES])


def _dumped(posted: Iterable[Posted]) -> str:
    return json.dumps([asdict(notice) for notice in posted], default=datetime.isoformat)


def _keep_copy(snapshot: Snapshot) -> None:
    try:
        cache.set(_COPY, _dumped(snapshot.posted), _COPY_SECONDS)
    except Exception:
        _log.debug("The cache does not answer")


def _copy() -> tuple[Posted, ...]:
    try:
        rows = json.loads(cache.get(_COPY) or "[]")
        for row in rows:
            row["starts"] = datetime.fromisoformat(row["starts"])
            row["ends"] = row["ends"] and datetime.fromisoformat(row["ends"])
        return tuple(Posted(**row) for row in rows)
    except Exception:  # the cache is away as well, or holds something else
        return ()
