"""Pages about the site itself. None of them depends on an insurer or on answers."""

from __future__ import annotations

import tomllib
from collections import Counter
from datetime import timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from checker import clock
from info.glossary import glossary

_HERE = Path(__file__).resolve().parent


@lru_cache(maxsize=4)
def _content(name: str) -> dict[str, Any]:
    return tomllib.loads((_HERE / name).read_text("utf-8"))


def about(request: HttpRequest) -> HttpResponse:
    """Say what the site is, what it keeps (nothing), and where a mistake is reported."""
    return render(request, "info/about.html")


def words(request: HttpRequest) -> HttpResponse:
    """Explain the official words, with their readings (WCAG 3.1.3 and 3.1.6)."""
    return render(request, "info/words.html", {"words": glossary()})


def accessibility(request: HttpRequest) -> HttpResponse:
    """State the accessibility policy."""
    return render(request, "info/accessibility.html")


def accessibility_results(request: HttpRequest) -> HttpResponse:
    """State what was tested, how, and with what result, criterion by criterion (JIS X 8341-3:2016, annex JB.3)."""
    content = _content("criteria.toml")
    counts = Counter(criterion["result"] for criterion in content["criterion"])
    return render(request, "info/results.html", {**content, "counts": dict(counts)})


def security_txt(request: HttpRequest) -> HttpResponse:
    """Say where a weakness is reported (RFC 9116); 404 until the operator has named a contact."""
    if not settings.SECURITY_CONTACT:
        raise Http404
    expires = clock.now().replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=300)
    lines = [
        f"Contact: {settings.SECURITY_CONTACT}",
        f"Expires: {expires.isoformat()}",
        "Preferred-Languages: ja, en",
        f"Canonical: {request.build_absolute_uri('/.well-known/security.txt')}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
