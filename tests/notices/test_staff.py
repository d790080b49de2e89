"""The staff's part: logging in, posting, looking at counts; and nothing of it on public pages."""

import re
from datetime import timedelta

import pytest
from axes.models import AccessAttempt
from django.core.management import CommandError, call_command
from django.test import RequestFactory

from checker import clock
from notices import counts
from notices import staff as gate
from notices.models import MissedSearch, Notice, UsefulCount
from tests.notices.conftest import PASSWORD
from tests.pages.test_front import PAGES

LOGIN = "/staff/login/"
INLINE = r'<style|\sstyle="|\son[a-z]+="|<script(?![^>]*\s(?:src|type="application/json"))'
UNKNOWN = "0.0.0.0"  # noqa: S104


def log_in(client, password=PASSWORD, **extra):
    return client.post(f"{LOGIN}?next=/staff/", {"username": "tanto", "password": password}, **extra)


def test_staff_log_in_post_a_notice_and_it_is_recorded_who_did(client, staff, django_capture_on_commit_callbacks):
    assert log_in(client)["Location"] == "/staff/"
    form = {"insurer": "kenpo", "title": "止まっています", "body": "", "starts_0": "2026-11-24", "starts_1": "09:00:00"}
    with django_capture_on_commit_callbacks(execute=True):
        response = client.post("/staff/notices/notice/add/", form)
    assert response.status_code == 302, response.content.decode()
    assert Notice.objects.get().insurer == "kenpo"
    assert "止まっています" in client.get("/kenpo/").content.decode()
    assert staff.logentry_set.count() == 1
    assert "いま出ている" in client.get("/staff/notices/notice/").content.decode()


def test_the_staffs_pages_are_japanese_and_as_strict_as_the_others(client, staff):
    pages = ["/staff/", "/staff/notices/notice/", "/staff/notices/notice/add/", "/staff/password_change/"]
    login = client.get(LOGIN)
    assert "ログイン" in login.content.decode()
    log_in(client)
    for page in pages:
        response = client.get(page)
        assert response.status_code == 200
        text = response.content.decode()
        assert "unsafe" not in response["Content-Security-Policy"]
        assert not re.search(INLINE, text)
        assert "no-store" in response["Cache-Control"]


def test_cookies_are_the_staffs_alone(client, staff):
    log_in(client)
    client.get("/staff/notices/notice/add/")
    assert client.cookies
    for cookie in client.cookies.values():
        assert cookie["path"] == "/staff/"
        assert cookie["samesite"] == "Strict"
        assert cookie["httponly"]


@pytest.mark.parametrize("address", PAGES)
def test_public_pages_do_not_look_who_is_logged_in(client, staff, address, django_assert_num_queries):
    log_in(client)
    client.cookies["staff"]["path"] = "/"
    with django_assert_num_queries(0):
        response = client.get(address)
    assert not response.cookies
    assert not hasattr(response.wsgi_request, "user")
    assert not hasattr(response.wsgi_request, "session")
    assert "Cookie" not in response.get("Vary", "")


def test_five_wrong_passwords_lock_the_name_for_this_network_only(client, staff):
    for _ in range(5):
        last = log_in(client, "wrong")
    assert last.status_code == 429
    assert log_in(client).status_code == 429
    assert "しばらくログインできません" in log_in(client).content.decode()
    assert log_in(client, REMOTE_ADDR="198.51.100.9").status_code == 302


def test_no_whole_address_is_stored(client, staff):
    log_in(client, "wrong", REMOTE_ADDR="203.0.113.77")
    attempt = AccessAttempt.objects.get()
    assert attempt.ip_address == "203.0.113.0"
    assert "wrong" not in f"{attempt.post_data}{attempt.get_data}"


@pytest.mark.parametrize(
    ("behind_proxy", "forwarded", "network"),
    [(False, "198.51.100.9", "203.0.113.0"), (True, "1.2.3.4, 198.51.100.9", "198.51.100.0"),
     (True, "2001:db8:1:2::3", "2001:db8:1::"), (True, "::ffff:198.51.100.9", "198.51.100.0"),
     (True, "nonsense", UNKNOWN)],
)  # fmt: skip
def test_the_network_is_the_one_that_our_proxy_saw(settings, behind_proxy, forwarded, network):
    settings.BEHIND_PROXY = behind_proxy
    request = RequestFactory().get("/", REMOTE_ADDR="203.0.113.77", HTTP_X_FORWARDED_FOR=forwarded)
    assert gate.network_of(request) == network


def test_too_many_tries_a_minute_are_refused_whatever_the_name(client, db):
    names = [f"name-{number}" for number in range(gate.LOGINS_A_MINUTE + 1)]
    answers = [client.post(LOGIN, {"username": name, "password": "x"}).status_code for name in names]
    assert answers == [200] * gate.LOGINS_A_MINUTE + [429]


def test_a_login_from_elsewhere_needs_the_token(staff, client):
    client.handler.enforce_csrf_checks = True
    assert log_in(client).status_code == 403


def test_charts_show_counts_from_five_on_and_nothing_below(client, staff):
    log_in(client)
    today = clock.today()
    UsefulCount.objects.create(day=today, insurer="kenpo", topic="certificate-fee", yes=12, no=8)
    UsefulCount.objects.create(day=today, insurer="kenpo", topic="certificate-lost", yes=3, no=20)
    UsefulCount.objects.create(day=today, insurer="kenpo", topic="when-certificate-arrives", yes=4)
    for _ in range(5):
        counts._add(counts.Miss(today, "よくある"))
    counts._add(counts.Miss(today - timedelta(days=3), "めずらしい"))
    counts.flush()
    text = client.get("/staff/notices/usefulcount/").content.decode()
    assert "/kenpo/faq/certificate-fee/" in text
    assert "when-certificate-arrives" not in text
    plain = re.sub(r"\s+(?=<)", "", text)
    assert "<td>12</td><td>8</td><td><svg" in plain
    assert "<td>5未満</td><td>20</td><td></td>" in plain  # neither the three nor a bar that tells of it
    assert "13%" not in text
    assert "<rect" in text
    text = client.get("/staff/notices/missedsearch/").content.decode()
    assert "よくある" in text
    assert "めずらしい" not in text
    assert "<td>5未満</td>" in text


def test_nobody_looks_at_single_rows_or_changes_them(client, staff):
    log_in(client)
    row = MissedSearch.objects.create(key="k", total=1, last_day=clock.today())
    for page in (f"{row.pk}/change/", f"{row.pk}/delete/", f"{row.pk}/history/", "add/"):
        assert client.get(f"/staff/notices/missedsearch/{page}").status_code == 404


def test_charts_are_for_staff(client, db):
    assert client.get("/staff/notices/usefulcount/").status_code == 302


def test_a_weak_password_is_refused(db, monkeypatch):
    monkeypatch.setenv("STAFF_PASSWORD", "password")
    with pytest.raises(CommandError):
        call_command("createstaff", "tanto")
