"""Brings the standing texts of all languages up to the templates, and compiles them."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from checker.language import JAPANESE, PLAIN
from editing.interface_texts import po_file, untranslated, updated


class Command(BaseCommand):
    help = "Write locale/*/LC_MESSAGES/django.po with all texts of the templates, and compile django.mo from it."

    def handle(self, *args: Any, **options: Any) -> None:
        for code, _ in settings.LANGUAGES:
            if code == JAPANESE or code.endswith(PLAIN):
                continue
            file = po_file(settings.BASE_DIR, code)
            file.parent.mkdir(parents=True, exist_ok=True)
            book = updated(settings.BASE_DIR, code)
            book.save(str(file))
            book.save_as_mofile(str(file.with_suffix(".mo")))
            lacking = untranslated(settings.BASE_DIR, code)
            self.stdout.write(f"{code}: {len(book)} texts, {len(lacking)} without a translation")
