"""The app of the pages about the site."""

from django.apps import AppConfig


class InfoConfig(AppConfig):
    """Pages about the site itself."""

    name = "info"
