"""manage.py difference DRAFT_DIR: what changes for people if a draft of folders goes live."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from checker import clock
from checker.dates import parse_iso, parse_written
from checker.edition import Edition, folders
from checker.loading.folders import with_draft
from checker.loading.problems import ContentError
from editing.checking import without_echoes
from editing.comparing import Difference, Pair, compare

MOST = 30  # pairs of one kind that are shown


class Command(BaseCommand):
    help = "下書きを公開すると、何が変わるかを知らせます。 Tell what changes if a draft goes live."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("draft", type=Path, help="下書きのフォルダ（一つの保険か、いくつかの保険の入ったもの）")
        parser.add_argument("--insurer", action="append", default=[], help="この保険だけ（繰り返せる）")
        parser.add_argument("--day", help="この日だけ。なければ、今日から先のすべて")

    def handle(self, *args: Any, **options: Any) -> None:
        live, draft = editions(self, options["draft"])
        found = compare(live, draft, clock.today(), options["insurer"], day_of(options["day"]))
        changed = [difference for difference in found if difference]
        for difference in changed:
            self._tell(difference)
        names = "、".join(difference.slug for difference in changed) or "なし"
        self.stdout.write(f"変わる保険: {names}")

    def _tell(self, found: Difference) -> None:
        news = {"new": "（新しい保険）", "gone": "（なくなる保険）"}.get(found.news, "")
        self.stdout.write(f"■ {found.name} {found.slug}{news}")
        for day in found.days:
            share = f"{day.walked:,}通りの答えのうち、{day.changed:,}通りの結果が変わります"
            self.stdout.write(f"  {day.day} から: {share}。")
            for name, way in sorted(day.ways.items(), key=lambda item: -item[1].count):
                self.stdout.write(f"    {way.count:>7,}  {name}\n             例 {way.example}")
        for title, pairs in (("ことがら", found.facts), ("文と窓口", found.texts), ("よくある質問", found.answers)):
            if pairs:
                self.stdout.write(f"  {title}（{len(pairs)}）")
                for pair in pairs[:MOST]:
                    self._pair(pair)
                if len(pairs) > MOST:
                    self.stdout.write(f"    ほか {len(pairs) - MOST}")

    def _pair(self, pair: Pair) -> None:
        since = f"　{pair.since} から" if pair.since else ""
        before, after = (text.replace("\n", " ") or "（なし）" for text in (pair.before, pair.after))
        self.stdout.write(f"    {pair.place}{since}\n      － {before}\n      ＋ {after}")


def day_of(given: str | None) -> date | None:
    """Return the day that was typed. CommandError where it is none."""
    if not given:
        return None
    day = parse_iso(given.strip()) or parse_written(given)
    if day is None:
        raise CommandError("日付は 2027-04-01 か 令和9年4月1日 のように書いてください")
    return day


def editions(command: BaseCommand, draft: Path) -> tuple[Edition, Edition]:
    """Return what is live and what would be; SystemExit 1 with all mistakes where the draft has any."""
    if not draft.is_dir():
        raise CommandError(f"{draft} というフォルダがありません")
    live = Edition(folders())
    try:
        planned = Edition(with_draft(live.folders, draft.resolve()))
        for name, edition in (("公開中", live), ("下書き", planned)):
            errors = without_echoes(edition.read(), edition.folders)
            for error in errors:
                command.stdout.write(f"{error.place}: {error.key}\n  {name}の誤り: {error.japanese}")
            if errors:
                raise SystemExit(1)
    except ContentError as error:
        raise CommandError(str(error)) from error
    return live, planned
