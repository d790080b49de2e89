"""FAQ answers inside other pages."""

from __future__ import annotations

from datetime import date

from django import template

from checker import clock
from checker.loading.insurers import Insurer
from faq.catalog import catalog

register = template.Library()


@register.inclusion_tag("faq/_answer_card.html")
def answer_card(insurer: Insurer, topic: str, day: date | None = None, folded: bool = False) -> dict[str, object]:
    """Render an insurer's answer as of the day (today where none is given): short answer in sight, or all folded."""
    return {"cell": catalog().cell(insurer, topic, day or clock.today()), "folded": folded}
