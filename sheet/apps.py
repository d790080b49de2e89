"""The printed leaflet as a Django app."""

from django.apps import AppConfig


class SheetConfig(AppConfig):
    """Two addresses, no model, nothing at the start."""

    name = "sheet"
