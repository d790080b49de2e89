"""What pages are put together from, remembered in each language: standing texts, addresses, and pieces of pages.

A page has dozens of each, and most are the same on many pages. Django looks each text and address up anew: the language
in force, the catalogue, all patterns.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any, cast

from django.conf import settings
from django.template import engines
from django.template.backends.jinja2 import Jinja2
from django.urls import get_script_prefix, reverse
from django.utils.translation import get_language
from django.utils.translation.trans_real import translation
from jinja2 import Environment
from markupsafe import Markup

MOST, MOST_PIECES = 4096, 1024  # of texts and of addresses; of pieces; in each language
Functions = dict[str, Callable[..., Any]]


def environment() -> Environment:
    """Return the pages' Jinja2."""
    return cast(Jinja2, engines["jinja2"]).env


def functions() -> Functions:
    """Return the functions of templates that are of one language, the one in force now, and stay of it.

    `_` and `gettext` return a standing text, `url("faq:answer", slug, topic)` an address, `kept("faq/_answer.html",
    cell=cell)` the template rendered with the values. A piece sees the values that it is given and these functions, no
    request and no other variable, so it can differ only where they do. Values are equal where pages are to be: texts,
    numbers, days, frozen dataclasses. With one that cannot be a key (a list, a dict) it is rendered each time.
    """
    return _functions(get_language(), get_script_prefix())


def kept(template: str, **values: Any) -> Markup:
    """Return a piece in the language in force."""
    piece: Markup = functions()["kept"](template, **values)
    return piece


def url(name: str, *names: Any) -> str:
    """Return an address in the language in force. NoReverseMatch where there is none."""
    return str(functions()["url"](name, *names))


@lru_cache(maxsize=64)
def _functions(language: str | None, prefix: str) -> Functions:
    """Return the functions of a language. Language and prefix are what `reverse` takes from the request by itself."""
    text = lru_cache(maxsize=MOST)(translation(language or settings.LANGUAGE_CODE).gettext)

    @lru_cache(maxsize=MOST)
    def url(name: str, *names: Any) -> str:
        return reverse(name, args=names)

    def rendered(template: str, values: tuple[tuple[str, Any], ...]) -> Markup:
        piece = environment().get_template(template).render({**found, **dict(values)})
        return Markup(piece)  # noqa: S704  it escaped its values

    remembered = lru_cache(maxsize=MOST_PIECES)(rendered)

    def kept(template: str, **values: Any) -> Markup:
        key = tuple(values.items())
        try:
            hash(key)
        except TypeError:
            return rendered(template, key)
        return remembered(template, key)

    found: Functions = {"_": text, "gettext": text, "url": url, "kept": kept}
    return found
