"""What all tests share: the frozen day, the insurers, short ways to assess answers."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from datetime import date, datetime

import pytest
from hypothesis import settings as hypothesis

from checker import clock
from checker.answers import parse
from checker.library import library
from checker.rules import Result, assess, case_of
from config.finished import store
from notices import counts, snapshot

# The same examples each time, so that a failure is a fault of the change; HYPOTHESIS_PROFILE=search looks for new ones.
hypothesis.register_profile("steady", derandomize=True)
hypothesis.register_profile("search", derandomize=False)
hypothesis.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))
TODAY = date(2026, 11, 24)  # a Tuesday, after a long weekend
CONTRACT = ("kawasaki-kyosai", "kawasaki-kokuho", "kenpo", "tokyo-kyosai", "kyosai-shibu", "other")  # fixed for ever
INSURERS = tuple(library().insurers)  # every folder that is there
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # Playwright keeps an event loop


@pytest.fixture(autouse=True)
def freeze(monkeypatch: pytest.MonkeyPatch) -> Callable[[datetime], None]:
    """Freeze the clock at ten in the morning of TODAY; call it to freeze another time in Japan."""

    def at(moment: datetime) -> None:
        monkeypatch.setattr(clock, "now", lambda: moment.replace(tzinfo=clock.JAPAN))

    at(datetime(2026, 11, 24, 10, 0))
    return at


@pytest.fixture(autouse=True)
def stored_nothing(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Start without notices and counts, and leave the database alone until a test asks for it."""
    snapshot.forget()
    store.clear()
    monkeypatch.setattr(snapshot._memory, "next_look", float("inf"))
    monkeypatch.setattr(counts, "FLUSH_SECONDS", 3600)
    yield
    counts.forget()
    snapshot.forget()


def result_of(insurer: str, query: str | dict[str, str], visit: str = "") -> Result:
    """Assess answers given as a dict or as `card=valid registered=yes …`."""
    pairs = query if isinstance(query, dict) else dict(part.split("=") for part in query.split())
    values = {name: value.split(",") for name, value in pairs.items()}
    if visit:
        values["visit"] = [visit]
    answers, errors = parse(values, TODAY)
    assert not errors, errors
    rules = library().insurers[insurer].rules(answers.visit or TODAY)
    return assess(case_of(answers, rules, TODAY), rules)


def codes_of(items: object) -> list[str]:
    """Return the codes of bring or todo items."""
    return [item.code for item in items]  # type: ignore[attr-defined]
