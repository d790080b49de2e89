"""The addresses of the printed leaflet. They stand before the check's, whose first part is an insurer."""

from django.urls import path

from sheet import views

app_name = "sheet"
urlpatterns = [
    path("<slug:slug>/leaflet/", views.leaflet, name="leaflet"),
    path("<slug:slug>/leaflet.pdf", views.leaflet_pdf, name="pdf"),
]
