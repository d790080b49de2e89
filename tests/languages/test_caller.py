"""The desk shows the caller's language beside the Japanese, sentence by sentence."""

import re

import pytest

from tests.languages.conftest import LANGUAGES

GRACE = "card=valid&registered=yes&electronic_certificate=expired&electronic_certificate_expiry=2026-09-15"
RESULT = f"/desk/tokyo-kyosai/?{GRACE}&eligibility_certificate=none&caller="


def pairs(page):
    """Return each line's (Japanese, caller's language)."""
    found = re.findall(
        r'class="say__label">読み上げる</p><p>(.*?)</p>(?:<p class="say__caller"[^>]*>(.*?)</p>)?', page, re.S
    )
    return [(re.sub("<[^>]*>", "", said), caller) for said, caller in found]


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_line_of_a_result_has_the_callers_language_beside_it(client, code):
    page = client.get(RESULT + code).content.decode()
    lines = re.findall(r'<div class="pair[^"]*" data-line="[^"]*">.*?</div>', page, re.S)
    assert len(lines) > 5
    assert all("say__caller" in line for line in lines)


def test_without_a_language_there_is_only_japanese(client):
    assert "say__caller" not in client.get(RESULT).content.decode()
    assert "say__caller" not in client.get(RESULT + "nonsense").content.decode()


def test_a_result_is_said_in_english(client):
    page = client.get(RESULT + "en").content.decode()
    assert "It works until Thursday, December 31, 2026" in page
    assert 'class="say__caller" lang="en"' in page


def test_a_question_and_an_answer_are_said_in_english(client):
    asked = pairs(client.get("/desk/kenpo/?caller=en").content.decode())
    assert any("My Number Card" in caller for _, caller in asked)
    answered = pairs(client.get("/desk/kenpo/?topic=certificate-fee&caller=en").content.decode())
    assert any("1,000 yen" in caller for _, caller in answered)


def test_the_language_stays_while_the_operator_goes_on(client):
    page = client.get("/desk/kenpo/?card=valid&caller=en").content.decode().replace("&amp;", "&")
    assert 'name="caller" value="en"' in page
    assert "caller=en&topic=certificate-reissue" in page
