"""One reading of all folders: what the running site uses, part by part, until a better one takes its place.

A part is a function decorated with `part`: it is called once an edition, and a request sees one edition from its
beginning to its end. Parts of other apps join by decorating too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from itertools import count
from typing import Any, TypeVar

from django.conf import settings

from checker.loading.folders import Folders, fingerprint, gather, with_draft
from checker.loading.problems import ContentError, Problems

T = TypeVar("T")
Build = Callable[[Folders, Problems], T]

_builds: list[Build[Any]] = []
_used: ContextVar[Edition | None] = ContextVar("edition", default=None)


_SERIALS = count()


class Edition:
    """All parts as read from one state of the folders."""

    def __init__(self, folders: Folders) -> None:
        self.serial = next(_SERIALS)
        self.folders, self.fingerprint = folders, fingerprint(folders)
        self.problems = Problems()
        self._reading = False
        self._parts: dict[Build[Any], Any] = {}

    def part(self, build: Build[T]) -> T:
        """Return a part, read now if it was not. ContentErrors for mistakes in it."""
        if build not in self._parts:
            with self.in_use():
                self._parts[build] = build(self.folders, self.problems)
        if not self._reading:
            self.problems.raise_any()
        found: T = self._parts[build]
        return found

    def read(self) -> list[ContentError]:
        """Read all parts, and return all mistakes. A part that rests on a broken one may find nothing more."""
        self._reading = True
        try:
            for build in _builds:
                self._read_part(build)
        finally:
            self._reading = False
        return self.problems.found

    def _read_part(self, build: Build[Any]) -> None:
        try:
            with self.problems.noted():
                self.part(build)
        except Exception:  # it may rest on what another part could not read
            if not self.problems.found:
                raise

    @contextmanager
    def in_use(self) -> Iterator[None]:
        """Let all parts that are asked for inside be of this edition."""
        token = _used.set(self)
        try:
            yield
        finally:
            _used.reset(token)


class _Shelf:
    """The edition that new requests get."""

    current: Edition | None = None


def part(build: Build[T]) -> Callable[[], T]:
    """Make a function that reads something from the folders a part of each edition."""
    _builds.append(build)

    @wraps(build)
    def get() -> T:
        return current().part(build)

    return get


def folders() -> dict[str, Any]:
    """Return the folders by the settings: the site's own, those of LEAFLETS_DIR, and in a preview the draft."""
    live = gather(settings.BASE_DIR / "leaflets", settings.LEAFLETS_DIR)
    return with_draft(live, settings.DRAFT_DIR) if settings.DRAFT_DIR else live


def current() -> Edition:
    """Return the edition in use: that of the request, else the newest good one; read now if there is none yet."""
    edition = _used.get() or _Shelf.current
    if edition is None:
        edition = _Shelf.current = Edition(folders())
    return edition


def read_or_stop() -> None:
    """Read all parts now, so that no visitor waits for them; ContentErrors with all mistakes stops the start."""
    current().read()
    current().problems.raise_any()


def publish(edition: Edition) -> None:
    """Give an edition to all requests from now on. It has been read without mistakes."""
    _Shelf.current = edition


def hold(**_: object) -> None:
    """Keep the newest edition for the request that begins in this thread, whatever is published meanwhile."""
    _used.set(_Shelf.current)


def let_go(**_: object) -> None:
    """End what `hold` began."""
    _used.set(None)
