"""The addresses of the desk. They stand before the check's, whose first part is an insurer."""

from django.urls import path

from desk import views

app_name = "desk"
urlpatterns = [
    path("desk/", views.desk, name="all"),
    path("desk/<slug:slug>/", views.desk, name="insurer"),
    path("desk/<slug:slug>/paths/", views.paths_page, name="paths"),
]
