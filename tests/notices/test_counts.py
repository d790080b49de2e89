"""Votes on answers and searches without a hit: what is counted, what is not, what is kept."""

import random
import threading
from collections import Counter
from datetime import datetime, timedelta
from unittest.mock import patch

import pytest
from django.db import OperationalError, connection
from django.test import Client
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from checker import clock
from notices import counts
from notices.models import MissedSearch, MissedSearchDay, UsefulCount
from tests.notices.conftest import ANSWER, HERE, USEFUL

NOT_FOUND = "ぱそこんのこしょう"


def test_the_form_is_on_an_answer_and_needs_no_script(client):
    text = client.get(ANSWER).content.decode()
    assert f'method="post" action="{USEFUL}"' in text
    assert 'name="useful" value="yes"' in text
    assert "csrf" not in text


def test_a_vote_is_counted_and_thanked_without_a_cookie(client, db):
    for word in ("yes", "yes", "no"):
        response = client.post(USEFUL, f"useful={word}", content_type="application/x-www-form-urlencoded", **HERE)
        assert (response.status_code, response["Location"]) == (303, USEFUL)
        assert not response.cookies
    thanks = client.get(USEFUL).content.decode()
    assert "ありがとうございました" in thanks
    assert "noindex" in thanks
    counts.flush()
    row = UsefulCount.objects.get()
    assert (row.day, row.insurer, row.topic, row.yes, row.no) == (clock.today(), "kenpo", "certificate-fee", 2, 1)
    assert counts._waiting.counts == Counter()


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 403),
        ({"HTTP_SEC_FETCH_SITE": "cross-site", "HTTP_ORIGIN": "http://testserver"}, 403),
        ({"HTTP_SEC_FETCH_SITE": "same-site"}, 403),
        ({"HTTP_SEC_FETCH_SITE": "none"}, 403),
        ({"HTTP_ORIGIN": "https://elsewhere.example"}, 403),
        ({"HTTP_ORIGIN": "null"}, 403),
        ({"HTTP_ORIGIN": "http://[half"}, 403),
        ({"HTTP_REFERER": "https://elsewhere.example/?http://testserver"}, 403),
        ({"HTTP_ORIGIN": "http://testserver"}, 303),
        ({"HTTP_REFERER": f"http://testserver{ANSWER}"}, 303),
    ],
)
def test_only_the_sites_own_page_may_send(client, headers, status):
    client.handler.enforce_csrf_checks = True
    body = "useful=yes"
    response = client.post(USEFUL, body, content_type="application/x-www-form-urlencoded", **headers)
    assert response.status_code == status
    assert bool(counts._waiting.counts) == (status == 303)
    assert not response.cookies


@pytest.mark.parametrize("body", ["", "useful=", "useful=maybe", "useful=%FF", "x" * 2000, "useful=yes" + "&a=1" * 400])
def test_anything_but_the_two_words_is_400(client, body):
    response = client.post(USEFUL, body, content_type="application/x-www-form-urlencoded", **HERE)
    assert response.status_code == 400
    assert not counts._waiting.counts


def test_files_and_json_are_400(client):
    assert client.post(USEFUL, {"useful": "yes"}, **HERE).status_code == 400
    assert client.post(USEFUL, {"useful": "yes"}, content_type="application/json", **HERE).status_code == 400


def test_an_odd_charset_or_a_sender_who_is_gone_is_no_error_of_ours(client):
    form = "application/x-www-form-urlencoded"
    for charset in ("klingon", "utf-16", "utf-7"):
        response = client.generic("POST", USEFUL, b"useful=yes", f"{form}; charset={charset}", **HERE)
        assert response.status_code in (303, 400)
    with patch("django.core.handlers.wsgi.WSGIRequest.read", side_effect=OSError("gone")):
        assert client.post(USEFUL, "useful=yes", content_type=form, **HERE).status_code == 400


def test_only_this_address_takes_something_and_only_by_post(client):
    assert client.put(USEFUL).status_code == 405
    assert client.put(USEFUL)["Allow"] == "GET, HEAD, POST"
    assert client.post(ANSWER, **HERE)["Allow"] == "GET, HEAD"
    assert client.post("/kenpo/faq/no-such-topic/useful/", **HERE).status_code == 404
    assert client.post("/nobody/faq/certificate-fee/useful/", **HERE).status_code == 404
    assert client.post("/kenpo/faq/certificate-fee/useful", **HERE).status_code == 405


def search(client: Client, query: str, **headers: str) -> None:
    assert client.get("/kenpo/faq/search/", {"q": query}, **{**HERE, **headers}).status_code == 200


def test_the_words_are_written_down_only_from_the_fifth_search_on(client, db):
    for number in range(1, 6):
        search(client, f" {NOT_FOUND} ")
        counts.flush()
        found = MissedSearch.objects.get()
        assert (found.total, found.words) == (number, NOT_FOUND if number >= 5 else "")
        assert NOT_FOUND not in found.key
    day = MissedSearchDay.objects.get()
    assert (day.day, day.count) == (clock.today(), 5)


@pytest.mark.parametrize(
    "query",
    ["123456789018 のこと", "１２３４５６７８９０１８", "taro@example.jp が変", "川崎区宮本町1丁目", "090-1234-5678",
     "記号 12 番号 345678", "あ", "", "長い" * 40],
)  # fmt: skip
def test_what_looks_like_a_person_is_not_counted(client, query):
    search(client, query)
    assert not counts._waiting.counts


@pytest.mark.parametrize(
    "headers", [{"HTTP_SEC_FETCH_SITE": "cross-site"}, {"HTTP_SEC_FETCH_SITE": "none"}, {"HTTP_HX_REQUEST": "true"}]
)
def test_a_link_from_outside_and_half_typed_words_are_not_counted(client, headers):
    search(client, NOT_FOUND, **headers)
    assert not counts._waiting.counts


def test_a_search_with_a_hit_is_not_counted(client):
    search(client, "資格確認書 手数料")
    assert not counts._waiting.counts


@hypothesis_settings(max_examples=200, deadline=None)
@given(st.text(max_size=80))
def test_scrubbed_words_hold_no_figure_and_no_control_character(query):
    words = counts.scrubbed(query)
    assert not any(char.isdecimal() or not char.isprintable() for char in words)
    assert len(words) <= counts.LONGEST_WORDS


def test_what_cannot_be_written_waits_and_is_not_lost(db):
    counts.vote("kenpo", "certificate-fee", True)
    with patch.object(UsefulCount.objects, "get_or_create", side_effect=OperationalError("disk full")):
        counts.flush()
    assert sum(counts._waiting.counts.values()) == 1
    counts.flush()
    assert UsefulCount.objects.get().yes == 1


def test_memory_is_bounded_and_nobody_votes_a_hundred_times():
    for _ in range(100):
        counts.vote("kenpo", "certificate-fee", True)
    assert sum(counts._waiting.counts.values()) == counts.MOST_AT_ONCE
    for number in range(2 * counts.MOST_WAITING):
        counts.vote("kenpo", f"topic-{number}", True)
    assert len(counts._waiting.counts) == counts.MOST_WAITING


def test_rare_words_are_forgotten_after_a_month_and_all_counts_in_time(db, freeze):
    counts.vote("kenpo", "certificate-fee", True)
    counts._add(counts.Miss(clock.today(), "めずらしい"))
    for _ in range(5):
        counts._add(counts.Miss(clock.today(), "よくある"))
    counts.flush()
    start = clock.now()
    for days, left in ((counts.FORGET_DAYS + 1, ["よくある"]), (counts.KEEP_DAYS + 1, [])):
        freeze((start + timedelta(days=days)).replace(tzinfo=None))
        counts.vote("other", "certificate-fee", True)
        counts.flush()
        assert list(MissedSearch.objects.values_list("words", flat=True)) == left
    assert not UsefulCount.objects.filter(insurer="kenpo").exists()


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite in memory has one writer")
def test_processes_that_write_at_once_lose_nothing():
    def write() -> None:
        todo = [counts.Vote(clock.today(), "kenpo", f"topic-{number}", True) for number in range(5)]
        random.shuffle(todo)
        for _ in range(10):
            with patch.object(counts._waiting, "tidied", clock.today()):
                counts._write(Counter(todo))
        connection.close()

    threads = [threading.Thread(target=write) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert set(UsefulCount.objects.values_list("yes", flat=True)) == {40}


def test_the_day_is_the_day_in_japan(db, freeze):
    freeze(datetime(2026, 12, 1, 0, 5))
    counts.vote("kenpo", "certificate-fee", False)
    counts.flush()
    assert UsefulCount.objects.get().day.isoformat() == "2026-12-01"
