"""manage.py checkleaflets [DIR]: all mistakes in the leaflets' folders at once, and what to look at."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from checker import clock
from checker.edition import folders
from checker.loading.folders import Folders, gather
from checker.loading.problems import ContentError
from editing.checking import Findings, check


class Command(BaseCommand):
    help = "案内のフォルダの誤りを、ぜんぶ一度に知らせます。 Tell all mistakes in the leaflets' folders at once."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("dir", nargs="?", type=Path, help="フォルダの場所。なければ、サイトが使うもの")
        parser.add_argument("--strict", action="store_true", help="注意だけのときも、終わりの値を 2 にする")
        parser.add_argument("--no-warnings", action="store_true", help="誤りだけを知らせる")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            chosen, only = places(options["dir"])
            found = check(chosen, clock.today(), only)
        except ContentError as error:
            found = Findings((error,), ())
        warnings = () if options["no_warnings"] else found.warnings
        for mistake in found.errors:
            self._tell("誤り", "error", mistake)
        for remark in warnings:
            self._tell("注意", "warning", remark)
        self.stdout.write(
            f"誤り {len(found.errors)}、注意 {len(warnings)}。 Errors {len(found.errors)}, warnings {len(warnings)}."
        )
        if found.errors:
            raise SystemExit(1)
        if warnings and options["strict"]:
            raise SystemExit(2)

    def _tell(self, ja: str, en: str, error: ContentError) -> None:
        place = os.path.relpath(error.place) if error.file.is_relative_to(Path.cwd()) else error.place
        self.stdout.write(f"{place}: {error.key}\n  {ja}: {error.japanese}\n  {en}: {error.english}")


def places(given: Path | None) -> tuple[Folders, tuple[str, ...]]:
    """Return all folders to read, and the names of those meant. In: an insurer's folder, or a folder of folders."""
    base = settings.BASE_DIR / "leaflets"
    if given is None:
        return folders(), ()
    given = given.resolve()
    if (given / "insurer.toml").exists():
        return {**gather(base), given.name: given}, (given.name,)
    return gather(base, given), tuple(gather(given))
