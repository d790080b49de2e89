"""The library of insurers that the running site uses, read once at the start."""

from __future__ import annotations

from functools import cache

from django.conf import settings
from django.http import Http404

from checker.loading.insurers import Insurer, Library, load_library
from checker.loading.questions import Question, adapted, load_questions
from checker.reasons import Reasons, load_reasons


@cache
def library() -> Library:
    """Return all insurers. ContentError for a mistake in a folder."""
    return load_library(settings.LEAFLETS_DIR)


@cache
def questions(insurer: Insurer | None = None) -> dict[str, Question]:
    """Return the wording of the questions by name, as the insurer asks them. ContentError for a mistake in it."""
    if insurer:
        return adapted(questions(), insurer.folder.questions)
    return load_questions(settings.LEAFLETS_DIR / "national" / "questions.toml")


def insurer_or_404(slug: str) -> Insurer:
    """Return the insurer of an address; Http404 where there is none."""
    try:
        return library().insurers[slug]
    except KeyError:
        raise Http404(slug) from None


@cache
def reasons(insurer: Insurer | None = None) -> Reasons:
    """Return the words for "because you answered …", in the insurer's questions. ContentError for a mistake in them."""
    return load_reasons(settings.LEAFLETS_DIR / "national" / "reasons.toml", questions(insurer))
