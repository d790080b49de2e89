"""The desk's app. It reads its texts at start-up, so that a mistake in them stops the start."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """The call-center desk."""

    name = "desk"

    def ready(self) -> None:
        """Read the desk's texts."""
        from desk.guide import guide

        guide()
