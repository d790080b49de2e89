"""The check as a Django app: a mistake in a leaflet's folder stops the start."""

from django.apps import AppConfig


class CheckerConfig(AppConfig):
    """Loads all content at start-up."""

    name = "checker"

    def ready(self) -> None:
        """Read the folders now, so that no visitor meets a mistake in them."""
        from checker.library import library, reasons

        library()
        reasons()
