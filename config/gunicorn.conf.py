"""How gunicorn serves the site. No access log: addresses carry answers."""

import os
import sys
from pathlib import Path

from gunicorn.glogging import Logger

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # gunicorn reads this file before it knows the folder


class JsonLogger(Logger):  # type: ignore[misc]  # gunicorn has no types
    """Gunicorn's log in the site's own form."""

    def setup(self, cfg: object) -> None:
        """Set gunicorn's own logging up, then take its place."""
        from logging.config import dictConfig

        from config.logs import configuration

        super().setup(cfg)
        dictConfig(configuration())


logger_class = JsonLogger
bind = f"{os.environ.get('HOST', '0.0.0.0')}:{os.environ.get('PORT', '8000')}"  # noqa: S104  it is a server
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
worker_class = "gthread"  # one door for all workers: a door for each loses visitors at a reload (docs/performance.md)
threads = int(os.environ.get("WEB_THREADS", "8"))
preload_app = True
accesslog = None
control_socket_disable = True
limit_request_line = 8190
timeout = 30

if os.environ.get("METRICS_PORT"):
    from config import metrics

    pre_request, post_request = metrics.pre_request, metrics.post_request
    child_exit, on_exit = metrics.child_exit, metrics.on_exit

    def when_ready(server: object) -> None:
        """Serve the numbers beside the site."""
        metrics.serve(server.log)  # type: ignore[attr-defined]
