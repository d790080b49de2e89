"""The insurers, questions and reasons of the running site, in the language of the page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from django.http import Http404
from django.template import TemplateDoesNotExist
from django.template.loader import get_template
from django.utils.translation import get_language

from checker.edition import part
from checker.language import FILE, JAPANESE, PLAIN, Language, load_language
from checker.loading.changes import adapted
from checker.loading.folders import NATIONAL, Folders
from checker.loading.insurers import Insurer, Library, load_library
from checker.loading.problems import ContentError, Problems, Said
from checker.loading.questions import Question, load_questions
from checker.loading.translating import translated_library, translated_question
from checker.loading.translations import Translation, read_translation
from checker.proofs import prove_drawings, prove_texts
from checker.reasons import Reasons, load_reasons


def language_code() -> str:
    """Return the code of the language of the page, as folders name it."""
    return (get_language() or JAPANESE).removesuffix(PLAIN)


@part
def _japanese(folders: Folders, problems: Problems) -> Library:
    found = load_library(folders, problems)
    prove_texts(found, problems)
    prove_drawings(found, drawing_exists, problems)
    return found


@part
def languages(folders: Folders, problems: Problems) -> dict[str, Language]:
    """Return all languages by code, in the order of the list: those with a language.toml among the national rules."""
    found = [_japanese().language]
    for file in sorted(folders[NATIONAL].glob(f"*/{FILE}")):
        with problems.noted():
            found.append(load_language(file, file.parent.name, problems))
    return {language.code: language for language in sorted(found, key=lambda language: language.order)}


@part
def _libraries(folders: Folders, problems: Problems) -> dict[str, Library]:
    translations = [language for language in languages().values() if not language.japanese]
    others = {language.code: translated_library(_japanese(), language, problems) for language in translations}
    return {JAPANESE: _japanese(), **others}


def library(code: str | None = None) -> Library:
    """Return all insurers, in the language of the code; in that of the page where none is given."""
    found = _libraries()
    return found.get(code or language_code(), found[JAPANESE])


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
def _translations(folders: Folders, problems: Problems) -> dict[str, Translation]:
    return {code: read_translation(folders[NATIONAL], code, problems) for code in languages() if code != JAPANESE}


@part
def _all_questions(folders: Folders, problems: Problems) -> dict[str, dict[str, Question]]:
    found = {JAPANESE: _questions()}
    for code, words in _translations().items():
        found[code] = {name: translated_question(question, words) for name, question in _questions().items()}
    return found


@part
def _reasons(folders: Folders, problems: Problems) -> dict[str, Reasons]:
    japanese = load_reasons(folders[NATIONAL] / "reasons.toml", _questions(), languages()[JAPANESE], problems)
    found = {JAPANESE: japanese}
    for code, words in _translations().items():
        patterns = {
            name: words.of(f"reasons.{name}", {"text": text})[0]["text"] for name, text in japanese.patterns.items()
        }
        found[code] = Reasons(patterns, _all_questions()[code], languages()[code])
    return found


def questions(insurer: Insurer | None = None) -> Mapping[str, Question]:
    """Return the questions by name as the insurer asks them, in its language; without one in the page's."""
    code = insurer.language.code if insurer else language_code()
    asked = _all_questions().get(code, _questions())
    changes = insurer.folder.questions if insurer else {}
    return adapted(asked, changes) if changes else asked


def reasons(insurer: Insurer) -> Reasons:
    """Return the words for "because you answered …", in the insurer's questions."""
    return replace(_reasons()[insurer.language.code], questions=questions(insurer))


def insurer_or_404(slug: str) -> Insurer:
    """Return the insurer of an address, in the language of the page; Http404 where there is none."""
    try:
        return library().insurers[slug]
    except KeyError:
        raise Http404(slug) from None
