"""The editors' commands as a Django app."""

from django.apps import AppConfig


class EditingConfig(AppConfig):
    """Only commands: no page, no model, nothing at the start."""

    name = "editing"
