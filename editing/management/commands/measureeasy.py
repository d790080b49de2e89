"""Measures the やさしい日本語 texts by the rules of the guideline that a program can check, and by jReadability."""

from __future__ import annotations

from argparse import ArgumentParser
from collections import Counter
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from editing.easy import easy_texts, with_readings
from editing.jreadability import by_folder
from editing.plain import RULES, faults, length, sentences


class Command(BaseCommand):
    help = (
        "Measure the やさしい日本語 texts: for each folder its sentences, how long they are, jReadability, and what is "
        "against the guideline (docs/languages.md). --worst N prints N sentences against each rule, and the N longest. "
        "Exit code 1 if there is anything against a rule."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--worst", type=int, default=5, metavar="N", help="how many sentences to print (5)")
        parser.add_argument(
            "--folder", action="append", default=[], help="only these folders, such as kenpo, or locale"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        only, worst = options["folder"], options["worst"]
        for language in with_readings():
            texts = [text for text in easy_texts(language) if not only or text.folder in only]
            try:
                found = list(faults(texts))
                scores = by_folder(texts)
            except ImportError as error:
                raise CommandError(
                    "SudachiPy is missing: pip install --require-hashes -r requirements/dev.txt"
                ) from error
            against = Counter((fault.place.folder, fault.rule) for fault in found)
            self.stdout.write("folder\tsentences\tcharacters\tjReadability\t" + "\t".join(RULES))
            for folder in dict.fromkeys(text.folder for text in texts):
                every = [each for text in texts if text.folder == folder for each in sentences(text.text)]
                mean = sum(map(length, every)) / len(every)
                score = f"{scores[folder]:.2f}" if folder in scores else "-"
                row = "\t".join(str(against[folder, rule]) for rule in RULES)
                self.stdout.write(f"{folder}\t{len(every)}\t{mean:.1f}\t{score}\t{row}")
            for rule in RULES:
                for fault in [fault for fault in found if fault.rule == rule][:worst]:
                    place = f"{fault.place.folder} {fault.place.item} {fault.place.field}"
                    self.stdout.write(f"{rule}: {fault.detail}: {place}: {fault.sentence}")
            every = sorted({each for text in texts for each in sentences(text.text)}, key=length, reverse=True)
            for sentence in every[:worst]:
                self.stdout.write(f"longest: {length(sentence)}: {sentence}")
            if found:
                raise SystemExit(1)
