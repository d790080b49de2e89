"""Walks through the questions as a visitor does: by links and forms, without scripts."""

import re
from html import unescape
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest

from tests.conftest import INSURERS

HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)">')
ACTION = re.compile(r'<form method="get" action="(/[^"]+/(?:check|result)/)"')
OPTION = re.compile(r'<input type="(?:radio|checkbox)" name="([a-z_]+)" id="[^"]+" value="([^"]+)"( checked)?>')


def submit(client, response, **chosen):
    """Send the page's form with the chosen values, as a browser would, and follow to where it leads."""
    text = response.content.decode()
    fields = [(name, unescape(value)) for name, value in HIDDEN.findall(text)]
    fields += [
        (name, value) for name, values in chosen.items() for value in ([values] if isinstance(values, str) else values)
    ]
    return client.get(f"{ACTION.search(text)[1]}?{urlencode(fields)}", follow=True)


def path_of(response):
    return response.request["PATH_INFO"], parse_qs(response.request["QUERY_STRING"])


@pytest.mark.parametrize("insurer", INSURERS)
def test_five_answers_lead_to_a_result(client, insurer):
    page = client.get(f"/{insurer}/check/")
    for name, value in (
        ("card", "valid"), ("registered", "yes"), ("electronic_certificate", "unknown"),
        ("eligibility_certificate", "none"), ("situation", "leaving"),
    ):  # fmt: skip
        assert f'name="{name}"' in page.content.decode()
        page = submit(client, page, **{name: value})
    path, query = path_of(page)
    assert path == f"/{insurer}/result/"
    assert query["situation"] == ["leaving"]
    assert 'data-bring="my-number-card"' in page.content.decode()


def test_nothing_is_chosen_beforehand(client):
    for query in ("", "card=valid", "card=valid&registered=yes", "card=none", "card=none&eligibility_certificate=none"):
        text = client.get(f"/kenpo/check/?{query}").content.decode()
        assert OPTION.findall(text)
        assert not any(checked for _, _, checked in OPTION.findall(text))


def test_without_a_card_registration_and_chip_are_not_asked(client):
    page = submit(client, client.get("/kenpo/check/"), card="none")
    assert {name for name, _, _ in OPTION.findall(page.content.decode())} == {"eligibility_certificate"}


def test_a_date_as_people_write_it_becomes_the_contracts_date(client):
    page = client.get("/kenpo/check/?card=valid&registered=yes")
    page = submit(
        client, page, electronic_certificate="expired", electronic_certificate_expiry_year="令和８",
        electronic_certificate_expiry_month="８", electronic_certificate_expiry_day="22",
    )  # fmt: skip
    _, query = path_of(page)
    assert query["electronic_certificate_expiry"] == ["2026-08-22"]
    assert not any(name.endswith(("_year", "_month", "_day")) for name in query)


def test_an_early_answer_can_be_changed_and_the_others_stay(client):
    result = client.get(
        "/kenpo/result/?card=valid&registered=yes&electronic_certificate=valid"
        "&eligibility_certificate=none&situation=high-cost&visit=2026-12-01"
    )
    link = re.search(r'<a href="(/kenpo/check/\?[^"]*change=registered[^"]*)"', result.content.decode())[1]
    question = client.get(unescape(link))
    assert ("registered", "yes", " checked") in OPTION.findall(question.content.decode())
    changed = submit(client, question, registered="no")
    path, query = path_of(changed)
    assert path == "/kenpo/result/"
    assert query == {
        "card": ["valid"], "registered": ["no"], "electronic_certificate": ["valid"],
        "eligibility_certificate": ["none"], "situation": ["high-cost"], "visit": ["2026-12-01"],
    }  # fmt: skip


def test_only_what_became_necessary_is_asked_after_a_change(client):
    question = client.get("/kenpo/check/?card=none&eligibility_certificate=valid&change=card&then=result")
    page = submit(client, question, card="valid")
    assert {name for name, _, _ in OPTION.findall(page.content.decode())} == {"registered"}
    page = submit(client, page, registered="yes")
    page = submit(client, page, electronic_certificate="valid")
    assert path_of(page)[0] == "/kenpo/result/"


def test_the_day_of_the_visit_can_be_changed_from_the_result(client):
    result = client.get("/kenpo/result/?card=none&eligibility_certificate=none")
    link = re.search(r'<a href="(/kenpo/check/\?[^"]*change=visit[^"]*)"', result.content.decode())[1]
    page = submit(client, client.get(unescape(link)), visit_year="2025", visit_month="12", visit_day="1")
    assert path_of(page)[1]["visit"] == ["2025-12-01"]
    assert 'data-bring="old-insurance-card"' in page.content.decode()


def test_back_leads_to_the_question_before_with_the_answer_still_chosen(client):
    page = client.get("/kenpo/check/?card=expired&registered=yes")
    link = re.search(r'class="back-link no-print" href="([^"]+)"', page.content.decode())[1]
    before = client.get(unescape(link))
    assert ("registered", "yes", " checked") in OPTION.findall(before.content.decode())
    again = submit(client, before, registered="yes")
    assert 'name="electronic_certificate"' in again.content.decode()


def test_do_not_know_leads_to_how_to_find_out(client):
    for query, name in (("card=valid", "registered"), ("card=valid&registered=yes", "electronic_certificate")):
        text = client.get(f"/kenpo/check/?{query}").content.decode()
        assert (name, "unknown", "") in OPTION.findall(text)
        assert "マイナポータル" in text[text.index("<details>") :]


def test_an_htmx_request_gives_the_same_text(client):
    for address in ("/kenpo/check/?card=valid", "/kenpo/check/?asked=card", "/kenpo/result/?card=none"):
        plain, smooth = client.get(address), client.get(address, headers={"HX-Request": "true", "HX-Boosted": "true"})
        assert plain.status_code == smooth.status_code
        assert plain.content == smooth.content


def test_addresses_and_titles_tell_no_reason(client):
    query = "card=valid&registered=yes&electronic_certificate=valid&eligibility_certificate=none&situation=cannot-use"
    page = client.get(f"/kawasaki-kokuho/result/?{query}")
    title = re.search("<title>(.*?)</title>", page.content.decode())[1]
    assert "事情" not in title
    assert urlsplit(page.request["PATH_INFO"]).path == "/kawasaki-kokuho/result/"
    assert page["Cache-Control"] == "private, no-cache"
    assert not page.cookies
