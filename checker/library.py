"""The insurers, questions and reasons of the running site."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from django.http import Http404
from django.template import TemplateDoesNotExist
from django.template.loader import get_template

from checker.edition import part
from checker.loading.changes import adapted
from checker.loading.folders import NATIONAL, Folders
from checker.loading.insurers import Insurer, Library, load_library
from checker.loading.problems import ContentError, Problems, Said
from checker.loading.questions import Question, load_questions
from checker.proofs import prove_drawings, prove_texts
from checker.reasons import Reasons, load_reasons


@part
def library(folders: Folders, problems: Problems) -> Library:
    """Return all insurers."""
    found = load_library(folders, problems)
    prove_texts(found, problems)
    prove_drawings(found, drawing_exists, problems)
    return found


def drawing_exists(name: str) -> bool:
    """Say whether there is a drawing of that name."""
    try:
        get_template(f"drawings/{name}.svg")
    except TemplateDoesNotExist:
        return False
    return True


@part
def _questions(folders: Folders, problems: Problems) -> dict[str, Question]:
    file = folders[NATIONAL] / "questions.toml"
    found = load_questions(file, problems)
    for name, question in found.items():
        if question.drawing and not drawing_exists(question.drawing):
            drawing = Said("templates/drawings にある絵の名前", "the name of a drawing in templates/drawings")
            problems.add(ContentError(file, f"{name}.drawing", drawing, question.drawing))
    return found


@part
def _reasons(folders: Folders, problems: Problems) -> Reasons:
    return load_reasons(folders[NATIONAL] / "reasons.toml", _questions(), problems)


def questions(insurer: Insurer | None = None) -> Mapping[str, Question]:
    """Return the wording of the questions by name, as the insurer asks them."""
    changes = insurer.folder.questions if insurer else {}
    return adapted(_questions(), changes) if changes else _questions()


def reasons(insurer: Insurer) -> Reasons:
    """Return the words for "because you answered …", in the insurer's questions."""
    return replace(_reasons(), questions=questions(insurer))


def insurer_or_404(slug: str) -> Insurer:
    """Return the insurer of an address; Http404 where there is none."""
    try:
        return library().insurers[slug]
    except KeyError:
        raise Http404(slug) from None
