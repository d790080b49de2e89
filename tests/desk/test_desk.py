"""The desk: the same result as everywhere, sentences for the ear, codes, days, all insurers side by side."""

import re
from datetime import datetime

import pytest

from checker import answers as contract
from checker import spoken
from checker.library import library
from checker.questions import PAGES
from desk.guide import guide

INSURERS = list(library().insurers)
USABLE = "card=valid&registered=yes&electronic_certificate=valid&eligibility_certificate=none"


def text_of(response):
    return response.content.decode()


def without_ruby(text):
    return re.sub(r"<ruby>(.*?)<rt>.*?</rt></ruby>", r"\1", text)


def codes_in(text, kind):
    return re.findall(rf'data-{kind}="([^"]+)"', text)


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


@pytest.mark.parametrize("slug", INSURERS)
def test_the_codes_of_answers_are_checked_and_read_out_alike(client, slug):
    text = text_of(client.get(f"/desk/{slug}/?topic=contact"))
    said = re.search(r"この答えの番号は、([^。]+)です。", without_ruby(text))[1]
    code = re.search(r"<b>番号</b> ([0-9-]+)", text)[1]
    assert said == spoken.digits(code)
    digits = code.replace("-", "")
    assert "この答えの番号は" in text_of(client.get("/desk/", {"code": " ".join(digits)}))
    for n in range(len(digits)):
        wrong = digits[:n] + str((int(digits[n]) + 3) % 10) + digits[n + 1 :]
        assert "番号が違うようです" in text_of(client.get("/desk/", {"code": wrong}))


def test_a_day_in_the_past_follows_its_own_rules(client):
    text = text_of(client.get(f"/desk/kenpo/?{USABLE}&visit_year=2025&visit_month=11&visit_day=20"))
    assert "old-insurance-card" in codes_in(text, "bring")
    assert "2025年（令和7年）11月20日（木）の決まりで答えています" in text
    assert "令和七年十一月二十日、木曜日に受診したときのことを、お答えします。" in without_ruby(text)


def test_answers_and_codes_follow_the_day_too(client):
    past = "visit_year=2025&visit_month=12&visit_day=1"
    topic = "/desk/koki-koreisha/?topic=who-gets-certificate"
    then, now = (text_of(client.get(address)) for address in (f"{topic}&{past}", topic))
    assert "みんなに届きます" in then
    assert "八十五歳以上" not in then
    assert "八十五歳以上" in now
    code = client.get(f"/kenpo/result.json?{USABLE}").json()["code"]
    assert "old-insurance-card" in codes_in(text_of(client.get(f"/desk/?code={code}&{past}")), "bring")


def test_another_insurer_and_a_topic_in_between_lose_no_answer(client):
    text = text_of(client.get("/desk/kenpo/?card=valid&registered=yes&visit=2026-12-24"))
    assert 'href="/desk/other/?card=valid&amp;registered=yes&amp;visit=2026-12-24"' in text
    assert 'href="?card=valid&amp;registered=yes&amp;visit=2026-12-24&amp;topic=old-card-still-usable"' in text
    assert '<input type="hidden" form="search" name="registered" value="yes">' in text
    text = text_of(client.get("/desk/kenpo/?card=valid&topic=contact"))
    assert 'href="/desk/other/?card=valid&amp;topic=contact"' in text
    assert re.search(r'name="card" id="card-1" value="valid" checked', text)


def test_after_a_code_the_questions_are_those_of_its_insurer(client):
    code = client.get(f"/tokyo-kyosai/result.json?{USABLE}").json()["code"]
    assert 'action="/desk/tokyo-kyosai/"' in text_of(client.get(f"/desk/kenpo/?code={code}"))


@pytest.mark.parametrize("number", ["123456789018", "１２３４ ５６７８ ９０１８", "044-200-0783", "090-1234-5678"])
def test_what_may_be_somebodys_number_is_not_given_back(client, number):
    for field in ("code", "q"):
        text = text_of(client.get("/desk/", {field: number}))
        typed = re.search(rf'name="{field}" value="([^"]*)"', text)[1]
        assert typed == ("044-200-0783" if (field, number) == ("q", "044-200-0783") else "")


def test_each_to_do_tells_the_operator_why_what_not_to_say_and_whom_to_transfer_to(client):
    query = "card=suspended&eligibility_certificate=none"
    text = text_of(client.get(f"/desk/kawasaki-kokuho/?{query}"))
    for code in codes_in(text, "todo"):
        pair = text[text.index(f'data-line="todo:{code}"') :]
        pair = pair[: pair.index("data-line", 20)]
        for label in ("すること", "言わないこと", "つなぐ先"):
            assert f"<b>{label}</b>" in pair, (code, label)
        assert "出典：" in pair, code
    lost = text[text.index('data-line="todo:report-lost-card"') :]
    assert "0120-95-0178" in lost[: lost.index("</details>")]
    assert "わけ" in text


def test_without_an_insurer_all_stand_side_by_side_with_differences_marked(client):
    query = "card=valid&registered=yes&electronic_certificate=expired&electronic_certificate_expiry=2026-08-15"
    text = text_of(client.get(f"/desk/?{query}&eligibility_certificate=none"))
    assert all(insurer.name in text for insurer in library().insurers.values())
    assert text.count('class="differs__mark">違う<') == text.count('class="differs"') > 0


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
    told = dict(re.findall(r'data-text-path="([^"]+)" data-text-end="([^"]+)"', text))
    assert drawn == told
    assert len(drawn) == (2 * 4 * 3 + 3) * 4
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
