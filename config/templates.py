"""All templates parsed at the start, so that no visitor waits for it and workers share them."""

from __future__ import annotations

from django.conf import settings
from django.template import engines


def parse_all() -> None:
    """Parse every template of the site's own folder; Django keeps them."""
    folder = settings.BASE_DIR / "templates"
    for path in sorted(folder.rglob("*.*")):
        engines["django"].get_template(str(path.relative_to(folder)))
