"""Where things are stored: the database and the cache, each from one address, with short waits only."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import environ

DATABASE_WAIT, CACHE_WAIT = 2, 0.5  # seconds after which something that does not answer counts as away
_POSTGRES = {
    "connect_timeout": DATABASE_WAIT,
    "tcp_user_timeout": DATABASE_WAIT * 1000,
    "options": f"-c statement_timeout={DATABASE_WAIT}s -c lock_timeout=1s -c idle_in_transaction_session_timeout=10s",
}
_SQLITE = {
    "timeout": 1,
    "transaction_mode": "IMMEDIATE",
    "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;",
}


def database(env: environ.Env, folder: Path) -> dict[str, Any]:
    """Return Django's settings of the database in DATABASE_URL; without it a SQLite file in `folder`."""
    found: dict[str, Any] = env.db_url("DATABASE_URL", default=f"sqlite:///{folder / 'kirikae.sqlite3'}")
    if "sqlite" in found["ENGINE"]:
        if found["NAME"] != ":memory:":
            Path(found["NAME"]).parent.mkdir(parents=True, exist_ok=True)
        return {**found, "OPTIONS": {**_SQLITE, **found.get("OPTIONS", {})}}
    if "postgresql" in found["ENGINE"]:
        return {**found, "OPTIONS": {**_POSTGRES, **found.get("OPTIONS", {})}}
    return found


def cache(env: environ.Env) -> dict[str, Any]:
    """Return Django's settings of the cache in CACHE_URL; without it the memory of each process."""
    url = env.str("CACHE_URL", default="locmemcache://")
    if url.startswith(("redis", "valkey", "unix")):
        return {
            "BACKEND": "django.core.cache.backends.redis.RedisCache",
            "LOCATION": url.replace("valkey", "redis", 1) if url.startswith("valkey") else url,
            "OPTIONS": {"socket_timeout": CACHE_WAIT, "socket_connect_timeout": CACHE_WAIT},
        }
    return env.cache_url_config(url)  # type: ignore[no-any-return]
