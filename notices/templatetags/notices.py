"""The running notices for templates."""

from __future__ import annotations

from typing import Any

from django import template

from notices import snapshot

register = template.Library()


@register.simple_tag(takes_context=True)
def running_notices(context: template.Context) -> list[snapshot.Posted]:
    """Return the notices of the page: those of the whole site, and those of the page's insurer if it has one."""
    insurer: Any = context.get("insurer")
    return snapshot.running(getattr(insurer, "slug", None))
