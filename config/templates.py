"""The pages' templates: Jinja2, and what all of them may use beside their own values (docs/adr/0016-jinja2.md).

The staff's part keeps Django's own templates.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from django.conf import settings
from django.template import engines
from django.template.defaultfilters import linebreaksbr
from django.templatetags.static import static
from django.utils.translation import get_language
from django.utils.translation.trans_real import translation
from django_htmx.jinja import htmx_script
from jinja2 import Environment

from config.addresses import url
from config.pieces import kept

MOST_TEXTS = 4096


def environment(**options: Any) -> Environment:
    """Return Jinja2 as the pages use it. In: what Django's settings say about it."""
    from checker import filters
    from desk import filters as desk
    from faq.cards import answer_card
    from notices import snapshot

    made = Environment(extensions=["jinja2.ext.i18n"], keep_trailing_newline=True, **options)  # noqa: S701  Django's default is to escape
    made.install_gettext_callables(gettext, _no_plural)  # type: ignore[attr-defined]
    made.filters |= {
        "linebreaksbr": linebreaksbr,
        **{each.__name__: each for each in (filters.day, filters.short_day, filters.day_near, filters.both_calendars)},
        **{each.__name__: each for each in (filters.clock, filters.days, filters.tel)},
        **{each.__name__: each for each in (desk.item, desk.said, desk.answer, desk.aloud)},
    }
    made.globals |= {
        "url": url, "static": static, "kept": kept, "htmx_script": htmx_script, "separator": filters.separator,
        "answer_card": answer_card, "running_notices": snapshot.running,
    }  # fmt: skip
    return made


def gettext(text: str) -> str:
    """Return a standing text in the language of the page."""
    return _said(text, get_language() or settings.LANGUAGE_CODE)


@lru_cache(maxsize=MOST_TEXTS)
def _said(text: str, language: str) -> str:
    return translation(language).gettext(text)


def _no_plural(*_: object) -> str:
    raise NotImplementedError("No text here depends on a number: checker.language does")


def parse_all() -> None:
    """Compile every page's template, so that no visitor waits for it and workers share them."""
    for name in engines["jinja2"].env.list_templates():
        engines["jinja2"].get_template(name)
