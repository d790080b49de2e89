"""Registers the languages."""

from django.apps import AppConfig


class LanguagesConfig(AppConfig):
    """The languages of the pages."""

    name = "languages"
