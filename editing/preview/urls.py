"""The addresses of the site, and the list of differences."""

from django.urls import include, path

from config.urls import handler400, handler404, handler500  # noqa: F401  Django looks for them here
from editing.preview import views

urlpatterns = [
    path("preview/", views.differences, name="preview"),
    path("", include("config.urls")),
]
