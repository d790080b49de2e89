"""The check as a Django app: content is read at the start, and again when it changes."""

from django.apps import AppConfig
from django.core import checks
from django.core.signals import request_finished, request_started


class CheckerConfig(AppConfig):
    """Looks after the content: `manage.py check` tells its mistakes, and each request sees one edition of it."""

    name = "checker"

    def ready(self) -> None:
        """Connect what reads and watches the folders. A mistake in them stops the start in config/wsgi.py."""
        from checker import edition, library  # noqa: F401  its parts join the edition
        from checker.watching import watcher

        request_started.connect(watcher.tick, weak=False)
        request_started.connect(edition.hold, weak=False)
        request_finished.connect(edition.let_go, weak=False)
        checks.register(content_is_right, "leaflets")


def content_is_right(**_: object) -> list[checks.CheckMessage]:
    """Return each mistake in the folders as an error of Django's own check."""
    from checker import edition

    return [checks.Error(str(error), id="leaflets.E001") for error in edition.current().read()]
