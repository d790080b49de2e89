"""The list of differences between the draft and what is in use, before and after side by side."""

from __future__ import annotations

from difflib import SequenceMatcher

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from editing.comparing import Difference, Pair
from editing.preview.live import changes

Row = tuple[Pair, SafeString, SafeString]


def differences(request: HttpRequest) -> HttpResponse:
    """Show what the draft changes, for each insurer, with links to both states of a page."""
    found = [(difference, _tables(difference)) for difference in changes()] if settings.DRAFT_DIR else []
    return render(request, "editing/differences.html", {"found": found, "draft": settings.DRAFT_DIR})


def marked(before: str, after: str) -> tuple[SafeString, SafeString]:
    """Return both texts, what left and what came marked in them."""
    old, new = [], []
    for kind, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        old.append(("{}" if kind == "equal" else "<del>{}</del>", before[a:b]))
        new.append(("{}" if kind == "equal" else "<ins>{}</ins>", after[c:d]))
    one, other = ([format_html(mark, text) for mark, text in texts if text] for texts in (old, new))
    return format_html_join("", "{}", ((part,) for part in one)), format_html_join(
        "", "{}", ((part,) for part in other)
    )


def _tables(found: Difference) -> list[tuple[str, list[Row]]]:
    parts = (("ことがら", found.facts), ("文と窓口", found.texts), ("よくある質問", found.answers))
    return [(title, [(pair, *marked(pair.before, pair.after)) for pair in pairs]) for title, pairs in parts if pairs]
