"""The address of the feedback. It stands before the FAQ's."""

from django.urls import path

from notices import views

app_name = "notices"
urlpatterns = [path("<slug:slug>/faq/<slug:topic>/useful/", views.useful, name="useful")]
