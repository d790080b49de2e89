"""Pieces and addresses that are made once: the same only where everything that they show is the same."""

from datetime import date

import pytest
from django.template import engines
from django.urls import NoReverseMatch
from django.utils import translation

from checker.library import library
from config.pieces import kept

FOOTER = {"insurer": None, "today": date(2026, 11, 24)}


def rendered(template, **values):
    return engines["jinja2"].from_string(template).render(values)


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
    text = '{{ kept("_footer.html", insurer=none, today=today) }}'
    assert "市役所" not in rendered(text, operator="市役所", today=FOOTER["today"])


def test_a_piece_in_another_language_is_another_piece():
    japanese = kept("_footer.html", **FOOTER)
    with translation.override("en"):
        english = kept("_footer.html", **FOOTER)
    assert "よくある質問" in japanese
    assert 'href="/en/faq/"' in english
    assert "よくある質問" not in english
    assert kept("_footer.html", **FOOTER) == japanese


def test_a_piece_escapes_what_it_is_given():
    assert "<b>" not in kept("_footer.html", **FOOTER, operator="<b>")


def test_an_address_is_the_one_that_django_would_give():
    assert rendered("{{ url('faq:answer', 'kenpo', 'contact') }}") == "/kenpo/faq/contact/"
    with translation.override("vi"):
        assert rendered("{{ url('faq:answer', 'kenpo', 'contact') }}") == "/vi/kenpo/faq/contact/"
    with pytest.raises(NoReverseMatch):
        rendered("{{ url('faq:nothing') }}")


def test_a_text_that_a_visitor_typed_cannot_become_markup():
    assert rendered("{{ text }}", text="<b>'\"&") == "&lt;b&gt;&#39;&#34;&amp;"
