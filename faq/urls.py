"""The addresses of the FAQ and of the phone codes. They stand before the check's, whose first part is an insurer."""

from django.urls import path

from faq import feeds, views

app_name = "faq"
urlpatterns = [
    path("faq/", views.all_topics, name="all"),
    path("faq/search/", views.search, name="search"),
    path("faq/<slug:topic>/", views.compare, name="compare"),
    path("c/", views.code_form, name="code-form"),
    path("c/<str:code>/", views.code, name="code"),
    path("robots.txt", feeds.robots, name="robots"),
    path("sitemap.xml", feeds.sitemap, name="sitemap"),
    path("<slug:slug>/faq/", views.insurer_faq, name="list"),
    path("<slug:slug>/faq/search/", views.search_insurer, name="search-insurer"),
    path("<slug:slug>/faq/feed.atom", feeds.atom, name="atom"),
    path("<slug:slug>/faq/<slug:topic>/", views.answer, name="answer"),
    path("<slug:slug>/faq.json", feeds.faq_json, name="faq-json"),
    path("<slug:slug>/sources/", views.sources, name="sources"),
]
