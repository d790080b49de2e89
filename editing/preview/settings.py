"""Settings of the preview. Only `manage.py preview` names them: a site that serves people cannot come by them."""

import os
import secrets
from pathlib import Path

os.environ.setdefault("SECRET_KEY", secrets.token_urlsafe(50))
os.environ["ALLOWED_HOSTS"] = "localhost,127.0.0.1,[::1]"
os.environ["HTTPS"] = "false"
os.environ["DATABASE_URL"] = "sqlite://:memory:"
os.environ["CACHE_URL"] = "locmemcache://"
os.environ["LEAFLETS_RELOAD_SECONDS"] = "1"

from config.settings import *  # noqa: F403
from config.settings import MIDDLEWARE

DRAFT_DIR = Path(os.environ["PREVIEW_DRAFT"]) if os.environ.get("PREVIEW_DRAFT") else None
PREVIEW_DAY = os.environ.get("PREVIEW_DAY", "")
MIDDLEWARE = ["editing.preview.middleware.Preview", *MIDDLEWARE]
ROOT_URLCONF = "editing.preview.urls"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
