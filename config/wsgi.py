"""The WSGI application."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
application = get_wsgi_application()

from checker.edition import read_or_stop  # noqa: E402  needs Django to be set up

read_or_stop()
