"""The questions of the check: their order, what each page carries, and which comes next."""

from __future__ import annotations

from checker.answers import CHOICES, Answers, missing

SITUATION, VISIT = "situation", "visit"
PAGES = (*CHOICES, SITUATION, VISIT)
EXPIRY_OF = {"card": "card_expiry", "electronic_certificate": "electronic_certificate_expiry", VISIT: VISIT}


def fields_of(page: str) -> tuple[str, ...]:
    """Return the names of the answers that a question's page itself asks for."""
    return tuple(dict.fromkeys(name for name in (page, EXPIRY_OF.get(page)) if name))


def page_of(field: str) -> str:
    """Return the page that asks for an answer."""
    return next(page for page in PAGES if field in fields_of(page))


def next_page(answers: Answers) -> str:
    """Return the first question that is needed and not answered, and then the optional list."""
    return next(iter(missing(answers)), SITUATION)


def asked_pages(answers: Answers) -> list[str]:
    """Return the pages that belong to these answers, in order: registered is not asked without a card."""
    return [
        page
        for page in (*CHOICES, SITUATION)
        if answers.card_held or page not in ("registered", "electronic_certificate")
    ]


def previous_page(page: str, answers: Answers) -> str | None:
    """Return the question before this one, or None for the first and for the day of the visit."""
    pages = asked_pages(answers)
    position = pages.index(page) if page in pages else 0
    return pages[position - 1] if position else None
