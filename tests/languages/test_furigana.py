"""Every kanji of a やさしい日本語 page has its reading, a right one; and it is there for the eye alone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.conf import settings

from checker.library import languages
from checker.loading.problems import STRICT
from faq.catalog import catalog
from languages.furigana import Readings, load_words, readings
from languages.markup import finished
from tests.conftest import INSURERS

EASY = tuple(name for name in INSURERS if (settings.BASE_DIR / "leaflets" / name / "ja-easy").is_dir())
PARTS = re.compile(
    r"<!--.*?-->|<(title|script|style|svg|textarea|option)\b.*?</\1>"
    r"|<(?!html\b)([a-z0-9]+)\b[^>]* lang=(?!.ja.)[^>]*>[^<]*</\2>",
    re.S,
)
RUBY = re.compile(r"<ruby>([^<]+)<rp>（</rp><rt>([ぁ-ゖー]+)</rt><rp>）</rp></ruby>")
KANJI = re.compile("[々〆一-鿿]")
RESULTS = {
    "usable": "card=valid&registered=yes&electronic_certificate=valid&eligibility_certificate=none",
    "lapsed": "card=valid&registered=yes&electronic_certificate=expired&eligibility_certificate=none",
    "dates": "card=expired&registered=yes&electronic_certificate=expired&eligibility_certificate=expired"
    "&card_expiry=2026-10-10&electronic_certificate_expiry=2026-09-20",
    "no card": "card=none&eligibility_certificate=none",
    "lost": "card=suspended&eligibility_certificate=lost",
    "unknown": "card=valid&registered=unknown&electronic_certificate=unknown&eligibility_certificate=valid",
    "deregistered": "card=valid&registered=deregistered&electronic_certificate=valid&eligibility_certificate=none",
    "everything": "card=valid&registered=no&eligibility_certificate=none&situation=new-member&situation=age-70-74"
    "&situation=high-cost&situation=cannot-use&situation=changed-details&situation=leaving",
    "past": "card=valid&registered=yes&electronic_certificate=valid&eligibility_certificate=none&visit=2026-03-02",
}
QUESTIONS = ("", "?card=valid", "?card=valid&registered=yes", "?card=valid&registered=yes&electronic_certificate=valid")


def bare(page: str) -> set[str]:
    """Return what has kanji without a reading."""
    rest = RUBY.sub("|", PARTS.sub("|", page))
    return {text for text in re.split(r"<[^>]*>|\|", rest) if KANJI.search(text)}


def addresses(insurer: str) -> list[str]:
    """Return the addresses of all kinds of pages of an insurer."""
    return [
        f"/{insurer}/",
        *(f"/{insurer}/check/{query}" for query in QUESTIONS),
        *(f"/{insurer}/result/?{query}" for query in RESULTS.values()),
        f"/{insurer}/faq/",
        f"/{insurer}/faq/search/?q=カード",
        *(f"/{insurer}/faq/{topic}/" for topic in catalog("ja").topics.topics),
    ]


@pytest.mark.parametrize("insurer", EASY)
def test_every_kanji_has_a_reading_and_none_has_two(client, insurer):
    for address in addresses(insurer):
        page = client.get(f"/ja-easy{address}").content.decode()
        assert RUBY.search(page), address
        assert not bare(page), (address, bare(page))
        assert page.count("<ruby>") == len(RUBY.findall(page)), address
        assert not re.search("歳歳|年年|円円|か月か月|週間週間", seen_kanji(page)), address


@pytest.mark.parametrize(
    "address",
    ["/", "/faq/", "/faq/contact/", "/faq/search/?q=期限", "/faq/search/?q=ほけん", "/words/", "/c/", "/no-such-page/",
     "/kenpo/check/?card=no-such", "/kenpo/result/?card=valid&card_expiry=2026-13-40", "/kenpo/result/"],
)  # fmt: skip
def test_pages_of_no_insurer_and_errors_have_readings_too(client, address):
    page = client.get(f"/ja-easy{address}").content.decode()
    assert RUBY.search(page)
    assert not bare(page)


@pytest.mark.parametrize("address", ["/", "/kenpo/", "/kenpo/faq/contact/", f"/kenpo/result/?{RESULTS['lapsed']}"])
def test_a_plain_link_leads_to_the_same_page_without_readings(client, address):
    plain = client.get(f"/ja-easy-plain{address}").content.decode()
    assert not re.search("<ruby|<rt|<rp", plain)
    assert f'href="/ja-easy-plain{address}"' in client.get(f"/ja-easy{address}").content.decode().replace("&amp;", "&")


def test_titles_attributes_and_what_was_typed_have_no_readings(client):
    page = client.get("/ja-easy/faq/search/?q=保険証の期限").content.decode()
    assert 'value="保険証の期限"' in page
    assert not re.search(r'="[^"]*<(?:ruby|rt)', page)
    assert "<ruby" not in re.search("<title>.*?</title>", page, re.S)[0]
    assert "<ruby" not in "".join(
        re.findall(r"<svg\b.*?</svg>", client.get("/ja-easy/kenpo/check/").content.decode(), re.S)
    )


def test_what_is_copied_or_read_by_programs_has_no_readings(client):
    query = RESULTS["lapsed"]
    for file in (f"result.json?{query}", f"result.ics?{query}"):
        answer = client.get(f"/ja-easy/kenpo/{file}")
        assert answer.status_code == 200
        assert b"ruby" not in answer.content
    sheet = (settings.BASE_DIR / "static/css/site.css").read_text("utf-8")
    assert re.search(r"\nrt,rp\{[^}]*user-select:none", sheet)  # a copied sentence has no kana in between


def test_words_of_other_languages_stay_as_they_are(client):
    assert ">简体中文</a>" in client.get("/ja-easy/").content.decode()


def said(text: str, words: dict[str, str] | None = None) -> str:
    """Return a text as it is marked, in short: [kanji|reading]."""
    marked = (Readings(words) if words is not None else readings("ja-easy")).markup(text)
    return RUBY.sub(r"[\1|\2]", marked)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026年4月1日", "2026[年|ねん][4月|しがつ][1日|ついたち]"),
        ("9月20日（日曜日）", "[9月|くがつ][20日|はつか]（[日曜日|にちようび]）"),
        ("10月14日", "10[月|がつ][14日|じゅうよっか]"),
        ("1日で できます", "1[日|にち]で できます"),
        ("5日から 20日", "[5日|いつか]から [20日|はつか]"),
        ("12日", "12[日|にち]"),
        ("3か月と 6か月", "3か[月|げつ]と [6か月|ろっかげつ]"),
        ("10分と 15分と 3分", "[10分|じゅっぷん]と 15[分|ふん]と 3[分|ぷん]"),
        ("午前9時30分", "[午前|ごぜん][9時|くじ][30分|さんじゅっぷん]"),
        ("1人、2人、4人、5人", "[1人|ひとり]、[2人|ふたり]、[4人|よにん]、5[人|にん]"),
        ("1回と 2回目", "[1回|いっかい]と 2[回|かい][目|め]"),
        ("18歳、70歳、75歳", "[18歳|じゅうはっさい]、[70歳|ななじゅっさい]、75[歳|さい]"),
        ("4年と 2024年", "[4年|よねん]と 2024[年|ねん]"),
        ("8週間", "[8週間|はっしゅうかん]"),
        ("1,000円と 3割", "1,000[円|えん]と 3[割|わり]"),
        ("044-200-0783", "044-200-0783"),
        ("月", "[月|がつ]"),  # beside a field for a figure
        ("誕生日の 前の 日", "[誕生日|たんじょうび]の [前|まえ]の [日|ひ]"),
        ("もう一度", "もう[一度|いちど]"),
        ("何を 出しますか。何ですか。", "[何|なに]を [出|だ]しますか。[何|なん]ですか。"),
        ("病院に 行って ください", "[病院|びょういん]に [行|い]って ください"),
        ("保険に 入る。番号を 入れる。", "[保険|ほけん]に [入|はい]る。[番号|ばんごう]を [入|い]れる。"),
        ("お知らせを 送る", "お[知|し]らせを [送|おく]る"),
        ("カードの 表", "カードの [表|おもて]"),
        ("申しこみ", "[申|もう]しこみ"),
        ("正しく 書く", "[正|ただ]しく [書|か]く"),
    ],
)  # fmt: skip
def test_words_and_figures_are_read_as_a_teacher_reads_them(text, expected):
    assert said(text) == expected


def test_the_longest_word_counts_and_an_unknown_one_stays_bare():
    words = {"保険": "ほけん", "保険証": "ほけんしょう", "外": "そと", "受付": "うけつけ", "人": "ひと"}
    assert said("保険証と保険", words) == "[保険証|ほけんしょう]と[保険|ほけん]"
    assert said("外に出る", words) == "[外|そと]に出る"
    assert said("外れます", words) == "外れます"  # not そとれます
    assert said("受付けます", words) == "受付けます"
    assert said("人物と個人", words) == "人物と個人"


def test_marks_of_html_stay_as_they_are():
    page = '<html lang="ja"><p title="保険証">保険証 &amp; <b>保険</b>証</p><textarea>保険</textarea>'
    assert RUBY.sub(r"[\1]", finished(page, languages()["ja-easy"], readings=True)) == (
        '<html lang="ja"><p title="保険証">[保険証] &amp; <b>[保険]</b>証</p><textarea>保険</textarea>'
    )


def test_a_broken_list_of_readings_is_told_with_its_word(tmp_path: Path):
    file = tmp_path / "readings.toml"
    file.write_text('[words]\n"送る" = "おくり"\n', "utf-8")
    with pytest.raises(ValueError, match=r"readings\.toml:2: words\.送る"):
        load_words(file, STRICT)


def seen_kanji(page: str) -> str:
    return re.sub("<[^>]*>", "", RUBY.sub(r"\1", PARTS.sub("", page)))
