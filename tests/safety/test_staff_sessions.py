"""The staff's sessions: new at login, over at logout and after an hour, and what was done is recorded."""

from __future__ import annotations

from django.conf import settings
from django.contrib.admin.models import LogEntry
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from notices.models import Notice
from tests.notices.conftest import PASSWORD

LOGIN, NOTICES = "/staff/login/", "/staff/notices/notice/"


def log_in(client: Client) -> None:
    assert client.post(LOGIN, {"username": "tanto", "password": PASSWORD}).status_code == 302


def test_a_session_that_somebody_else_chose_is_worth_nothing(client, staff):
    name = settings.SESSION_COOKIE_NAME
    client.cookies[name] = "chosen-by-somebody-else-0123456789"
    log_in(client)
    assert client.cookies[name].value != "chosen-by-somebody-else-0123456789"
    other = Client()
    other.cookies[name] = "chosen-by-somebody-else-0123456789"
    assert other.get(NOTICES).status_code == 302


def test_a_session_is_over_at_logout(client, staff):
    log_in(client)
    old = client.cookies[settings.SESSION_COOKIE_NAME].value
    client.post("/staff/logout/")
    other = Client()
    other.cookies[settings.SESSION_COOKIE_NAME] = old
    assert other.get(NOTICES).status_code == 302


def test_a_session_is_over_after_an_hour_without_use(client, staff):
    assert settings.SESSION_COOKIE_AGE <= 3600
    log_in(client)
    assert client.get(NOTICES).status_code == 200
    Session.objects.update(expire_date=timezone.now())
    assert client.get(NOTICES).status_code == 302


def test_a_new_password_ends_all_sessions(client, staff):
    log_in(client)
    staff.set_password("another-long-word-for-tests")
    staff.save()
    assert client.get(NOTICES).status_code == 302


def test_logging_out_is_sent_and_not_looked_at(client, staff):
    log_in(client)
    assert client.get("/staff/logout/").status_code == 405
    assert client.get(NOTICES).status_code == 200


def test_who_posts_changes_and_deletes_is_recorded(client, staff):
    log_in(client)
    form = {"insurer": "kenpo", "title": "x", "body": "", "starts_0": "2026-11-24", "starts_1": "09:00:00"}
    client.post(f"{NOTICES}add/", form)
    place = f"{NOTICES}{Notice.objects.get().pk}"
    client.post(f"{place}/change/", {**form, "title": "y"})
    client.post(f"{place}/delete/", {"post": "yes"})
    assert not Notice.objects.exists()
    found = LogEntry.objects.order_by("id").values_list("action_flag", "user__username")
    assert list(found) == [(1, "tanto"), (2, "tanto"), (3, "tanto")]


def test_staff_without_the_right_see_no_accounts(client, staff):
    log_in(client)
    assert client.get("/staff/auth/user/").status_code == 403
    assert "開けませんでした" in client.get("/staff/auth/user/").content.decode()


def test_a_notice_is_text_whatever_staff_write(client, post):
    post(title="<script>alert(1)</script>", body="<img src=x onerror=alert(1)>")
    text = client.get("/").content.decode()
    assert "<script>alert" not in text
    assert "<img src=x" not in text
