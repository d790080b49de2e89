"""A translation knows from which Japanese it was made; nothing untranslated shows up silently."""

import re
from calendar import month_name
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command

from checker import clock
from checker.language import JAPANESE
from checker.library import languages, library
from checker.loading.texts import State
from editing.interface_texts import po_file, untranslated, updated
from editing.translations import folders, standing
from faq.catalog import catalog
from tests.languages.conftest import LANGUAGES, WHOLE, seen, seen_but_japanese

RESULT = "/en/kenpo/result/?card=valid&registered=yes&electronic_certificate=expired&eligibility_certificate=none"
FIGURES = re.compile(r"\d+(?:,\d{3})*")
NAMES = {"70", "74", "75"}  # the ages that explain 後期高齢者医療 and 高齢受給者証
MONTHS = {name: str(number) for number, name in enumerate(month_name) if number}


@pytest.mark.parametrize("code", LANGUAGES)
def test_all_that_is_promised_is_translated_from_the_japanese_as_it_is_now(code):
    language = languages()[code]
    waiting = [each for folder in folders() for each in standing(folder, language) if each.state is not State.CURRENT]
    assert [f"{each.folder.slug} {each.item} {each.state.name}" for each in waiting] == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_all_standing_texts_are_translated_and_compiled(code):
    polib = pytest.importorskip("polib")
    assert untranslated(settings.BASE_DIR, code) == []
    file = po_file(settings.BASE_DIR, code)
    compiled = {entry.msgid: entry.msgstr for entry in polib.mofile(str(file.with_suffix(".mo")))}
    assert compiled == {entry.msgid: entry.msgstr for entry in updated(settings.BASE_DIR, code)}


@pytest.mark.parametrize("code", WHOLE)
def test_the_figures_of_an_answer_are_the_same_in_all_languages(code):
    day, japanese, other = clock.today(), catalog(JAPANESE), catalog(code)
    for slug, insurer in library(JAPANESE).insurers.items():
        for topic in japanese.topics.topics:
            told = japanese.cell(insurer, topic, day)
            translated = other.cell(library(code).insurers[slug], topic, day)
            assert figures(translated.answer + translated.text) - NAMES == figures(told.answer + told.text) - NAMES, (
                slug, topic,
            )  # fmt: skip


def figures(text: str) -> set[str]:
    """Return the figures that a translation can neither spell out nor drop: those of two digits or more."""
    text = re.sub(r"令和\d+年|Reiwa \d+", "", text)
    text = text.replace("午後0時", "午後12時")
    text = re.sub("|".join(MONTHS), lambda name: MONTHS[name[0]], text)
    return {figure for figure in FIGURES.findall(text) if len(figure) > 1}


def japanese_changes(copy: Path) -> None:
    file = copy / "national" / "todo.toml"
    text = file.read_text("utf-8")
    changed = text.replace("電子証明書は、カードのICチップに入っています。", "電子証明書は、ICチップの中にあります。")
    file.write_text(changed, "utf-8")


def translation_goes(copy: Path) -> None:
    file = copy / "national" / "en" / "todo.toml"
    text = file.read_text("utf-8")
    file.write_text(text.replace("[renew-electronic-certificate]", "[report-lost-card.variants.unused]"), "utf-8")


def test_a_page_says_that_the_japanese_changed_after_the_translation(client, other_leaflets):
    assert "The Japanese text was changed" not in seen(client.get(RESULT).content.decode())
    other_leaflets(japanese_changes)
    page = seen(client.get(RESULT).content.decode())
    assert "The Japanese text was changed" in page
    assert "Renew" in page


def test_what_is_missing_is_shown_in_japanese_and_says_so(client, other_leaflets):
    other_leaflets(translation_goes)
    page = client.get(RESULT).content.decode()
    assert "not been translated" in seen(page)
    assert '<span lang="ja">電子証明書' in page
    assert not re.search("[ぁ-ん]", seen_but_japanese(page))


def test_a_fact_that_changes_is_right_in_every_language_at_once(client, other_leaflets):
    def change(copy: Path) -> None:
        file = copy / "kenpo" / "facts-content.toml"
        file.write_text(file.read_text("utf-8").replace("value = 1000\n", "value = 1250\n"), "utf-8")

    other_leaflets(change)
    for code in ("", *(f"/{code}" for code in WHOLE)):
        assert "1,250" in seen(client.get(f"{code}/kenpo/faq/certificate-fee/").content.decode()), code


def test_a_command_lists_what_waits(other_leaflets, capsys):
    other_leaflets(japanese_changes)
    with pytest.raises(SystemExit):
        call_command("translations", "en")
    told = capsys.readouterr().out
    assert "en stale: national todo.renew-electronic-certificate" in told
