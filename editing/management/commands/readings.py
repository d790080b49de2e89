"""Writes down how the words of the やさしい日本語 texts are read; run it when they have changed."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from editing.easy import texts_to_read, with_readings
from editing.readings import as_file, made, misfits, readings_file, spoken_pairs


class Command(BaseCommand):
    help = (
        "Write readings.toml: the readings of all kanji on the やさしい日本語 pages, by SudachiPy and "
        "editing/readings-terms.toml. --list prints each word with its reading, to be read by a person; --check only "
        "says whether the file is as it would be written (exit code 1 if not)."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--list", action="store_true", help="print word, reading, how often, and one place")
        parser.add_argument("--check", action="store_true", help="write nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        for language in with_readings():
            texts = list(texts_to_read(language))
            try:
                for word, reading in sorted(misfits(texts)):
                    self.stdout.write(f"to be written in editing/readings-terms.toml: {word} ({reading}?)")
                words = made(texts)
            except ImportError as error:
                raise CommandError(
                    "SudachiPy is missing: pip install --require-hashes -r requirements/dev.txt"
                ) from error
            if options["list"]:
                for line in spoken_pairs(texts):
                    self.stdout.write(line)
            file, content = readings_file(language.code), as_file(words)
            same = file.exists() and file.read_text("utf-8") == content
            self.stdout.write(f"{file}: {len(words)} words, {'unchanged' if same else 'changed'}")
            if options["check"] and not same:
                raise SystemExit(1)
            if not options["check"]:
                file.write_text(content, "utf-8")
