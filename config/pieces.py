"""`kept`: pieces of pages that are the same on many, rendered once.

A piece sees the values that it is given and nothing else, no request and no other variable. So it can differ only
where they do, and they are its key, together with the language.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from django.template import engines
from django.urls import get_script_prefix
from django.utils.translation import get_language
from markupsafe import Markup

MOST_PIECES = 2048


def kept(template: str, **values: Any) -> Markup:
    """Return the template rendered with the values: `{{ kept("faq/_answer.html", cell=cell) }}`.

    Values are equal where pages are to be: texts, numbers, days, frozen dataclasses. With one that cannot be a key (a
    list, a dict) the piece is rendered each time.
    """
    key = (template, tuple(values.items()), get_language(), get_script_prefix())
    try:
        hash(key)
    except TypeError:
        return _rendered.__wrapped__(*key)
    return _rendered(*key)


@lru_cache(maxsize=MOST_PIECES)
def _rendered(template: str, values: tuple[tuple[str, Any], ...], language: str, prefix: str) -> Markup:
    """Render a piece. Language and prefix are what it takes from the request by itself, in addresses and texts."""
    return Markup(engines["jinja2"].env.get_template(template).render(dict(values)))  # noqa: S704  it escaped its values
