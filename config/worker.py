"""The worker of gunicorn that shares the visitors out."""

from __future__ import annotations

from itertools import count
from typing import Any

from gunicorn.workers.gthread import ThreadWorker

MANY = 16  # open connections; nginx keeps 32 for two workers
EACH = 8  # so many answers for one that is the last on its connection


class FairWorker(ThreadWorker):  # type: ignore[misc]
    """Ends some connections while it holds many, so that it cannot hold all of them while another worker has none.

    Whichever worker is awake first takes a new connection, and one that stays open stays with it: after a burst all
    connections of a proxy may lie with one worker while the other core sleeps. What was ended comes back to whoever is
    free. gunicorn's own `worker_connections` limits the same number, but lets the rest wait for seconds; short
    connections for all would cost each request more (both measured in docs/performance.md).
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._answers = count()

    def handle_request(self, req: Any, conn: Any) -> Any:
        """Answer a request; with many connections open, every EACH-th answer says that it is the last one."""
        if self.nr_conns > MANY and next(self._answers) % EACH == 0:
            req.force_close()
        return super().handle_request(req, conn)
