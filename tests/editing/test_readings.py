"""readings.toml is what `manage.py readings` makes of the texts: a changed text has its readings, or a test says so."""

import pytest
from django.core.management import call_command

from editing.easy import texts_to_read, with_readings
from editing.readings import as_file, made, misfits, readings_file, spoken_pairs
from editing.words import Word, words_of

pytest.importorskip("sudachipy", reason="SudachiPy makes the readings; it is among the packages for tests")


@pytest.fixture(scope="module")
def texts() -> list[str]:
    (language,) = with_readings()
    return list(texts_to_read(language))


def test_the_readings_are_those_that_would_be_made_of_the_texts(texts):
    file = readings_file("ja-easy")
    assert file.read_text("utf-8") == as_file(made(texts)), "run: manage.py readings"


def test_no_word_is_read_in_two_ways(texts):
    twofold = [line for line in spoken_pairs(texts) if line.startswith("!")]
    assert not twofold, "decide in editing/readings-terms.toml"


def test_every_reading_fits_its_word(texts):
    assert not misfits(texts)


def test_the_command_only_looks_when_it_is_asked_to(capsys):
    before = readings_file("ja-easy").read_text("utf-8")
    call_command("readings", "--check")
    assert "unchanged" in capsys.readouterr().out
    assert readings_file("ja-easy").read_text("utf-8") == before


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("この 方の 家", [("方", "かた"), ("家", "いえ")]),
        ("誕生日は いつですか", [("誕生日", "たんじょうび")]),
        ("何を 出しますか", [("何を", "なにを"), ("出し", "だし")]),
        ("2026年4月1日の 日", [("日", "ひ")]),
        ("資格確認書を 送った 人", [("資格確認書", "しかくかくにんしょ"), ("送っ", "おくっ"), ("人", "ひと")]),
        ("住民税が かからない", [("住民税", "じゅうみんぜい")]),
        ("月", []),
    ],
)
def test_words_by_terms_and_dictionary(text, expected):
    assert [(word.text, word.reading) for word in words_of(text)] == expected


def test_where_the_longest_match_reads_wrongly_the_file_gets_a_longer_piece(monkeypatch):
    wanted = {
        "行った": [Word("行った", "おこなった", 0)],
        "今日行った": [Word("今日", "きょう", 0), Word("行った", "いった", 2)],
    }
    monkeypatch.setattr("editing.readings.words_of", wanted.__getitem__)
    words = made(wanted)
    assert words["今日行った"] == "きょういった"
    assert words["行った"] == "おこなった"
