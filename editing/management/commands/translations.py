"""Lists what is stale or missing in the languages; confirms what was translated again."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from checker.loading.texts import State
from editing.interface_texts import untranslated
from editing.translations import all_items, confirm, folders, standing, translations


class Command(BaseCommand):
    help = (
        "List the texts that are missing in a language or older than the Japanese. Exit code 1 if there are any. "
        "--confirm ITEM (or 'all') says that the translation fits the Japanese as it is now."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("languages", nargs="*", help="en, ja-easy … (all where none is named)")
        parser.add_argument("--folder", action="append", default=[], help="only these folders, such as kenpo")
        parser.add_argument(
            "--confirm", action="append", default=[], metavar="ITEM", help="such as faq.benefits, or all"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        named, only, items = options["languages"], options["folder"], options["confirm"]
        chosen = [language for language in translations() if not named or language.code in named]
        if len(chosen) < len(named):
            raise CommandError(f"Known languages: {', '.join(language.code for language in translations())}")
        found = 0
        for language in chosen:
            for folder in (folder for folder in folders() if not only or folder.slug in only):
                if items:
                    known = all_items(folder)
                    confirm(folder, language, known if "all" in items else {i: known[i] for i in items if i in known})
                for each in standing(folder, language):
                    if each.state is not State.CURRENT:
                        found += 1
                        self.stdout.write(f"{language.code} {each.state.name.lower()}: {folder.slug} {each.item}")
            for text in untranslated(settings.BASE_DIR, language.code):
                found += 1
                self.stdout.write(f"{language.code} missing: locale {text}")
        self.stdout.write(f"{found} to translate")
        if found:
            raise SystemExit(1)
