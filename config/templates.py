"""The pages' templates: Jinja2, and what all of them may use beside their own values (docs/adr/0016-jinja2.md).

The staff's part keeps Django's own templates.
"""

from __future__ import annotations

from typing import Any

from django.template.defaultfilters import linebreaksbr
from django.templatetags.static import static
from django.utils.translation import gettext, ngettext
from django_htmx.jinja import htmx_script
from jinja2 import Environment

from config import pieces


def environment(**options: Any) -> Environment:
    """Return Jinja2 as the pages use it. In: what Django's settings say about it."""
    from checker import filters
    from desk import filters as desk
    from faq.cards import answer_card
    from notices import snapshot

    made = Environment(extensions=["jinja2.ext.i18n"], cache_size=-1, **options)  # noqa: S701  Django says that it escapes
    made.install_gettext_callables(gettext, ngettext)  # type: ignore[attr-defined]
    made.filters |= {"linebreaksbr": linebreaksbr}
    made.filters |= {
        name: getattr(filters, name)
        for name in ("day", "short_day", "day_near", "both_calendars", "clock", "days", "tel")
    }
    made.filters |= {name: getattr(desk, name) for name in ("item", "said", "answer", "aloud")}
    made.globals |= {
        "url": pieces.url,
        "static": static,
        "kept": pieces.kept,
        "htmx_script": htmx_script,
        "separator": filters.separator,
        "answer_card": answer_card,
        "running_notices": snapshot.running,
    }
    return made


def parse_all() -> None:
    """Compile every page's template, so that no visitor waits for it and workers share them."""
    for name in pieces.environment().list_templates():
        pieces.environment().get_template(name)
