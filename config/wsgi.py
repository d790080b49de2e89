"""The WSGI application: the finished pages, and Django behind them."""

import gc
import os

from django.core.wsgi import get_wsgi_application
from django.urls import resolve

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
_django = get_wsgi_application()

from checker.edition import read_or_stop  # noqa: E402  needs Django to be set up
from config.finished import answered_first  # noqa: E402
from config.templates import parse_all  # noqa: E402

read_or_stop()
parse_all()
resolve("/")  # reads all addresses, and with them the code of all views
gc.collect()
gc.freeze()  # what was read stays: no collection looks at it again, and workers go on sharing its memory
gc.set_threshold(50_000, 20, 20)  # a page leaves little behind in circles; looking each 700 objects took 15 % of it
application = answered_first(_django)
