"""Headers that every answer carries, errors included, beside those of Django and django-csp."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

_PERMISSIONS = (
    "accelerometer",
    "camera",
    "geolocation",
    "gyroscope",
    "magnetometer",
    "microphone",
    "payment",
    "usb",
)
HEADERS = {
    "Permissions-Policy": ", ".join(f"{name}=()" for name in _PERMISSIONS),
    "Cross-Origin-Resource-Policy": "same-origin",
    "Content-Language": "ja",
}


class SafetyHeadersMiddleware:
    """Adds HEADERS to each answer that does not set them itself."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request with the headers added."""
        response = self.get_response(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        return response
