"""What runs on the staff's addresses only. The public part has no session, no login and no cookie."""

from __future__ import annotations

import hashlib
import logging
from typing import Any

from django.conf import settings
from django.contrib.auth.middleware import AuthenticationMiddleware
from django.contrib.messages.middleware import MessageMiddleware
from django.contrib.sessions.middleware import SessionMiddleware
from django.core.cache import cache
from django.db import Error as DatabaseError
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers
from django.utils.deprecation import MiddlewareMixin

from config.logs import network

LOGINS_A_MINUTE = 10  # from one network
_log = logging.getLogger(__name__)


def is_staff_address(path: str) -> bool:
    """Say whether an address belongs to the staff's part."""
    return path.startswith(f"/{settings.ADMIN_PATH}/")


def network_of(request: HttpRequest) -> str:
    """Return the network from which a request comes, never the whole address: /24, or /48 of IPv6."""
    text = request.META.get("REMOTE_ADDR", "")
    if settings.BEHIND_PROXY:  # the last entry is the one that our own proxy added
        text = request.headers.get("X-Forwarded-For", text).rsplit(",", 1)[-1].strip()
    return network(text) or "0.0.0.0"  # noqa: S104  no address to listen on, but "unknown"


class _ForStaff(MiddlewareMixin):
    """Lets every other address pass untouched."""

    def __call__(self, request: HttpRequest) -> Any:
        """Do what the middleware does on the staff's addresses; elsewhere do nothing."""
        if is_staff_address(request.path_info):
            return super().__call__(request)
        return self.get_response(request)


class Sessions(_ForStaff, SessionMiddleware):
    """Sessions, for staff; and nothing that they see is kept by anybody."""

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        """Store the session, and forbid to keep the answer."""
        add_never_cache_headers(response)
        try:
            return super().process_response(request, response)
        except DatabaseError as error:
            return _away(request, error)


class Authentication(_ForStaff, AuthenticationMiddleware):
    """Who is logged in, for staff."""

    def process_view(self, request: HttpRequest, *args: Any) -> HttpResponseBase | None:
        """Leave public pages alone."""
        return None


class Messages(_ForStaff, MessageMiddleware):
    """What was done, for staff."""


class DatabaseAway(_ForStaff):
    """Says plainly that the database does not answer, where a page cannot do without it."""

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Return 503 for an error of the database on a staff's address."""
        if not isinstance(exception, DatabaseError) or not is_staff_address(request.path_info):
            return None
        return _away(request, exception)


class LoginRate(_ForStaff):
    """Refuses more than LOGINS_A_MINUTE tries to log in from one network, whatever the name."""

    def process_request(self, request: HttpRequest) -> HttpResponse | None:
        """Count a try in the cache; 429 where there were too many. Without the cache django-axes still counts."""
        if request.method != "POST" or not request.path_info.endswith("/login/"):
            return None
        key = f"login:{hashlib.sha256(network_of(request).encode()).hexdigest()[:16]}"
        try:
            cache.add(key, 0, 60)
            tries = cache.incr(key)
        except Exception:
            _log.debug("The cache does not answer")
            return None
        if tries <= LOGINS_A_MINUTE:
            return None
        response = render(request, "notices/locked.html", status=429)
        response["Retry-After"] = "60"
        return response


def _away(request: HttpRequest, error: Exception) -> HttpResponse:
    _log.warning("A staff page failed, the database does not answer (%s)", type(error).__name__)
    return render(request, "notices/away.html", status=503)
