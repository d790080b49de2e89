"""Whether a request comes from the site's own page: in the place of a token, which would need a cookie (ADR 8)."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.http import HttpRequest


def comes_from_here(request: HttpRequest) -> bool:
    """Say whether the browser names this site as where the request comes from: Sec-Fetch-Site, else Origin or Referer.

    A page of another site cannot set these headers. A request that has none of them is not trusted.
    """
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site == "same-origin"
    source = request.headers.get("Origin") or request.headers.get("Referer", "")
    try:
        return bool(source) and urlsplit(source).netloc == request.get_host()
    except ValueError:
        return False
