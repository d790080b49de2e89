"""Ways to post, vote and log in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.core.cache import cache
from django.core.management import call_command

from checker import clock
from notices import snapshot
from notices.models import Notice

HERE = {"HTTP_SEC_FETCH_SITE": "same-origin"}
PASSWORD = "a-long-word-for-tests"  # noqa: S105
ANSWER = "/kenpo/faq/certificate-fee/"
USEFUL = f"{ANSWER}useful/"
RESULT = "?card=none&eligibility_certificate=none"


@pytest.fixture(autouse=True)
def empty_cache() -> None:
    """Start with an empty cache, which tests share."""
    cache.clear()


@pytest.fixture
def post(db: None) -> Callable[..., Notice]:
    """Post a notice that began an hour ago, and let this process know."""

    def posted(**fields: object) -> Notice:
        started = clock.now() - timedelta(hours=1)
        notice = Notice.objects.create(**{"title": "窓口の電話が混んでいます", "starts": started, **fields})
        snapshot.refresh()
        return notice

    return posted


@pytest.fixture
def staff(db: None, monkeypatch: pytest.MonkeyPatch) -> User:
    """Make an account as an operator does."""
    monkeypatch.setenv("STAFF_PASSWORD", PASSWORD)
    call_command("createstaff", "tanto", verbosity=0)
    return User.objects.get(username="tanto")
