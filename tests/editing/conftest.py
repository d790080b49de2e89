"""Copies of the leaflets' folders to change, and short ways to run the editors' commands."""

import shutil
from pathlib import Path

import pytest
from django.conf import settings as site
from django.core.management import call_command

from checker import edition

BASE = site.BASE_DIR / "leaflets"


@pytest.fixture
def leaflets(tmp_path):
    """Return a whole set of folders to change."""
    copy = tmp_path / "leaflets"
    shutil.copytree(BASE, copy)
    return copy


@pytest.fixture
def draft(tmp_path):
    """Return a function that copies one insurer's folder to change."""

    def copied(slug: str) -> Path:
        return Path(shutil.copytree(BASE / slug, tmp_path / "drafts" / slug))

    return copied


@pytest.fixture
def run(capsys):
    """Return a function that runs a command and returns (exit code, what it said)."""

    def called(*args: object, **options: object) -> tuple[int, str]:
        code = 0
        try:
            call_command(*map(str, args), **options)
        except SystemExit as stop:
            code = int(stop.code or 0)
        return code, capsys.readouterr().out

    return called


@pytest.fixture
def live(monkeypatch):
    """Return a function that puts folders into use for the rest of a test."""
    monkeypatch.setattr(edition._Shelf, "current", edition._Shelf.current)

    def used(*args: Path) -> None:
        from checker.loading.folders import gather

        made = edition.Edition(gather(*args))
        assert made.read() == []
        edition.publish(made)

    return used


def change(file: Path, old: str, new: str) -> int:
    """Replace a text in a file; return the line on which it stood."""
    text = file.read_text("utf-8")
    assert old in text, (file, old)
    file.write_text(text.replace(old, new, 1), "utf-8")
    return text[: text.index(old)].count("\n") + 1
