"""The addresses of the site, remembered: a page has dozens, and Django looks each up anew in all patterns."""

from __future__ import annotations

from functools import lru_cache

from django.urls import get_script_prefix, get_urlconf, reverse
from django.utils.translation import get_language

MOST_ADDRESSES = 4096


def url(name: str, *names: str) -> str:
    """Return an address of the page's language: `url("faq:answer", insurer.slug, topic.slug)`. NoReverseMatch if none."""
    return _address(name, names, get_urlconf(), get_script_prefix(), get_language())


@lru_cache(maxsize=MOST_ADDRESSES)
def _address(name: str, names: tuple[str, ...], patterns: str | None, prefix: str, language: str | None) -> str:
    """Return an address. Prefix and language are what `reverse` takes from the request by itself."""
    return reverse(name, patterns, args=names)
