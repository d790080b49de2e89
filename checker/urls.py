"""The addresses of the check."""

from django.urls import path

from checker import views

app_name = "checker"
urlpatterns = [
    path("", views.start, name="start"),
    path("insurers/", views.insurers, name="insurers"),
    path("<slug:slug>/", views.insurer_front, name="front"),
    path("<slug:slug>/check/", views.check, name="check"),
    path("<slug:slug>/result/", views.result, name="result"),
    path("<slug:slug>/result.json", views.result_json, name="result-json"),
    path("<slug:slug>/result.ics", views.result_calendar, name="result-calendar"),
]
