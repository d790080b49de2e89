"""FAQ answers inside other pages."""

from __future__ import annotations

from datetime import date

from markupsafe import Markup

from checker import clock
from checker.loading.insurers import Insurer
from config.pieces import kept
from faq.catalog import catalog


def answer_card(insurer: Insurer, topic: str, day: date | None = None, folded: bool = False) -> Markup:
    """Render an insurer's answer as of the day (today where none is given): short answer in sight, or all folded."""
    cell = catalog().cell(insurer, topic, day or clock.today())
    return kept("faq/_answer_card.html", cell=cell, folded=folded)
