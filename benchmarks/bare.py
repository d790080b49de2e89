"""The yardstick: a Django view that says a word, without any middleware. Under gunicorn: `benchmarks.bare_site`."""

from django.http import HttpRequest, HttpResponse
from django.urls import path


def hello(request: HttpRequest) -> HttpResponse:
    """Say a word."""
    return HttpResponse(b"hello", headers={"Content-Length": "5"})


urlpatterns = [path("", hello)]
