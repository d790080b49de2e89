"""The desk: the same result as everywhere, sentences for the ear, codes, days, all insurers side by side."""

import random
import re
from datetime import datetime

import pytest

from checker import answers as contract
from checker.library import library
from checker.questions import PAGES
from desk.guide import guide
from faq.catalog import catalog

INSURERS = list(library().insurers)
USABLE = "card=valid&registered=yes&electronic_certificate=valid&eligibility_certificate=none"


def text_of(response):
    return response.content.decode()


def codes_in(text, kind):
    return re.findall(rf'data-{kind}="([^"]+)"', text)


@pytest.mark.parametrize("slug", INSURERS)
def test_desk_page_data_and_code_give_the_same_result(client, slug):
    draw = random.Random(slug)
    for _ in range(120):
        query = [(name, draw.choice(values)) for name, values in contract.CHOICES.items()]
        query += [("situation", name) for name in draw.sample(contract.SITUATIONS, draw.randint(0, 2))]
        query = "&".join(f"{name}={value}" for name, value in query)
        data = client.get(f"/{slug}/result.json?{query}").json()
        expected = [[item["code"] for item in data[kind]] for kind in ("bring", "todo")]
        for address in (f"/{slug}/result/?{query}", f"/desk/{slug}/?{query}", f"/desk/?code={data['code']}"):
            text = text_of(client.get(address))
            assert [codes_in(text, kind) for kind in ("bring", "todo")] == expected, address


@pytest.mark.parametrize("slug", INSURERS)
def test_every_answer_has_sentences_to_read_aloud_without_digits(client, slug):
    for topic in catalog().topics.topics:
        text = text_of(client.get(f"/desk/{slug}/?topic={topic}"))
        said = re.findall(r'say__label">読み上げる</p><p>([^<]+)<', text)
        assert len(said) >= 2, topic
        assert not re.search(r"[0-9]", said[0]), topic


def test_every_question_can_be_asked_and_found_out():
    asks = guide().asks
    assert set(asks) == set(PAGES)
    assert all(ask.say.endswith("。") and ask.unsure and ask.mind for ask in asks.values())


def test_the_next_question_stands_ready_until_the_result_does(client):
    address = "/desk/kenpo/?"
    for part, name in (("", "card"), ("card=valid", "registered"), ("&registered=yes", "electronic_certificate")):
        address += part
        assert codes_in(text_of(client.get(address)), "ask") == [name]
    assert codes_in(text_of(client.get(f"/desk/kenpo/?{USABLE}")), "verdict") == ["usable"]


@pytest.mark.parametrize("typed", ["{0}", "{0[0]}{0[1]}{0[2]}{0[3]}-{0[4]}{0[5]}{0[6]}{0[7]}", "full"])
def test_a_code_is_taken_as_people_type_it(client, typed):
    code = client.get(f"/kenpo/result.json?{USABLE}").json()["code"]
    full = code.translate(str.maketrans("0123456789", "０１２３４５６７８９"))
    text = text_of(client.get("/desk/", {"code": full if typed == "full" else typed.format(code)}))
    assert codes_in(text, "verdict") == ["usable"]


def test_a_wrong_or_swapped_digit_is_noticed_and_said(client):
    code = client.get(f"/kenpo/result.json?{USABLE}").json()["code"]
    wrong = [code[:n] + str((int(code[n]) + 1) % 10) + code[n + 1 :] for n in range(len(code))]
    wrong += [code[:n] + code[n + 1] + code[n] + code[n + 2 :] for n in range(len(code) - 1) if code[n] != code[n + 1]]
    for typed in wrong:
        response = client.get("/desk/", {"code": typed})
        assert response.status_code == 400
        assert "番号が違うようです" in text_of(response)
        assert typed in text_of(response)


def test_a_day_in_the_past_follows_its_own_rules(client):
    text = text_of(client.get(f"/desk/kenpo/?{USABLE}&visit_year=2025&visit_month=11&visit_day=20"))
    assert "old-insurance-card" in codes_in(text, "bring")
    assert "2025年（令和7年）11月20日" in text


def test_without_an_insurer_all_stand_side_by_side_with_differences_marked(client):
    query = "card=valid&registered=yes&electronic_certificate=expired&electronic_certificate_expiry=2026-08-15"
    text = text_of(client.get(f"/desk/?{query}&eligibility_certificate=none"))
    assert all(insurer.name in text for insurer in library().insurers.values())
    assert "<strong>違 </strong>" in text


def test_errors_are_said_and_lose_nothing(client):
    date = "card_expiry_year=8&card_expiry_month=13&card_expiry_day=1"
    response = client.get(f"/desk/kenpo/?card=valid&registered=yes&{date}")
    text = text_of(response)
    assert response.status_code == 400
    assert 'value="13"' in text
    assert "field__error" in text


@pytest.mark.parametrize("slug", INSURERS)
def test_diagram_text_and_rules_agree(client, slug):
    text = text_of(client.get(f"/desk/{slug}/paths/"))
    drawn = dict(re.findall(r'data-path="([^"]+)" data-end="([^"]+)"', text))
    told = re.findall(r'data-text-path="([^"]+)"', text)
    assert len(drawn) == len(told) == (2 * 4 * 3 + 3) * 4
    for key, verdict in drawn.items():
        card, *rest = key.split(".")
        names = list(contract.CHOICES) if len(rest) == 3 else ["card", "eligibility_certificate"]
        query = "&".join(f"{name}={value}" for name, value in zip(names, [card, *rest], strict=True))
        assert codes_in(text_of(client.get(f"/{slug}/result/?{query}")), "verdict") == [verdict], key


def test_nothing_is_stored_and_nobody_keeps_a_copy(client):
    response = client.get(f"/desk/kenpo/?{USABLE}")
    assert response["Cache-Control"] == "private, no-cache"
    assert not response.cookies


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        ("2026-11-22 10:00", "ただいま時間外です"),  # a Sunday
        ("2026-11-23 10:00", "ただいま時間外です"),  # a holiday
        ("2026-11-24 10:00", "ただいま受付時間です"),
        ("2026-11-28 10:00", "ただいま受付時間です"),  # the fourth Saturday
        ("2026-12-05 10:00", "ただいま時間外です"),  # the first Saturday
        ("2026-12-28 17:00", "ただいま受付時間です"),
        ("2026-12-29 10:00", "ただいま時間外です"),
        ("2027-01-04 09:00", "ただいま受付時間です"),
        ("2027-01-05 18:00", "ただいま時間外です"),
    ],
)
def test_the_desk_knows_which_window_is_open(client, freeze, moment, words):
    freeze(datetime.fromisoformat(moment))
    text = text_of(client.get("/desk/kawasaki-kokuho/"))
    first = text[text.index("窓口と、つなぐときの言葉") :]
    assert words in first[: first.index("</section>")]
    if "時間外" in words:
        assert "に開きます" in first[: first.index("</section>")]
