"""Everything that is read aloud is fit for the ear: for every insurer and topic, on several days."""

import re
from collections.abc import Iterator
from datetime import date, datetime

import pytest

from checker.desks import desks
from checker.items import Presenter
from checker.library import library
from desk.asking import PURPOSES
from desk.guide import guide
from desk.script import contact_script, opening_in_words
from faq.catalog import catalog

INSURERS = list(library().insurers.values())
DAYS = (date(2024, 12, 2), date(2025, 11, 20), date(2026, 3, 31), date(2026, 11, 24), date(2027, 1, 5))
LONGEST = 60  # characters to a full stop
NOT_SAID = re.compile(
    r"[0-9０-９（）()［］\[\]「」『』【】{}※＊*/／：:;・…→]"
    r"|こちら|下記|上記|右記|以下の|次のとおり|URL|http"
)
LATIN = re.compile(r"[A-Za-z]+")
SAID_LATIN = {"ATM"}  # said letter by letter by everybody
HOMOPHONES = (
    "失効",
    "執行",
    "交信",
    "私立",
    "市立",
    "喪失",
    "返戻",
    "公布",
    "毀損",
    "職権",
    "券面",
    "添付",
    "別途",
    "当該",
)


def by_kind(insurer, kind, day) -> Iterator[tuple[object, str]]:
    aloud = Presenter(insurer, day, aloud=True)
    for folder in (insurer.national, insurer.folder):
        for code, variants in folder.texts[kind].items():
            for variant in {"", *variants}:
                yield (code, variant), aloud.item(kind, code, variant).text.get("spoken", "")


def windows(insurer, day) -> Iterator[tuple[object, str]]:
    for window in desks(insurer, datetime.combine(day, datetime.min.time()), PURPOSES):
        opening = window.state.next_opening
        yield window.contact.id, contact_script(window).say + (opening_in_words(opening) if opening else "")


def fit_for_the_ear(name, said):
    assert said.endswith(("。", "か。")), (name, said)
    assert not NOT_SAID.search(said), (name, said, NOT_SAID.search(said))
    assert set(LATIN.findall(said)) <= SAID_LATIN, (name, said)
    assert max(map(len, said.split("。"))) < LONGEST, (name, said)
    assert not [word for word in HOMOPHONES if word in said], (name, said)


@pytest.mark.parametrize("insurer", INSURERS, ids=lambda insurer: insurer.slug)
@pytest.mark.parametrize("kind", ["bring", "todo", "verdict", "warnings"])
def test_each_text_and_variant(insurer, kind):
    for day in DAYS:
        for name, said in by_kind(insurer, kind, day):
            fit_for_the_ear(name, said)


@pytest.mark.parametrize("insurer", INSURERS, ids=lambda insurer: insurer.slug)
def test_each_answer(insurer):
    for day in DAYS:
        for topic in catalog().topics.topics:
            fit_for_the_ear(topic, catalog().cell(insurer, topic, day).spoken)


@pytest.mark.parametrize("insurer", INSURERS, ids=lambda insurer: insurer.slug)
def test_each_window(insurer):
    for day in DAYS:
        found = list(windows(insurer, day))
        assert found
        for name, said in found:
            fit_for_the_ear(name, said)
            assert not re.search("(?<=[ロイニサヨゴクナハキ])の(?=[ゼイニサヨゴロナハキ])", said), (name, said)


def test_what_the_operator_says_besides():
    texts = guide()
    for ask in (*texts.asks.values(), texts.find_insurer, texts.contact):
        fit_for_the_ear("ask", ask.say)
        fit_for_the_ear("ask", ask.unsure)
    for said in (texts.code, texts.hand_over[0], *(words.format(day="十日、木曜日") for words in texts.visit.values())):
        fit_for_the_ear("guide", said)
