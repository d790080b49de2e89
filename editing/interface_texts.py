"""The standing texts of the pages in other languages: locale/<language>/LC_MESSAGES/django.po.

The Japanese text is the key, so a changed text has no translation until somebody writes one. What a page sends is read
from the compiled django.mo, which `manage.py interfacetexts` makes from the .po.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import polib
from django.utils.translation import to_locale

from config.pieces import environment

PUBLIC = ("checker", "faq", "info", "notices", "languages")  # apps whose Python has texts for visitors
_GETTEXT = {"gettext", "gettext_lazy"}


def texts(root: Path) -> dict[str, str]:
    """Return each text of templates and code that is to be translated, with the file in which it stands first."""
    found: dict[str, str] = {}
    for file in sorted((root / "templates").rglob("*.html")):
        for text in _in_template(file):
            found.setdefault(text, str(file.relative_to(root)))
    for app in PUBLIC:
        for file in sorted((root / app).rglob("*.py")):
            for text in _in_code(file):
                found.setdefault(text, str(file.relative_to(root)))
    return found


def _in_template(file: Path) -> Iterator[str]:
    for _, _, text in environment().extract_translations(file.read_text("utf-8")):  # type: ignore[attr-defined]
        yield str(text)


def _in_code(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _GETTEXT:
            (argument,) = node.args
            if isinstance(argument, ast.Constant):
                yield str(argument.value)


def po_file(root: Path, code: str) -> Path:
    """Return where a language's standing texts are."""
    return root / "locale" / to_locale(code) / "LC_MESSAGES" / "django.po"


def untranslated(root: Path, code: str) -> list[str]:
    """Return the texts that the language lacks, or has with other placeholders than the Japanese."""
    book = {entry.msgid: entry.msgstr for entry in polib.pofile(str(po_file(root, code)))}
    return [text for text in texts(root) if not _fits(text, book.get(text, ""))]


def updated(root: Path, code: str) -> polib.POFile:
    """Return the language's texts as they are to be: all that exist now, those no longer used left out."""
    file = po_file(root, code)
    old = {entry.msgid: entry.msgstr for entry in polib.pofile(str(file))} if file.exists() else {}
    book = polib.POFile(wrapwidth=0)
    book.metadata = {"Language": code, "Content-Type": "text/plain; charset=UTF-8", "Content-Transfer-Encoding": "8bit"}
    for text, place in texts(root).items():
        flags = ["python-format"] if "%(" in text else []
        book.append(polib.POEntry(msgid=text, msgstr=old.get(text, ""), occurrences=[(place, "")], flags=flags))
    return book


def _fits(japanese: str, translation: str) -> bool:
    marks = re.compile(r"%\(\w+\)s|\{\w+\}")
    return bool(translation) and sorted(marks.findall(japanese)) == sorted(marks.findall(translation))
