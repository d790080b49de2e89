"""Numbers for Prometheus, from gunicorn's hooks: how many requests, how long. Loaded only where METRICS_PORT is set.

Labels are the name of a route, the method and the status: no address, no query string, nothing of a visitor. All
workers write into files of one folder in memory; the main process adds them up on a port of its own.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from functools import lru_cache
from pathlib import Path
from time import perf_counter
from typing import Any

_MEMORY = Path("/dev/shm")  # noqa: S108  files there are never written to a disk, so that a full disk stops nothing
_own_folder = ""
if "PROMETHEUS_MULTIPROC_DIR" not in os.environ:
    _own_folder = tempfile.mkdtemp(prefix="kirikae-metrics-", dir=_MEMORY if os.access(_MEMORY, os.W_OK) else None)
    os.environ["PROMETHEUS_MULTIPROC_DIR"] = _own_folder

# The library looks at the folder's name when it is imported.
from prometheus_client import CollectorRegistry, Counter, Histogram, start_http_server  # noqa: E402
from prometheus_client.multiprocess import MultiProcessCollector, mark_process_dead  # noqa: E402

METHODS = ("GET", "HEAD", "POST")
LONGEST_PATH = 200
NO_ROUTE, OTHER = "none", "other"
requests = Counter("kirikae_requests", "Requests answered.", ["route", "method", "status"])
seconds = Histogram(
    "kirikae_request_seconds", "Seconds from the whole request to the whole answer.", ["route"],
    buckets=(0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5),
)  # fmt: skip


@lru_cache(maxsize=1024)
def _resolved(path: str) -> str:
    from django.conf import settings
    from django.urls import Resolver404, resolve

    if path.startswith(settings.STATIC_URL):
        return "static"
    if path in ("/healthz", "/readyz"):
        return path[1:]
    try:
        return resolve(path).view_name or OTHER
    except Resolver404:
        return NO_ROUTE


def route_of(path: str) -> str:
    """Return the name of the route behind a path, such as `checker:result`; "none" where there is none."""
    return _resolved(path) if len(path) <= LONGEST_PATH else NO_ROUTE


def pre_request(worker: Any, req: Any) -> None:
    """Note when the request began."""
    req.began = perf_counter()


def post_request(worker: Any, req: Any, environ: dict[str, Any], resp: Any) -> None:
    """Count an answered request."""
    status = getattr(resp, "status_code", None)
    if not status or "PATH_INFO" not in environ:
        return
    route = route_of(environ["PATH_INFO"])
    method = req.method if req.method in METHODS else OTHER
    requests.labels(route, method, str(status)).inc()
    seconds.labels(route).observe(perf_counter() - req.began)


def child_exit(server: Any, worker: Any) -> None:
    """Forget what only a living worker can say."""
    mark_process_dead(worker.pid)  # type: ignore[no-untyped-call]


def on_exit(server: Any) -> None:
    """Take the folder away that was made at the start."""
    if _own_folder:
        shutil.rmtree(_own_folder, ignore_errors=True)


def serve(log: Any) -> None:
    """Serve the numbers on METRICS_PORT. In: gunicorn's log. A port that is taken is logged and stops nothing."""
    registry = CollectorRegistry()
    MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
    host, port = os.environ.get("METRICS_HOST", "127.0.0.1"), int(os.environ["METRICS_PORT"])
    try:
        start_http_server(port, host, registry)
    except OSError as error:
        log.error("Metrics are not served on %s:%s (%s)", host, port, error)
