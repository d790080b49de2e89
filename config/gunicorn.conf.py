"""How gunicorn serves the site. No access log: addresses carry answers."""

import os

bind = f"{os.environ.get('HOST', '0.0.0.0')}:{os.environ.get('PORT', '8000')}"  # noqa: S104  it is a server
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
worker_class = "config.worker.FairWorker"  # gthread that shares connections out
threads = int(os.environ.get("WEB_THREADS", "8"))
preload_app = True
accesslog = None
limit_request_line = 8190
timeout = 30
