"""manage.py preview: the whole site as of a day, from what is live and a draft, on this machine only."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from checker import clock, edition
from checker.loading.problems import ContentError
from editing.management.commands.difference import day_of

SETTINGS = "editing.preview.settings"


class Command(BaseCommand):
    help = "サイト全体を、ある日の見え方で、下書きも入れて見ます。 Show the site as of a day, with a draft."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--day", help="見る日（2027-04-01 や 令和9年4月1日）。なければ今日")
        parser.add_argument("--draft", type=Path, help="下書きのフォルダ")
        parser.add_argument("--port", type=int, default=8001)

    def handle(self, *args: Any, **options: Any) -> None:
        day, draft = day_of(options["day"]), options["draft"]
        if draft and not draft.is_dir():
            raise CommandError(f"{draft} というフォルダがありません")
        if settings.SETTINGS_MODULE != SETTINGS:  # begin again, with settings that serve nobody else
            wanted = {"DJANGO_SETTINGS_MODULE": SETTINGS, "PREVIEW_DRAFT": str(draft.resolve()) if draft else ""}
            os.execve(sys.executable, [sys.executable, *sys.argv], {**os.environ, **wanted})  # noqa: S606
        try:
            errors = edition.current().read()
        except ContentError as error:
            raise CommandError(str(error)) from error
        for mistake in errors:
            self.stdout.write(f"{mistake.place}: {mistake.key}\n  {mistake.japanese}")
        if errors:
            raise SystemExit(1)
        if day:
            clock.pretend(day)
        self._serve(options["port"])

    def _serve(self, port: int) -> None:
        from django.contrib.staticfiles.handlers import StaticFilesHandler
        from django.core.management import call_command
        from django.core.servers.basehttp import WSGIServer, run
        from django.core.wsgi import get_wsgi_application

        call_command("migrate", verbosity=0, interactive=False)
        self.stdout.write(
            f"{clock.today()} の見え方: http://localhost:{port}/　ちがい: http://localhost:{port}/preview/"
        )
        self.stdout.write("フォルダを直すと、数秒で変わります。終わるときは Ctrl+C を押します。")
        run("127.0.0.1", port, StaticFilesHandler(get_wsgi_application()), threading=True, server_cls=WSGIServer)
