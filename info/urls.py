"""The addresses of the pages about the site. They stand before the check's, whose first part is an insurer."""

from django.urls import path

from info import views

app_name = "info"
urlpatterns = [
    path("about/", views.about, name="about"),
    path("words/", views.words, name="words"),
    path("accessibility/", views.accessibility, name="accessibility"),
    path(".well-known/security.txt", views.security_txt, name="security-txt"),
    path("accessibility/results/", views.accessibility_results, name="accessibility-results"),
]
