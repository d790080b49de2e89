"""manage.py newinsurer SLUG: the first version of an insurer's folder, from ten answers."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.urls import Resolver404, resolve

from checker import clock
from checker.edition import folders
from checker.library import library
from editing.asking import WrongAnswer, answered, questions
from editing.checking import check
from editing.starting import files
from faq.catalog import catalog


class Command(BaseCommand):
    help = "保険のフォルダのひな形を、10の答えから作ります。 Start an insurer's folder from ten answers."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("slug", help="アドレスとフォルダの名前（小さい英字・数字・ハイフン）")
        parser.add_argument("--into", type=Path, help="作る場所。なければ LEAFLETS_DIR")
        parser.add_argument("--defaults", action="store_true", help="聞かずに、見本の答えで作る")
        for asked in questions("", clock.today()):
            parser.add_argument(f"--{asked.name.replace('_', '-')}", help=asked.question)

    def handle(self, *args: Any, **options: Any) -> None:
        slug, into = options["slug"], options["into"] or settings.LEAFLETS_DIR
        folder = into / slug
        self._free(slug, folder)
        asked = questions(slug, clock.today())
        try:
            answers = answered(asked, options, None if options["defaults"] else input, self.stdout.write)
        except (WrongAnswer, EOFError) as error:
            raise CommandError(str(error) or "答えが足りません。--defaults で、見本の答えを使えます") from error
        if answers["old_card_name"] == library().national.facts["old_card_name"][-1].value:
            del answers["old_card_name"]  # the national one holds
        number = 1 + max(insurer.number for insurer in library().insurers.values())
        for name, text in files(slug, answers, number, library(), catalog().topics).items():
            file = into / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, "utf-8")
        found = check({**folders(), slug: folder}, clock.today(), (slug,))
        for mistake in found.errors:
            self.stdout.write(f"{mistake.place}: {mistake.key} {mistake.japanese}")
        self.stdout.write(
            f"{folder} を作りました（番号 {number}、誤り {len(found.errors)}、注意 {len(found.warnings)}）。"
        )
        self.stdout.write("次に: facts.toml を上から読み、案内と国の決まりがちがうところだけを書きます。")
        self.stdout.write(f"      manage.py checkleaflets {folder} で確かめます。")

    def _free(self, slug: str, folder: Path) -> None:
        if not re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", slug):
            raise CommandError("名前は、小さい英字・数字・ハイフンだけです（例: mihon-kenpo）")
        try:
            match = resolve(f"/{slug}/")
        except Resolver404:
            match = None
        if match is None or match.view_name != "checker:front":
            raise CommandError(f"/{slug}/ は、ほかのページのアドレスです。別の名前にしてください")
        if folder.exists() or slug in folders():
            raise CommandError(f"{slug} は、もうあります")
