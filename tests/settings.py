"""The site's settings as the tests use them: over plain http, static files straight from the source."""

import os

os.environ.setdefault("SECRET_KEY", "only-for-tests-" + "0123456789abcdefghijklmnopqrstuvwxyz" * 2)
os.environ.setdefault("ALLOWED_HOSTS", "testserver,localhost,127.0.0.1")
os.environ.setdefault("HTTPS", "false")
# With these all tests run on PostgreSQL and Redis; .ci/run starts them.
os.environ["DATABASE_URL"] = os.environ.get("TEST_POSTGRES_URL") or "sqlite://:memory:"
worker = os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw")  # each empties a Redis database of its own
redis = os.environ.get("TEST_REDIS_URL", "").removesuffix("/0")
os.environ["CACHE_URL"] = f"{redis}/{worker}" if redis else "locmemcache://"
os.environ.setdefault("LEAFLETS_RELOAD_SECONDS", "0")  # a test that wants a look takes it

from config.settings import *  # noqa: E402, F403

STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # for speed
