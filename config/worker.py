"""The worker of gunicorn that shares the visitors out."""

from __future__ import annotations

from typing import Any

from gunicorn.workers.gthread import ThreadWorker

MOST_KEPT = 32  # connections that a worker keeps open between two requests


class FairWorker(ThreadWorker):  # type: ignore[misc]
    """Keeps few connections open, so that a worker cannot hold all of them while the other has none.

    Whichever worker is awake first takes a new connection, and a kept one stays with it for good: after a burst, 64
    connections of a proxy lie with one worker and the other core sleeps. What is beyond MOST_KEPT is closed after its
    answer and comes back to whoever is free. gunicorn's own `worker_connections` limits the same number, but refuses
    the rest, which then waits for seconds (measured in docs/performance.md).
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.max_keepalived = MOST_KEPT
