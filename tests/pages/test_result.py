"""What a result's page tells, for the eye and as data."""

import json
import re
from datetime import date, datetime
from html import unescape
from itertools import product

import pytest

from checker.answers import CHOICES, SITUATIONS
from checker.library import library
from tests.conftest import INSURERS

GRACE = (
    "card=valid&registered=yes&electronic_certificate=expired&electronic_certificate_expiry=2026-08-15"
    "&eligibility_certificate=none&visit=2026-11-22"
)


def text_of(response):
    main = response.content.decode().partition("<main")[2]
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", "", main)))


def codes_on(response, kind):
    return re.findall(rf'data-{kind}="([a-z-]+)"', response.content.decode())


def test_the_contracts_example(client):
    data = client.get(f"/tokyo-kyosai/result.json?{GRACE}").json()
    code = data.pop("code")
    assert [(item["code"], item["by"], item["optional"]) for item in data["todo"]] == [
        ("renew-electronic-certificate", "2026-11-30", False),
        ("keep-eligibility-notice", None, False),
        ("destroy-old-card", None, False),
    ]
    assert [item["code"] for item in data["bring"]] == ["my-number-card", "eligibility-notice"]
    assert data["myna_usable"] is True
    assert (data["myna_usable_until"], data["myna_may_work_until"]) == ("2026-11-30", None)
    assert 8 <= len(code) <= 12


def test_verdict_first_then_until_when_then_what_to_do(client):
    text = text_of(client.get(f"/tokyo-kyosai/result/?{GRACE}"))
    parts = [
        "受付で出すもの",
        "マイナンバーカード",
        "11月30日（月）まで使えます",
        "これからすること",
        "電子証明書を更新する",
    ]
    assert [text.index(part) for part in parts] == sorted(text.index(part) for part in parts)
    assert "受診の日から、あと8日" in text
    assert "「電子証明書の期限：2026年8月15日（土）」と答えたため" in text


def test_may_work_says_to_bring_the_second_paper_too(client):
    response = client.get(f"/kawasaki-kokuho/result/?{GRACE}")
    assert codes_on(response, "bring") == ["my-number-card", "eligibility-notice"]
    assert 'data-warning="second-paper"' in response.content.decode() or "2つめの紙" in text_of(response)
    assert "まで使えるかもしれません" in text_of(response)


@pytest.mark.parametrize("insurer", INSURERS)
def test_page_data_and_code_agree_on_every_kind_of_answers(client, insurer):
    for n, values in enumerate(product(*CHOICES.values())):
        query = dict(zip(CHOICES, values, strict=True))
        query["situation"] = SITUATIONS[n % len(SITUATIONS)]
        query["visit"] = ("2024-12-02", "2025-12-01", "2025-12-02", "2026-11-24")[n % 4]
        page = client.get(f"/{insurer}/result/", query)
        data = client.get(f"/{insurer}/result.json", query).json()
        for kind in ("bring", "todo"):
            assert codes_on(page, kind) == [item["code"] for item in data[kind]]
            assert all(item["sources"] for item in data[kind])
        if query["visit"] == "2026-11-24":
            behind = client.get(f"/c/{data['code']}/")
            assert codes_on(behind, "bring") == codes_on(page, "bring")
            assert codes_on(behind, "todo") == codes_on(page, "todo")


@pytest.mark.parametrize("insurer", INSURERS)
def test_every_text_of_every_combination_is_filled_and_has_words(client, insurer):
    cards = [("none", ""), ("returned", ""), ("suspended", ""), ("valid", "2026-12-01"), ("expired", "2026-10-01")]
    certificates = [
        ("valid", ""),
        ("unknown", ""),
        ("expired", "2026-09-30"),
        ("expired", "2026-08-22"),
        ("expired", ""),
    ]
    days = ("2024-12-02", "2025-12-02", "2026-11-24")
    for (card, expiry), (word, end), registered, eligibility, day in product(
        cards, certificates, CHOICES["registered"], CHOICES["eligibility_certificate"], days
    ):
        if card in ("none", "returned", "suspended") and (word, registered) != ("valid", "yes"):
            continue
        for situation in ("", SITUATIONS[hash((card, word, registered, day)) % len(SITUATIONS)]):
            query = {
                "card": card, "card_expiry": expiry, "registered": registered, "electronic_certificate": word,
                "electronic_certificate_expiry": end, "eligibility_certificate": eligibility, "situation": situation,
                "visit": day,
            }  # fmt: skip
            response = client.get(f"/{insurer}/result/", query)
            text = response.content.decode()
            assert response.status_code == 200
            assert not re.search(r"\{[a-z_?!]|None|True|False", text), query
            assert "出典：" in text


def test_the_answers_stand_on_the_page_each_with_change(client):
    text = client.get(f"/tokyo-kyosai/result/?{GRACE}").content.decode()
    for name in ("card", "registered", "electronic_certificate", "eligibility_certificate", "situation", "visit"):
        assert f"change={name}" in text


def test_the_desk_is_open_or_closed_now_whatever_the_day_of_the_visit(client, freeze):
    address = f"/kawasaki-kokuho/result/?{GRACE}"
    assert "ただいま受付時間です" in text_of(client.get(address))
    freeze(datetime(2026, 11, 22, 10, 0))
    text = text_of(client.get(address))
    assert "ただいま時間外です" in text
    assert "11月24日（火）の午前8時30分に開きます" in text


def test_no_closed_call_centre_and_no_green_envelope_is_told_today(client):
    for address in ("/tokyo-kyosai/", "/tokyo-kyosai/faq/individual-number-form/",
                    f"/tokyo-kyosai/result/?{GRACE}&situation=new-member"):  # fmt: skip
        text = text_of(client.get(address))
        assert "03-6837-3752" not in text
        assert "緑色" not in text


def test_a_returned_card_in_kawasaki_is_told_to_be_slow(client):
    text = text_of(client.get("/kawasaki-kokuho/result/?card=returned&eligibility_certificate=none"))
    assert "時間がかかり" in text
    assert "保険年金" in text


def test_who_gives_up_the_certificate_in_kenpo_has_five_days(client):
    text = text_of(client.get("/kenpo/result/?card=none&eligibility_certificate=valid&situation=leaving"))
    assert "5日以内" in text


def test_a_lost_certificate_in_kenpo_costs_a_thousand_yen(client):
    text = text_of(client.get("/kenpo/result/?card=none&eligibility_certificate=lost"))
    assert "1,000円" in text


def test_warnings_are_three_at_most(client):
    query = "card=expired&registered=unknown&electronic_certificate=expired&eligibility_certificate=none"
    situations = "".join(f"&situation={name}" for name in SITUATIONS if name not in ("cannot-use",))
    response = client.get(f"/kawasaki-kokuho/result/?{query}{situations}")
    assert 1 <= len(codes_on(response, "warning")) <= 3


def test_the_last_sure_day_is_told_as_the_last(client):
    query = GRACE.replace("2026-08-15", "2026-08-22")
    assert "last-day" in codes_on(client.get(f"/kawasaki-kyosai/result/?{query}"), "warning")


def test_without_a_visit_the_day_is_today_in_japan(client, freeze):
    freeze(datetime(2027, 1, 1, 0, 5))
    data = client.get("/other/result.json?card=none&eligibility_certificate=none").json()
    assert data["visit"] == "2027-01-01"


def test_every_section_named_as_a_source_has_a_place_and_a_document():
    for insurer in library().insurers.values():
        for section in (*insurer.folder.sections.values(), *insurer.national.sections.values()):
            assert section.document
            assert section.place


def test_the_data_is_plain_json_in_utf8(client):
    response = client.get(f"/tokyo-kyosai/result.json?{GRACE}")
    assert response["Content-Type"] == "application/json"
    assert "東京都" in response.content.decode()
    assert json.loads(response.content)["visit"] == str(date(2026, 11, 22))


def test_the_calendar_file_holds_the_deadlines_and_nothing_else(client):
    from icalendar import Calendar

    response = client.get(f"/tokyo-kyosai/result.ics?{GRACE}")
    assert response["Content-Type"].startswith("text/calendar")
    events = Calendar.from_ical(response.content).walk("VEVENT")
    assert [event.decoded("dtstart") for event in events] == [date(2026, 11, 30)]
    assert b"2026-08-15" not in response.content
    assert b"20260815" not in response.content
    assert client.get("/tokyo-kyosai/result.ics?card=none").status_code == 400


def test_the_page_shows_the_short_address_of_its_code(client):
    data = client.get(f"/tokyo-kyosai/result.json?{GRACE}").json()
    text = client.get(f"/tokyo-kyosai/result/?{GRACE}").content.decode()
    assert f"http://testserver/c/{data['code']}/" in text
    assert '<svg viewBox="0 0' in text[text.index('class="qr-panel"') :]
