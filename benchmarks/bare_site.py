"""The yardstick as a WSGI application."""

from django.conf import settings
from django.core.wsgi import get_wsgi_application

settings.configure(MIDDLEWARE=[], ROOT_URLCONF="benchmarks.bare", ALLOWED_HOSTS=["127.0.0.1"], SECRET_KEY="x" * 50)
application = get_wsgi_application()
