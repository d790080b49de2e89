"""manage.py measuresearch FILE.tsv: how well the search does on a list of queries."""

from __future__ import annotations

import statistics
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from faq.catalog import search_engine
from faq.search.measure import measure


class Command(BaseCommand):
    help = "Measure the search: first hit right, within three, no hit for off-topic queries, CPU per search."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="query<TAB>topic|topic…<TAB>insurer, a line each")
        parser.add_argument("--failures", action="store_true", help="print each miss")

    def handle(self, *args: Any, **options: Any) -> None:
        with options["file"].open(encoding="utf-8") as lines:
            found = measure(search_engine(), lines)
        if options["failures"]:
            self.stdout.write("\n".join(found.misses))
        times = sorted(found.seconds)
        self.stdout.write(
            f"{found.queries} queries: first hit right {found.first_percent:.1f} %, "
            f"within three {found.three_percent:.1f} %; "
            f"{found.off_topic} off-topic: no hit {found.no_hit_percent:.1f} %; "
            f"CPU a search: mean {1000 * statistics.mean(times):.2f} ms, "
            f"p99 {1000 * times[int(len(times) * 0.99) - 1]:.2f} ms"
        )
