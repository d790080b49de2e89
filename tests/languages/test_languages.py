"""Each language has its own addresses, keeps the page and the answers, and says which language a part is in."""

import re

import pytest
from django.conf import settings

from tests.conftest import INSURERS
from tests.languages.conftest import LANGUAGES, seen

ANSWERS = "card=valid&registered=yes&electronic_certificate=valid&eligibility_certificate=none"
PAGES = {
    "start": "/",
    "front": "/kenpo/",
    "question": "/kenpo/check/",
    "result": f"/kenpo/result/?{ANSWERS}",
    "list": "/kenpo/faq/",
    "answer": "/kenpo/faq/contact/",
    "side by side": "/faq/contact/",
    "search": "/faq/search/",
    "words": "/words/",
}


def test_the_language_is_in_the_address_and_nowhere_else(client):
    german = client.get("/kenpo/", headers={"accept-language": "de, en"})
    assert german.headers["Content-Language"] == "ja"
    assert "Accept-Language" not in german.headers.get("Vary", "")
    english = client.get("/en/kenpo/")
    assert english.headers["Content-Language"] == "en"
    assert '<html lang="en"' in english.content.decode()
    assert not english.cookies


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("name", PAGES)
def test_a_page_links_to_itself_in_every_language_with_its_answers(client, code, name):
    page = client.get(f"/{code}{PAGES[name]}").content.decode().replace("&amp;", "&")
    listed = re.search(r'<nav class="languages.*?</nav>', page, re.S)[0]
    for other in LANGUAGES:
        assert f'href="/{other}{PAGES[name]}"' in listed
    assert f'href="{PAGES[name]}"' in listed


@pytest.mark.parametrize("code", LANGUAGES)
def test_links_stay_in_the_language(client, code):
    page = client.get(f"/{code}/kenpo/result/?{ANSWERS}").content.decode()
    main = page[page.index("<main") : page.index("</main>")]
    own = [address for address in re.findall(r'href="(/[^"]*)"', main) if not address.startswith("/static/")]
    assert own
    assert all(address.startswith(f"/{code}/") for address in own), own


def test_the_languages_are_named_in_their_own_script(client):
    listed = re.search(r'<nav class="languages.*?</nav>', client.get("/").content.decode(), re.S)[0]
    for name in ("日本語", "やさしい日本語", "English", "简体中文", "Tiếng Việt"):
        assert f">{name}</a>" in listed


def test_the_default_language_has_no_prefix_and_unknown_ones_are_not_found(client):
    assert client.get("/ja/").status_code == 404
    assert client.get("/xx/kenpo/").status_code == 404
    assert "Page" in seen(client.get("/en/nothing/here/").content.decode())


def test_desk_and_staff_pages_have_no_translation(client):
    assert client.get("/en/desk/").status_code == 404
    assert 'class="languages' not in client.get("/desk/").content.decode()


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("insurer", INSURERS)
def test_the_result_is_the_same_in_every_language(client, code, insurer):
    dated = f"{ANSWERS}&electronic_certificate_expiry=2026-08-22"
    for answers in (ANSWERS, "card=none&eligibility_certificate=lost", dated):
        japanese = client.get(f"/{insurer}/result.json?{answers}").json()
        other = client.get(f"/{code}/{insurer}/result.json?{answers}").json()
        for kind in ("bring", "todo"):
            assert [{**item, "sources": 0} for item in other.pop(kind)] == [
                {**item, "sources": 0} for item in japanese.pop(kind)
            ]
        assert other == japanese


def test_errors_are_told_in_the_language(client):
    answer = client.get("/en/kenpo/check/?card=valid&card_expiry=2027-02-30")
    assert answer.status_code == 400
    assert "expiry" in seen(answer.content.decode())
    data = client.get("/en/kenpo/result.json?card=nonsense").json()
    assert not re.search("[ぁ-ん]", " ".join(data["errors"]["card"]))


def test_a_date_may_be_written_in_english(client):
    asked = "card=valid&card_expiry_year=2031&card_expiry_month=May&card_expiry_day=10"
    answer = client.get(f"/en/kenpo/check/?{asked}")
    assert answer.status_code == 302
    assert "card_expiry=2031-05-10" in answer["Location"]


def test_the_calendar_file_is_in_the_language(client):
    answers = f"{ANSWERS}&electronic_certificate_expiry=2026-12-10"
    lines = client.get(f"/en/kenpo/result.ics?{answers}").content.decode()
    assert "SUMMARY:Renew" in lines.replace("\r\n ", "")


def test_a_language_is_one_set_of_files():
    for code, _ in settings.LANGUAGES:
        if code != "ja" and not code.endswith("-plain"):
            assert (settings.BASE_DIR / "leaflets" / "national" / code / "language.toml").exists()
            assert list((settings.BASE_DIR / "locale").glob("*/LC_MESSAGES/django.po"))
