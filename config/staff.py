"""Settings of the staff's part: who logs in, how a session lives. The public part has none of it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "axes",
]
# Each but the last lets every address but the staff's pass untouched.
MIDDLEWARE = [
    "notices.staff.DatabaseAway",
    "notices.staff.LoginRate",
    "notices.staff.Sessions",
    "notices.staff.Authentication",
    "notices.staff.Messages",
    "axes.middleware.AxesMiddleware",
]
CONTEXT_PROCESSORS = [
    "django.contrib.auth.context_processors.auth",
    "django.contrib.messages.context_processors.messages",
]


def settings(address: str, https: bool) -> dict[str, Any]:
    """Return the settings. In: the staff's address such as `/staff/`; whether the site is served by https."""
    prefix = "__Secure-" if https else ""
    cookie = {"PATH": address, "SECURE": https, "HTTPONLY": True, "SAMESITE": "Strict"}
    cookies = {f"{kind}_COOKIE_{key}": value for kind in ("SESSION", "CSRF") for key, value in cookie.items()}
    validators = "django.contrib.auth.password_validation"
    return {
        **cookies,
        "SESSION_COOKIE_NAME": f"{prefix}staff",
        "CSRF_COOKIE_NAME": f"{prefix}staff-form",
        "SESSION_COOKIE_AGE": 3600,  # without use
        "SESSION_SAVE_EVERY_REQUEST": True,
        "SESSION_EXPIRE_AT_BROWSER_CLOSE": True,
        "MESSAGE_STORAGE": "django.contrib.messages.storage.session.SessionStorage",
        "AUTHENTICATION_BACKENDS": [
            "axes.backends.AxesStandaloneBackend",
            "django.contrib.auth.backends.ModelBackend",
        ],
        "AUTH_PASSWORD_VALIDATORS": [
            {"NAME": f"{validators}.UserAttributeSimilarityValidator"},
            {"NAME": f"{validators}.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
            {"NAME": f"{validators}.CommonPasswordValidator"},
            {"NAME": f"{validators}.NumericPasswordValidator"},
        ],
        "AXES_FAILURE_LIMIT": 5,
        "AXES_COOLOFF_TIME": timedelta(minutes=15),
        "AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT": False,
        "AXES_LOCKOUT_PARAMETERS": [["username", "ip_address"]],  # so that nobody locks out someone elsewhere
        "AXES_LOCKOUT_TEMPLATE": "notices/locked.html",
        "AXES_CLIENT_IP_CALLABLE": "notices.staff.network_of",
        "AXES_RESET_ON_SUCCESS": True,
        "AXES_DISABLE_ACCESS_LOG": True,
        "AXES_VERBOSE": False,
    }
