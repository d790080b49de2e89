"""Whatever a visitor sends: a clear page in the site's own look, never a 500."""

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker.answers import CHOICES, DATES, SITUATIONS
from tests.conftest import INSURERS

FULL = "card=valid&registered=yes&electronic_certificate=valid&eligibility_certificate=none"
PAGES = ("result/", "result.json", "check/")


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize(
    ("query", "field"),
    [
        (FULL.replace("card=valid", "card=maybe"), "card"),
        (f"{FULL}&card=none", "card"),
        (f"{FULL}&visit=2025-02-30", "visit"),
        (f"{FULL}&visit=2026-13-01", "visit"),
        (f"{FULL}&visit=2024-12-01", "visit"),
        (f"{FULL}&card_expiry=" + "9" * 5000, "card_expiry"),
        (f"{FULL}&electronic_certificate_expiry=%00", "electronic_certificate_expiry"),
        (f"{FULL}&situation=%FF%FE", "situation"),
    ],
)
def test_a_bad_answer_is_400_and_named(client, page, query, field):
    response = client.get(f"/kenpo/{page}?{query}")
    assert response.status_code == 400
    if page == "result.json":
        assert list(response.json()["errors"]) == [field]
        assert response.json()["errors"][field][0]
    else:
        text = response.content.decode()
        assert "エラー：" in text
        assert 'id="error-summary"' in text
        assert "保険証きりかえチェック" in text


def test_what_was_typed_comes_back_with_the_message_beside_its_field(client):
    typed = "card_expiry_year=令和8&card_expiry_month=２&card_expiry_day=30"
    response = client.get(f"/kenpo/check/?card=valid&registered=yes&asked=card&{typed}")
    text = response.content.decode()
    assert response.status_code == 400
    assert 'value="令和8"' in text
    assert 'value="２"' in text
    assert 'name="registered" value="yes"' in text
    before_field, _, after = text.partition('class="date-fields"')
    assert before_field.rfind('class="field__error"') > before_field.rfind("<fieldset")
    assert 'aria-invalid="true"' in after


def test_a_question_sent_without_an_answer_says_so(client):
    response = client.get("/tokyo-kyosai/check/?asked=card")
    assert response.status_code == 400
    assert 'href="#card-1"' in response.content.decode()


def test_a_result_without_all_answers_asks_the_missing_question(client):
    response = client.get("/tokyo-kyosai/result/?card=valid&registered=yes")
    assert response.status_code == 400
    assert 'name="electronic_certificate"' in response.content.decode()


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch", "options", "trace"])
@pytest.mark.parametrize("address", ["/", "/kenpo/", "/kenpo/check/", "/kenpo/result.json", "/faq/", "/c/"])
def test_nothing_can_be_sent(client, method, address):
    response = getattr(client, method)(address)
    assert response.status_code == 405
    assert response["Allow"] == "GET, HEAD"
    assert "この開き方はできません" in response.content.decode()


@pytest.mark.parametrize(
    "address",
    ["/nobody/", "/nobody/result.json", "/kenpo/faq/no-such-topic/", "/faq/no-such-topic/", "/c/12345670/", "/c/abc/",
     "/kenpo/%00/", "/%E4%BF%9D/", "/national/", "/kenpo/result.json/"],
)  # fmt: skip
def test_an_unknown_page_is_404_in_the_sites_own_look(client, address):
    response = client.get(address)
    assert response.status_code == 404
    assert "保険証きりかえチェック" in response.content.decode()


def test_a_thousand_parameters_are_refused_kindly(client):
    response = client.get("/kenpo/check/?" + "&".join(f"a{n}=1" for n in range(1500)))
    assert response.status_code == 400
    assert "うまく読み取れませんでした" in response.content.decode()


NAMES = st.sampled_from(
    [*CHOICES, *DATES, "situation", "asked", "change", "then", "card_expiry_year", "visit_day", "q"]
)
VALUES = st.one_of(
    st.sampled_from([*CHOICES["card"], *CHOICES["registered"], *SITUATIONS, "card", "visit", "result", "lost"]),
    st.dates().map(str),
    st.text(max_size=50),
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    insurer=st.sampled_from(INSURERS),
    page=st.sampled_from([*PAGES, "faq/search/", ""]),
    query=st.lists(st.tuples(NAMES, VALUES), max_size=12),
)
def test_no_query_string_breaks_a_page(insurer, page, query):
    data: dict[str, list[str]] = {}
    for name, value in query:
        data.setdefault(name, []).append(value)
    response = Client(raise_request_exception=False).get(f"/{insurer}/{page}", data)
    assert response.status_code in (200, 302, 400)
    assert "Traceback" not in response.content.decode()


@settings(max_examples=100, deadline=None)
@given(path=st.text(max_size=60))
def test_no_address_breaks_the_site(path):
    response = Client(raise_request_exception=False).get("/" + path.replace("?", ""))
    assert response.status_code in (200, 301, 302, 400, 404)
