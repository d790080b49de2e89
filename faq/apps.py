"""The FAQ as a Django app: a mistake in an answer stops the start."""

from django.apps import AppConfig


class FaqConfig(AppConfig):
    """Loads all answers and the search at start-up."""

    name = "faq"

    def ready(self) -> None:
        """Read everything now, so that no visitor waits for it or meets a mistake."""
        from faq.catalog import catalog, search_engine

        catalog()
        search_engine()
