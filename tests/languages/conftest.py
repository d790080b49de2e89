"""A copy of the leaflets in which translations may be broken, and pages without what is marked as Japanese."""

from __future__ import annotations

import html
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.conf import settings

from checker import edition
from checker.loading.folders import gather

LANGUAGES = ("ja-easy", "en", "zh-hans", "vi")
WHOLE = ("ja-easy", "en")
_NOT_SEEN = re.compile(r"<(script|style|svg)\b.*?</\1>|<!--.*?-->", re.S)
_JAPANESE_PART = re.compile(r'<(\w+)[^>]*\blang="ja"[^>]*>.*?</\1>', re.S)


def seen(page: str) -> str:
    """Return the text of a page as a person sees it, without drawings."""
    return html.unescape(re.sub(r"<[^>]*>", "", _NOT_SEEN.sub("", page)))


def seen_but_japanese(page: str) -> str:
    """Return the text of a page without the parts that say of themselves that they are Japanese."""
    page = _NOT_SEEN.sub("", page)
    while (shorter := _JAPANESE_PART.sub("", page)) != page:
        page = shorter
    return seen(page)


@pytest.fixture
def other_leaflets(tmp_path: Path) -> Iterator[Callable[[Callable[[Path], None]], None]]:
    """Let the site use a copy of the leaflets after a change to it."""
    copy = tmp_path / "leaflets"

    def use(change: Callable[[Path], None]) -> None:
        shutil.copytree(settings.BASE_DIR / "leaflets", copy)
        change(copy)
        made = edition.Edition(gather(copy))
        assert not made.read()
        edition.publish(made)

    before = edition.current()
    yield use
    edition.publish(before)
