"""The addresses of the site, and the list of differences."""

from django.urls import path

from config import urls as site
from config.urls import handler400, handler404, handler500  # noqa: F401  Django looks for them here
from editing.preview import views

urlpatterns = [
    path("preview/", views.differences, name="preview"),
    *site.urlpatterns,
]
