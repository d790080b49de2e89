"""Headers that every answer carries: pages, files, errors, redirects and probes."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from csp.utils import build_policy
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

_REFUSED = (
    "accelerometer", "autoplay", "browsing-topics", "camera", "display-capture", "encrypted-media", "geolocation",
    "gyroscope", "hid", "idle-detection", "local-fonts", "magnetometer", "microphone", "midi", "payment",
    "picture-in-picture", "publickey-credentials-get", "screen-wake-lock", "serial", "usb", "xr-spatial-tracking",
)  # fmt: skip


@lru_cache(maxsize=1)
def headers() -> dict[str, str]:
    """Return the headers of all answers by name, from the settings."""
    return {
        "Content-Security-Policy": build_policy(),
        "Permissions-Policy": ", ".join(f"{name}=()" for name in _REFUSED),
        "Referrer-Policy": settings.SECURE_REFERRER_POLICY,
        "Cross-Origin-Opener-Policy": settings.SECURE_CROSS_ORIGIN_OPENER_POLICY,
        "Cross-Origin-Resource-Policy": "same-origin",
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": settings.X_FRAME_OPTIONS,
    }


def strict_transport() -> str:
    """Return the value of Strict-Transport-Security, for answers over TLS; "" where the site is served without."""
    if not settings.SECURE_HSTS_SECONDS:
        return ""
    words = [f"max-age={settings.SECURE_HSTS_SECONDS}"]
    words += ["includeSubDomains"] * settings.SECURE_HSTS_INCLUDE_SUBDOMAINS + [
        "preload"
    ] * settings.SECURE_HSTS_PRELOAD
    return "; ".join(words)


def harden(request: HttpRequest, response: HttpResponseBase) -> None:
    """Add the headers to an answer that does not set them itself."""
    for name, value in headers().items():
        response.headers.setdefault(name, value)
    response.headers.setdefault("Content-Language", settings.LANGUAGE_CODE)
    if strict_transport() and request.is_secure():
        response.headers.setdefault("Strict-Transport-Security", strict_transport())


class SafetyHeadersMiddleware:
    """Adds the headers to each answer. What is answered outside of it (probes, error pages) calls `harden` itself."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request with the headers added."""
        response = self.get_response(request)
        harden(request, response)
        return response
