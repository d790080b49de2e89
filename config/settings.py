"""Settings. Safe by default: without configuration this is production, and it says what is missing.

Everything comes from the environment; docs/operate.md explains each name. `make run` sets what a look on one's own
machine needs.
"""

import re
from pathlib import Path

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from config import logs, staff, store
from languages.addresses import found_languages

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()

DEBUG = env.bool("DEBUG", default=False)
HTTPS = env.bool("HTTPS", default=True)

SECRET_KEY = env.str("SECRET_KEY", default="")
if not SECRET_KEY:
    raise ImproperlyConfigured(
        "SECRET_KEY is not set. Give the site a long random text of its own, for example: "
        'export SECRET_KEY="$(python3 -c "import secrets; print(secrets.token_urlsafe(50))")"'
    )
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=[])
if not ALLOWED_HOSTS:
    raise ImproperlyConfigured(
        "ALLOWED_HOSTS is not set. Name the hosts that the site answers to, for example: "
        "export ALLOWED_HOSTS=check.example.jp"
    )

LEAFLETS_DIR = Path(env.str("LEAFLETS_DIR", default=str(BASE_DIR / "leaflets")))
DRAFT_DIR: Path | None = None  # only the editors' preview has one (editing/preview/settings.py)
SECURITY_CONTACT = env.str("SECURITY_CONTACT", default="")  # mailto: or https:, for /.well-known/security.txt
LEAFLETS_RELOAD_SECONDS = env.int("LEAFLETS_RELOAD_SECONDS", default=5)  # 0: changed folders wait for a restart
OPERATOR_NAME = env.str("OPERATOR_NAME", default="")  # until it is set each page says that this is a demonstration

ADMIN_PATH = env.str("ADMIN_PATH", default="staff").strip("/")
if not re.fullmatch(r"[a-z0-9-]{3,60}", ADMIN_PATH):
    raise ImproperlyConfigured("ADMIN_PATH is one word of small letters, digits and hyphens, for example: staff-7f3k")

OWN_APPS = ["checker", "faq", "info", "desk", "notices", "sheet", "editing", "languages"]
INSTALLED_APPS = [*staff.APPS, "django.contrib.staticfiles", "csp", "django_htmx", *OWN_APPS]
MIDDLEWARE = [
    "config.health.HealthMiddleware",
    "config.finished.FinishedPagesMiddleware",
    "config.headers.SafetyHeadersMiddleware",
    "languages.middleware.LanguageMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.middleware.common.CommonMiddleware",
    "config.errors.SafeMethodsMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    *staff.MIDDLEWARE,
]
ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
TEMPLATES = [
    {
        "NAME": "jinja2",
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [BASE_DIR / "templates"],
        "OPTIONS": {
            "environment": "config.templates.environment",
            "context_processors": ["config.context.site"],
        },
    },
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",  # the staff's part
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": ["django.template.context_processors.request", *staff.CONTEXT_PROCESSORS]},
    },
]
DATABASES = {"default": store.database(env, BASE_DIR / "var")}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {"default": store.cache(env)}
globals().update(staff.settings(f"/{ADMIN_PATH}/", HTTPS))
DATA_UPLOAD_MAX_MEMORY_SIZE = 65_536  # the longest form is a notice
FILE_UPLOAD_HANDLERS: list[str] = []  # nobody uploads anything

LANGUAGE_CODE = "ja"
LANGUAGES = found_languages(BASE_DIR / "leaflets" / "national")
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "Asia/Tokyo"
USE_I18N = True
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / "var" / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "config.static.StaticFiles"},
}
WHITENOISE_MAX_AGE = 3600
WHITENOISE_ALLOW_ALL_ORIGINS = False

SECURE_SSL_REDIRECT = HTTPS
BEHIND_PROXY = env.bool("BEHIND_PROXY", default=False)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None
SECURE_HSTS_SECONDS = 63_072_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "connect-src": [SELF],  # htmx asks this site, nobody else
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        **({"upgrade-insecure-requests": True} if HTTPS else {}),
    }
}

CSRF_FAILURE_VIEW = "config.errors.forbidden"
LOGGING = logs.configuration()
