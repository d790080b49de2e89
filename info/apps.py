"""Registers what the pages about the site read from the folders."""

from django.apps import AppConfig


class InfoConfig(AppConfig):
    """The pages about the site."""

    name = "info"

    def ready(self) -> None:
        """Make the glossary a part of each edition, so that a mistake in it is told at the start."""
        from info import glossary  # noqa: F401  its part joins the edition
