"""gunicorn's settings of the site, but with one door for all workers: the other side of `benchmarks.connections`."""

import runpy

globals().update(runpy.run_path("config/gunicorn.conf.py"), reuse_port=False)
