"""Checks folders: all mistakes at once without those that only follow from others, then the warnings."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from checker.edition import Edition
from checker.library import library
from checker.loading.errors import THE_FILE
from checker.loading.facts import MissingFact
from checker.loading.folders import KEYS, NATIONAL, Folders
from checker.loading.problems import ContentError
from checker.proofs import Unfillable
from editing.remarks import Remark, remarks
from faq.catalog import catalog

_VALUES = ("facts", "contacts")


@dataclass(frozen=True)
class Findings:
    """What checking found, in the order of files and lines."""

    errors: tuple[ContentError, ...]
    warnings: tuple[Remark, ...]


def check(folders: Folders, today: date, only: Iterable[str] = ()) -> Findings:
    """Check folders as of today. In: all folders, and of which of them the warnings are wanted (none named: all)."""
    edition = Edition(folders)
    errors = without_echoes(edition.read(), folders)
    warnings: list[Remark] = []
    if not errors:
        with edition.in_use():
            book, wanted = catalog(), set(only)
            for folder in (library().national, *(insurer.folder for insurer in library().insurers.values())):
                if not wanted or folder.slug in wanted:
                    warnings += remarks(book, folder, today)
    return Findings(tuple(_ordered(errors)), tuple(_ordered(warnings)))  # type: ignore[arg-type]


def without_echoes(errors: Iterable[ContentError], folders: Folders) -> list[ContentError]:
    """Return the mistakes without those that may only be there because of another one; mending it shows whether."""
    found = list(errors)
    broken = {(error.file.parent.name, error.file.name) for error in found if not isinstance(error, MissingFact)}
    values = any(name.startswith(_VALUES) or folder == KEYS for folder, name in broken)
    papers = {
        error.file.parent.name
        for error in found
        if error.file.name == "insurer.toml" and error.key.startswith(("documents", "insurer.toml", THE_FILE))
    }
    spoilt = {name for folder, name in broken if folder == "search"}
    lists = {
        "leaflets/keys": any(folder == KEYS for folder, _ in broken),
        "topics.toml": ("faq", "topics.toml") in broken,
        "concepts*.toml": any(name.startswith(("concepts", "elsewhere")) for name in spoilt),
    }

    def echoes(error: ContentError) -> bool:
        if isinstance(error, (MissingFact, Unfillable)):
            return values
        if error.key.endswith("sections") and error.file.name != "insurer.toml":
            return bool(papers & {NATIONAL, _slug(error, folders)})
        return any(is_spoilt and name in error.expected for name, is_spoilt in lists.items())

    return [error for error in found if not echoes(error)]


def _slug(error: ContentError, folders: Folders) -> str:
    return next((name for name, path in folders.items() if path in error.file.parents), "")


def _ordered(found: Iterable[ContentError]) -> list[ContentError]:
    return sorted(found, key=lambda error: (str(error.file), error.line or 0, error.key))
