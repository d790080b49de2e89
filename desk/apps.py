"""The desk as a Django app: its texts join the content that is read at the start."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """The call-center desk."""

    name = "desk"

    def ready(self) -> None:
        """Make the desk's part known."""
        from desk import guide  # noqa: F401  its part joins the edition
