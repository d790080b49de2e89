"""What every template may use."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest

from checker import clock


def site(request: HttpRequest) -> dict[str, object]:
    """Return who runs the site, and today's date in Japan."""
    return {"operator": settings.OPERATOR_NAME, "today": clock.today()}
