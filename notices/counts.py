"""Counts: "was this useful?", and searches without a hit. Kept in memory for a moment, then added to the database.

A page only adds a number to a dictionary; a timer writes it down FLUSH_SECONDS later, in its own thread. Where the
database does not answer, the numbers wait for the next attempt; what does not fit into MOST_WAITING is dropped. A
process that is killed loses what it counted in its last seconds.
"""

from __future__ import annotations

import hashlib
import hmac
import logging
import re
import threading
import unicodedata
from collections import Counter
from datetime import date, timedelta
from typing import NamedTuple

from django.conf import settings
from django.db import connection, transaction
from django.db.models import F
from django.http import HttpRequest

from checker import clock
from faq.search.privacy import refused
from notices.same_origin import comes_from_here

FLUSH_SECONDS, RETRY_SECONDS = 2.0, 10.0
MOST_WAITING = 1000  # different things counted and not yet written
MOST_AT_ONCE = 10  # of one thing between two writes: nobody votes a hundred times by hand
MOST_SEARCHES = 20_000  # rows of words that were searched for less than five times
FORGET_DAYS, KEEP_DAYS = 30, 400  # rare words; all counts
LONGEST_WORDS = 40
_log = logging.getLogger(__name__)


class Vote(NamedTuple):
    """Someone found an answer useful, or did not."""

    day: date
    insurer: str
    topic: str
    useful: bool


class Miss(NamedTuple):
    """Someone searched for words without a hit."""

    day: date
    words: str


class _Waiting:
    """What is counted and not yet written."""

    def __init__(self) -> None:
        self.counts: Counter[Vote | Miss] = Counter()
        self.timer: threading.Timer | None = None
        self.lock = threading.Lock()
        self.writing = threading.Lock()
        self.tidied: date | None = None


_waiting = _Waiting()


def vote(insurer: str, topic: str, useful: bool) -> None:
    """Count whether an answer was useful."""
    _add(Vote(clock.today(), insurer, topic, useful))


def on_no_hit(sender: object, request: HttpRequest, query: str, **kwargs: object) -> None:
    """Count a search without a hit: one that was sent from the site's own form, not while typing, not from outside."""
    words = scrubbed(query)
    if words and request.method == "GET" and not getattr(request, "htmx", False) and comes_from_here(request):
        _add(Miss(clock.today(), words))


def scrubbed(query: str) -> str:
    """Return what of a query may be counted: folded, without figures; "" where it may not be counted at all."""
    text = " ".join(unicodedata.normalize("NFKC", query).casefold().split())
    if refused(text):
        return ""
    text = "".join(char for char in re.sub(r"\d+", "#", text) if char.isprintable())
    return text if 1 < len(text) <= LONGEST_WORDS else ""


def flush() -> None:
    """Write what is counted. Where that fails it stays counted, and is tried again RETRY_SECONDS later."""
    with _waiting.lock:
        counts, _waiting.counts = _waiting.counts, Counter()
        _waiting.timer = None
    if not counts:
        return
    try:
        with _waiting.writing:
            _write(counts)
    except Exception as error:  # whatever a database may do, counting is never worth an error
        _log.warning("Counts could not be written, trying again (%s)", type(error).__name__)
        with _waiting.lock:
            for thing, number in counts.items():
                if thing in _waiting.counts or len(_waiting.counts) < MOST_WAITING:
                    _waiting.counts[thing] += number
            _start_timer(RETRY_SECONDS)


def forget() -> None:
    """Drop what is counted and not yet written."""
    with _waiting.lock:
        _waiting.counts.clear()
        if _waiting.timer:
            _waiting.timer.cancel()
            _waiting.timer = None


def _add(thing: Vote | Miss) -> None:
    with _waiting.lock:
        number = _waiting.counts.get(thing, 0)
        if number < MOST_AT_ONCE and (number or len(_waiting.counts) < MOST_WAITING):
            _waiting.counts[thing] += 1
            _start_timer(FLUSH_SECONDS)


def _start_timer(seconds: float) -> None:
    if _waiting.timer is None:
        _waiting.timer = threading.Timer(seconds, _flush_and_close)
        _waiting.timer.daemon = True
        _waiting.timer.start()


def _flush_and_close() -> None:
    try:
        flush()
    finally:
        connection.close()


def _write(counts: Counter[Vote | Miss]) -> None:
    today = clock.today()
    with transaction.atomic():
        for thing, number in sorted(counts.items(), key=lambda item: (isinstance(item[0], Miss), str(item[0]))):
            if isinstance(thing, Vote):
                _write_vote(thing, number)
            else:
                _write_miss(thing, number)
    if _waiting.tidied != today:
        _tidy(today)
        _waiting.tidied = today


def _write_vote(thing: Vote, number: int) -> None:
    from notices.models import UsefulCount

    row, _ = UsefulCount.objects.get_or_create(day=thing.day, insurer=thing.insurer, topic=thing.topic)
    side = "yes" if thing.useful else "no"
    UsefulCount.objects.filter(pk=row.pk).update(**{side: F(side) + number})


def _write_miss(thing: Miss, number: int) -> None:
    from notices.models import LEAST_SHOWN, MissedSearch, MissedSearchDay

    key = hmac.new(settings.SECRET_KEY.encode(), thing.words.encode(), hashlib.sha256).hexdigest()[:32]
    searches = MissedSearch.objects.filter(key=key)
    if not searches.exists() and MissedSearch.objects.filter(words="").count() >= MOST_SEARCHES:
        return
    search, _ = MissedSearch.objects.get_or_create(key=key, defaults={"last_day": thing.day})
    searches.update(total=F("total") + number, last_day=thing.day)
    searches.filter(total__gte=LEAST_SHOWN, words="").update(words=thing.words)
    row, _ = MissedSearchDay.objects.get_or_create(search=search, day=thing.day)
    MissedSearchDay.objects.filter(pk=row.pk).update(count=F("count") + number)


def _tidy(today: date) -> None:
    from notices.models import MissedSearch, MissedSearchDay, UsefulCount

    oldest = today - timedelta(days=KEEP_DAYS)
    UsefulCount.objects.filter(day__lt=oldest).delete()
    MissedSearchDay.objects.filter(day__lt=oldest).delete()
    MissedSearch.objects.filter(last_day__lt=oldest).delete()
    MissedSearch.objects.filter(words="", last_day__lt=today - timedelta(days=FORGET_DAYS)).delete()
