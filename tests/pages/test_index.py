"""An insurer among many: found by name, reading, place and kind, never by a number; small and quick with 300."""

import logging
import shutil

import pytest

from checker import edition
from checker.library import library
from tests.editing.conftest import BASE, live  # noqa: F401  a fixture

KINDS = ("国民健康保険", "健康保険組合", "共済組合", "後期高齢者医療")
OWN = 'number = {0}\nname = "{1}"\nkana = "{2}"\nkind = "{3}"\nwho = "{4}に住む人"\nplaces = ["{4}"]\n'


@pytest.fixture(scope="module")
def three_hundred(tmp_path_factory):
    folder = tmp_path_factory.mktemp("many")
    for nth in range(300):
        made = folder / f"insurer-{nth}"
        shutil.copytree(BASE / "other", made)
        kind = KINDS[nth % 4]
        text = OWN.format(1000 + nth, f"第{nth}見本{kind}", f"だい{nth}みほん", kind, f"見本県{nth}市")
        (made / "insurer.toml").write_text(text, "utf-8")
    made = edition.Edition({**edition.folders(), **{path.name: path for path in folder.iterdir()}})
    assert made.read() == []
    return made


@pytest.fixture
def many(three_hundred, monkeypatch):
    monkeypatch.setattr(edition._Shelf, "current", three_hundred)


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("川崎市国民", "kawasaki-kokuho"),
        ("かわさきし こくみん", "kawasaki-kokuho"),
        ("カワサキシショクイン", "kawasaki-kyosai"),
        ("東京都", "tokyo-kyosai"),
        ("川崎市 共済", "kawasaki-kyosai"),
        ("ｷｮｳｶｲ", "kyokai-kenpo"),
        ("第217見本", "insurer-217"),
        ("見本県123市", "insurer-123"),
    ],
)
def test_an_insurer_is_found_by_name_reading_place_or_kind(client, many, text, slug):
    page = client.get("/insurers/", {"q": text}).content.decode()
    hits = page.split('class="insurer-list"')[1]
    assert hits.index("<li>") < hits.index(f'href="/{slug}/"')
    assert f'href="/{slug}/"' in hits[: hits.index("</li>")]


def test_a_kind_is_chosen_and_kept_while_paging(client, many):
    page = client.get("/insurers/", {"kind": "国民健康保険"}).content.decode()
    assert "川崎市国民健康保険" in page
    assert "東京都職員" not in page
    assert "76の健康保険" in page
    address = page.split('">次のページ')[0].rsplit('href="', 1)[1].replace("&amp;", "&")
    following = client.get(address).content.decode()
    assert "2ページ目" in following
    assert following.count('<span class="tag">国民健康保険</span>') == 20


def test_papers_tell_which_insurer_it_is(client):
    page = client.get("/insurers/").content.decode()
    assert library().insurers["kawasaki-kyosai"].identity["papers"] in page
    assert "書類" in page


@pytest.mark.parametrize(
    "number", ["12345678", "１２３４５６７８", "1234-5678", "川崎 06132013", "044-200-0783", "a@example.jp"]
)
def test_what_looks_like_a_number_is_refused_kindly_and_left_nowhere(client, caplog, number):
    caplog.set_level(logging.DEBUG)
    response = client.get("/insurers/", {"q": number})
    page = response.content.decode()
    assert response.status_code == 200
    assert "番号のような文字がありました" in page
    assert number not in page
    assert "insurer-list" not in page
    assert number not in caplog.text
    assert "no-store" in response["Cache-Control"]


@pytest.mark.parametrize(
    "query", ["?page=0", "?page=99999999999999", "?page=x", "?page=²", "?kind=nothing", "?q=%00", "?q=" + "長" * 5000]
)
def test_any_query_is_answered(client, query):
    assert client.get(f"/insurers/{query}").status_code == 200


def test_with_three_hundred_the_start_page_stays_small_and_leads_on(client, many):
    start = client.get("/")
    text = start.content.decode()
    assert 'name="q"' in text
    assert "insurer-list" not in text
    assert len(start.content) < 12_000
    for kind in KINDS:
        assert f">{kind}</a>" in text
    for address in ("/insurers/", "/insurers/?q=見本", "/insurers/?page=9"):
        assert len(client.get(address).content) < 25_000, address


def test_with_a_few_the_start_page_is_a_plain_list_without_a_form_for_insurers(client):
    text = client.get("/").content.decode()
    assert 'id="insurer"' not in text
    assert "insurer-list" in text
    assert 'href="/insurers/"' in text


def test_nothing_found_leads_to_the_national_rules(client):
    page = client.get("/insurers/", {"q": "どこにもない保険"}).content.decode()
    assert "見つかりませんでした" in page
    assert 'href="/other/"' in page
