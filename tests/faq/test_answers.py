"""Every cell of the FAQ: filled, spoken, sourced, without typed figures; every section of a leaflet covered."""

import csv
import re
from datetime import date, timedelta
from pathlib import Path

import pytest

from checker.library import library
from checker.wording import PLACEHOLDER
from editing.readability import TYPED
from faq.catalog import catalog
from faq.coverage import coverage
from tests.conftest import INSURERS, TODAY

DAYS = (TODAY, date(2026, 7, 31), date(2027, 1, 1), TODAY + timedelta(days=365))
STATEMENTS = Path(__file__).with_name("statements.tsv")
LEAFLETS = {
    "000": "kawasaki-kyosai",
    "001": "kawasaki-kokuho",
    "002": "kenpo",
    "003": "tokyo-kyosai",
    "004": "kyosai-shibu",
}


def cells(day=TODAY):
    book = catalog()
    return [book.cell(insurer, topic, day) for insurer in library().insurers.values() for topic in book.topics.topics]


@pytest.mark.parametrize("day", DAYS)
def test_every_cell_is_filled_on_every_day(day):
    for cell in cells(day):
        for text in (cell.short, cell.answer, cell.spoken, cell.body):
            assert text, (cell.insurer.slug, cell.topic.slug)
            assert not PLACEHOLDER.search(text), (cell.insurer.slug, cell.topic.slug)
        assert cell.sources


def test_a_spoken_answer_can_be_read_aloud_as_it_stands():
    for cell in cells():
        assert not re.search("[（）()※「」〜/0-9０-９]|こちら|下記|上記", cell.spoken.replace("A4", "")), (
            cell.insurer.slug,
            cell.spoken,
        )
        assert len(cell.answer) <= 120, (cell.insurer.slug, cell.topic.slug, cell.answer)


def test_no_figure_is_typed_in_an_answer():
    for slug, answers in catalog().answers.items():
        for topic, answer in answers.items():
            for text in (answer.short, answer.answer, answer.body):
                found = TYPED.search(PLACEHOLDER.sub("", text))
                assert not found, (slug, topic, found and found[0])


def statements():
    with STATEMENTS.open(encoding="utf-8") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def test_every_statement_of_every_leaflet_has_its_answer():
    book = catalog()
    missing = set()
    for row in statements():
        insurer = LEAFLETS[row["leaflet"]]
        named = [row["section"] in answer.sections for topic in row["topics"].split("|")
                 if (answer := book.answers[insurer].get(topic))]  # fmt: skip
        if not any(named):
            missing.add((insurer, row["section"], row["topics"]))
    assert not missing


@pytest.mark.parametrize("insurer", INSURERS)
def test_the_sources_page_shows_what_stands_on_each_section(client, insurer):
    found = library().insurers[insurer]
    text = client.get(f"/{insurer}/sources/").content.decode()
    for grounds in coverage(catalog(), found).values():
        for ground in grounds:
            assert f"<h3>{ground.place}</h3>" in text
            if found.folder.sections:
                assert ground.topics, ground.place


def test_related_topics_are_three_at_most_and_never_the_topic_itself():
    for cell in cells():
        assert len(cell.related) <= 3
        assert cell.topic not in cell.related


@pytest.mark.parametrize("insurer", INSURERS)
def test_every_answer_has_a_page_and_a_number_of_its_own(client, insurer):
    seen = set()
    for topic in catalog().topics.topics:
        response = client.get(f"/{insurer}/faq/{topic}/")
        assert response.status_code == 200
        cell = catalog().cell(library().insurers[insurer], topic, TODAY)
        behind = client.get(f"/c/{cell.code}/")
        assert f"<h1>{cell.topic.question}</h1>" in behind.content.decode()
        seen.add(cell.code)
    assert len(seen) == len(catalog().topics.topics)


def test_where_a_leaflet_is_silent_the_page_says_so(client):
    text = client.get("/kenpo/faq/deregister-link-remains/").content.decode()
    assert "この保険の案内には書かれていません" in text
    text = client.get("/kenpo/faq/certificate-fee/").content.decode()
    assert "この保険の案内には書かれていません" not in text
    assert "1,000円" in text


def test_side_by_side_the_insurer_that_differs_is_marked_by_words(client):
    text = client.get("/faq/return-on-leaving/").content.decode()
    assert text.count('<section class="compare__item') == len(INSURERS)
    assert "ほかと違います" in text
    assert "健康保険によって、答えが違います" in text


def test_the_data_for_other_systems_has_all_answers(client):
    data = client.get("/kenpo/faq.json").json()
    assert [entry["topic"] for entry in data["answers"]] == list(catalog().topics.topics)
    fee = next(entry for entry in data["answers"] if entry["topic"] == "certificate-fee")
    assert "1,000円" in fee["answer"] + fee["body"]
    assert "千円" in fee["spoken"] or "円" not in fee["answer"]
    assert fee["last_checked"] == "2026-11-22"


def test_sitemap_and_feed_lead_to_pages_that_exist(client):
    for address, pattern in (("/sitemap.xml", "<loc>(.*?)</loc>"), ("/kenpo/faq/feed.atom", r'<link href="(.*?)"')):
        found = re.findall(pattern, client.get(address).content.decode())
        assert len(found) > 25
        for url in found[:: max(1, len(found) // 40)]:
            assert client.get(url.removeprefix("http://testserver")).status_code == 200, url
