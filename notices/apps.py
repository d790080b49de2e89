"""Urgent notices and counts as a Django app."""

import atexit

from django.apps import AppConfig


class NoticesConfig(AppConfig):
    """Connects what happens on the site with what is stored."""

    name = "notices"
    verbose_name = "お知らせと集計"

    def ready(self) -> None:
        """Listen for searches without a hit and changed notices; write what is left when the process ends."""
        from django.db.models.signals import post_delete, post_save

        from faq.signals import no_hit
        from notices import counts, snapshot
        from notices.models import Notice

        no_hit.connect(counts.on_no_hit)
        for signal in (post_save, post_delete):
            signal.connect(snapshot.on_change, sender=Notice)
        atexit.register(counts.flush)
