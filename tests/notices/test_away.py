"""The database or the cache is away, never answers, or takes no writes: public pages do not care."""

import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from unittest.mock import patch

import environ
import pytest
from django.db import OperationalError, connections
from django.db.backends.postgresql.base import DatabaseWrapper
from django.test import Client
from psycopg import OperationalError as Unreachable

from config import store
from notices import counts, snapshot
from tests.notices.conftest import ANSWER, HERE, PASSWORD, RESULT, USEFUL
from tests.pages.test_front import PAGES

EVERY_PAGE = [*PAGES, USEFUL, f"/kenpo/result.json{RESULT}", "/kenpo/faq.json", "/sitemap.xml"]
STRANGE = ("データベース", "database", "traceback", "ただいま表示できません")


@pytest.fixture
def silent() -> Iterator[int]:
    """A port that takes connections and never answers."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


def vote(client: Client) -> int:
    form = {"content_type": "application/x-www-form-urlencoded", **HERE}
    return client.post(USEFUL, "useful=yes", **form).status_code


def everything_works(client: Client) -> None:
    snapshot._memory.next_look = 0
    for address in EVERY_PAGE:
        text = client.get(address).content.decode()
        assert not any(word in text.lower() for word in STRANGE)
    assert client.get(f"/kenpo/result/{RESULT}").status_code == 200
    assert vote(client) == 303
    assert client.get("/kenpo/faq/search/?q=ぱそこん", **HERE).status_code == 200
    counts.flush()


def test_pages_with_the_database_away(client, caplog):
    error = OperationalError("could not connect to server at 192.0.2.1")
    with patch("django.db.backends.base.base.BaseDatabaseWrapper.ensure_connection", side_effect=error):
        everything_works(client)
    assert len([record for record in caplog.records if "does not answer" in record.message]) == 1
    assert "192.0.2.1" not in caplog.text


def test_a_slow_database_delays_one_request_for_a_moment_and_no_other(client):
    release, reads = threading.Event(), []

    def slow() -> tuple[snapshot.Posted, ...]:
        reads.append(1)
        release.wait(5)
        return ()

    snapshot._memory.next_look = 0
    client.get("/kenpo/")  # compiles templates
    snapshot._memory.reader.join()
    snapshot._memory.away, snapshot._memory.next_look = False, 0
    with patch.object(snapshot, "_read", slow):
        start = time.monotonic()
        client.get("/kenpo/")
        first = time.monotonic() - start
        for _ in range(20):
            snapshot._memory.next_look = 0  # however often it is due, one reader is enough
            client.get("/kenpo/")
        rest = time.monotonic() - start - first
        release.set()
        snapshot._memory.reader.join()
    assert first < snapshot.MOST_WAIT + 0.5
    assert rest < 1.5
    assert len(reads) == 1


def test_what_was_known_stays_when_the_database_goes(client, post):
    post(insurer="kenpo", result_offline=True)
    with patch.object(snapshot, "_read", side_effect=OperationalError):
        snapshot.refresh()
        assert client.get(f"/kenpo/result.json{RESULT}").status_code == 503


def test_a_new_process_without_the_database_takes_the_copy_in_the_cache(client, post):
    post(insurer="kenpo", result_offline=True)
    version = snapshot.version()
    snapshot.forget()
    with patch.object(snapshot, "_read", side_effect=OperationalError):
        snapshot.refresh()
    assert client.get(f"/kenpo/result.json{RESULT}").status_code == 503
    assert snapshot.version() == version


@pytest.mark.parametrize("kept", ["not json", "[{}]", "[1]", '[{"starts": 1}]', b"\x80"])
def test_nonsense_in_the_cache_is_no_notice(kept):
    with (
        patch.object(snapshot, "_read", side_effect=OperationalError),
        patch.object(snapshot.cache, "get", lambda key: kept),
    ):
        snapshot.refresh()
    assert snapshot.current().posted == ()


def test_staff_are_told_plainly(client, staff):
    client.post("/staff/login/", {"username": "tanto", "password": PASSWORD})
    with patch("django.contrib.sessions.backends.db.SessionStore.load", side_effect=OperationalError("secret host")):
        response = client.get("/staff/notices/notice/")
    assert response.status_code == 503
    assert "データベースにつながりません" in response.content.decode()
    assert "secret" not in response.content.decode()


def test_a_postgresql_that_never_answers_is_given_up_in_two_seconds(silent):
    env = environ.Env()
    env.ENVIRON = {"DATABASE_URL": f"postgres://someone:secret@127.0.0.1:{silent}/site"}
    wanted = {**connections.settings["default"], **store.database(env, Path())}
    wrapper = DatabaseWrapper({**wanted, "TIME_ZONE": None, "CONN_MAX_AGE": 0, "CONN_HEALTH_CHECKS": False}, "away")
    start = time.monotonic()
    with pytest.raises(Unreachable):
        wrapper.connect()
    assert time.monotonic() - start < 2 * store.DATABASE_WAIT + 1


def test_a_redis_that_never_answers_is_given_up_in_half_a_second(client, settings, silent, db):
    env = environ.Env()
    env.ENVIRON = {"CACHE_URL": f"valkey://127.0.0.1:{silent}/0"}
    settings.CACHES = {"default": store.cache(env)}
    start = time.monotonic()
    assert client.post("/staff/login/", {"username": "x", "password": "y"}).status_code == 200
    snapshot.refresh()
    assert time.monotonic() - start < 6 * store.CACHE_WAIT
    everything_works(client)


def test_a_full_disk_leaves_reading_alone(client, post):
    post()
    with patch("django.db.models.query.QuerySet.update", side_effect=OperationalError("database or disk is full")):
        for _ in range(3):
            assert vote(client) == 303
        counts.flush()
    assert client.get(ANSWER).status_code == 200
    assert sum(counts._waiting.counts.values()) == 3
