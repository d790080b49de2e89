"""Pieces and addresses that are made once: the same only where everything that they show is the same."""

from datetime import date
from types import SimpleNamespace

import pytest
from django.template import engines
from django.test import RequestFactory, override_settings
from django.utils import translation
from gunicorn.workers.gthread import ThreadWorker

from checker.library import library
from config import worker
from config.pieces import kept

FOOTER = {"insurer": None, "today": date(2026, 11, 24)}


def rendered(text, **values):
    request = RequestFactory().get("/")
    request.resolver_match = None
    return engines["django"].from_string(text).render(values, request)


def test_a_piece_differs_with_each_value_that_it_names():
    insurer = library().insurers["kenpo"]
    with_insurer, without = kept("_footer.html", **{**FOOTER, "insurer": insurer}), kept("_footer.html", **FOOTER)
    assert "/kenpo/faq/" in with_insurer
    assert "/kenpo/" not in without
    assert "運営：市役所" in kept("_footer.html", **FOOTER, operator="市役所")
    assert kept("_footer.html", **FOOTER) == without


def test_a_piece_whose_values_may_change_is_made_each_time():
    first = kept("checker/_sources.html", sources=[{"short": "資料", "place": "1"}])
    assert kept("checker/_sources.html", sources=[{"short": "資料", "place": "2"}]) != first


def test_a_piece_sees_nothing_that_it_does_not_name():
    text = '{% kept "_footer.html" insurer=None today=today %}'
    assert "市役所" not in rendered(text, operator="市役所", today=FOOTER["today"])


def test_a_piece_in_another_language_is_another_piece():
    subject = "registration/password_reset_subject.txt"  # Django's own, with a translation
    japanese = kept(subject, site_name="x")
    with translation.override("en"):
        assert "Password reset on x" in kept(subject, site_name="x")
    assert kept(subject, site_name="x") == japanese != "Password reset on x"


def test_a_piece_escapes_what_it_is_given():
    assert "<b>" not in kept("_footer.html", **FOOTER, operator="<b>")


def test_an_address_is_the_one_that_django_would_give():
    assert rendered("{% url 'faq:answer' 'kenpo' 'contact' %}") == "/kenpo/faq/contact/"
    assert rendered("{% url 'faq:answer' slug='other' topic='contact' as a %}[{{ a }}]") == "[/other/faq/contact/]"
    assert rendered("{% url 'faq:nothing' as a %}[{{ a }}]") == "[]"
    with override_settings(ROOT_URLCONF="benchmarks.bare"), pytest.raises(Exception, match="faq"):
        rendered("{% url 'faq:answer' 'kenpo' 'contact' %}")


def test_a_worker_with_many_open_connections_ends_some_and_one_with_few_none(monkeypatch):
    monkeypatch.setattr(ThreadWorker, "__init__", lambda self: None)
    monkeypatch.setattr(ThreadWorker, "handle_request", lambda self, request, connection: True)

    def ended(open_connections):
        fair = worker.FairWorker()
        fair.nr_conns = open_connections
        closed = []
        for _ in range(worker.EACH * 10):
            assert fair.handle_request(SimpleNamespace(force_close=lambda: closed.append(1)), None)
        return len(closed)

    assert ended(worker.MANY) == 0
    assert ended(worker.MANY + 1) == 10
