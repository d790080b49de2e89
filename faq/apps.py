"""The FAQ as a Django app: its parts join the content that is read at the start."""

from django.apps import AppConfig


class FaqConfig(AppConfig):
    """Lets the answers and the search be read with all other content."""

    name = "faq"

    def ready(self) -> None:
        """Make the FAQ's parts known."""
        from faq import catalog  # noqa: F401  its parts join the edition
