"""A mistake in a folder stops the start, and names file, key and what was expected."""

import shutil
from pathlib import Path

import pytest
from django.conf import settings

from checker.loading.changes import adapted
from checker.loading.errors import ContentError
from checker.loading.insurers import load_library
from checker.loading.questions import load_questions
from tests.conftest import CONTRACT, INSURERS


@pytest.fixture
def leaflets(tmp_path):
    copy = tmp_path / "leaflets"
    shutil.copytree(settings.LEAFLETS_DIR, copy)
    return copy


def broken(leaflets: Path, file: str, old: str, new: str) -> ContentError:
    path = leaflets / file
    text = path.read_text("utf-8") if path.exists() else ""
    assert old in text
    path.write_text(text.replace(old, new, 1) if old else text + new, "utf-8")
    with pytest.raises(ContentError) as caught:
        load_library(leaflets)
    assert str(path) in str(caught.value)
    return caught.value


def test_the_folders_of_the_site_are_all_there(leaflets):
    library = load_library(leaflets)
    assert tuple(library.insurers) == INSURERS
    assert tuple(slug for slug in library.insurers if slug in CONTRACT) == CONTRACT
    assert len({insurer.number for insurer in library.insurers.values()}) == len(INSURERS)


def test_an_unknown_fact_is_named(leaflets):
    error = broken(leaflets, "kenpo/facts.toml", "", '\n[reissue_fea]\nvalue = 1000\nsections = ["前文"]\n')
    assert error.key == "reissue_fea"


def test_a_missing_source_is_named(leaflets):
    error = broken(leaflets, "kenpo/facts.toml", 'sections = ["留意点1"]', "")
    assert error.key == "certificate_address_field.sections"


def test_a_source_that_the_leaflet_does_not_have_is_named(leaflets):
    error = broken(leaflets, "kenpo/facts.toml", 'sections = ["留意点1"]', 'sections = ["留意点99"]')
    assert "留意点1" in error.expected


def test_a_value_of_the_wrong_kind_is_named(leaflets):
    error = broken(leaflets, "kenpo/facts.toml", "value = 2025-12-01", 'value = "2025-12-01"')
    assert (error.key, error.found) == ("old_card_last_day.value", "2025-12-01")


def test_an_impossible_date_names_the_file(leaflets):
    broken(leaflets, "kenpo/facts.toml", "value = 2025-12-01", "value = 2025-02-30")


@pytest.mark.parametrize(
    ("new", "expected"), [("from = 2025-12-01", "overlap"), ("from = 2025-12-03", "gap"), ("from = 2026-01-01", "gap")]
)
def test_a_gap_or_overlap_of_periods_is_named(leaflets, new, expected):
    error = broken(leaflets, "tokyo-kyosai/facts.toml", "from = 2025-12-02", new)
    assert error.key == "old_card_disposal.from"
    assert expected in error.expected


def test_an_end_before_the_beginning_is_named(leaflets):
    error = broken(leaflets, "tokyo-kyosai/facts.toml", "from = 2025-12-02", "from = 2025-12-02\nuntil = 2025-12-01")
    assert error.key == "old_card_disposal.until"


def test_a_day_without_a_needed_fact_is_named(leaflets):
    national = leaflets / "national" / "facts.toml"
    text = national.read_text("utf-8")
    national.write_text(
        text.replace('[route_lapsed]\nvalue = "wait"', '[route_lapsed]\nvalue = "wait"\nuntil = 2027-03-31')
    )
    with pytest.raises(ContentError, match="2027-04-01"):
        load_library(leaflets)


def test_a_choice_that_does_not_exist_is_named(leaflets):
    error = broken(leaflets, "kenpo/facts.toml", 'value = "return"', 'value = "burn"')
    assert "destroy, return, silent" in error.expected


def test_a_text_for_a_code_that_no_rule_reaches_is_named(leaflets):
    error = broken(leaflets, "kenpo/todo-extra.toml", "", '[dance]\ntitle = "踊る"\nsections = ["前文"]\n')
    assert error.key == "dance"


def test_a_missing_wording_for_everybody_is_named(leaflets):
    (leaflets / "national" / "bring.toml").unlink()
    with pytest.raises(ContentError, match=r"bring\.toml: eligibility-certificate"):
        load_library(leaflets)


def test_a_number_given_twice_is_named(leaflets):
    assert broken(leaflets, "tokyo-kyosai/insurer.toml", "number = 4", "number = 3").key == "number"


def test_a_fact_that_stands_in_two_files_is_named(leaflets):
    extra = '[old_card_last_day]\nvalue = 2025-12-01\nsections = ["前文"]\n'
    (leaflets / "kenpo" / "facts-zz.toml").write_text(extra, "utf-8")
    with pytest.raises(
        ContentError, match=r"old_card_last_day: expected each key once; it stands in facts-zz\.toml too"
    ):
        load_library(leaflets)


def test_a_fact_changed_from_a_day_on_holds_on_that_day_and_not_before(leaflets):
    from datetime import date

    (leaflets / "kenpo" / "facts.toml").write_text(
        (leaflets / "kenpo" / "facts.toml").read_text("utf-8").replace(
            '[certificate_on_leaving]\nvalue = "return"\nsections = ["留意点3"]',
            '[[certificate_on_leaving]]\nvalue = "return"\nsections = ["留意点3"]\nuntil = 2027-03-31\n\n'
            '[[certificate_on_leaving]]\nvalue = "destroy"\nsections = ["留意点3"]\nfrom = 2027-04-01',
        ),
        "utf-8",
    )  # fmt: skip
    kenpo = load_library(leaflets).insurers["kenpo"]
    assert kenpo.rules(date(2027, 3, 31)).certificate_on_leaving == "return"
    assert kenpo.rules(date(2027, 4, 1)).certificate_on_leaving == "destroy"


def test_a_folder_asks_a_question_in_its_own_words(leaflets):
    (leaflets / "kenpo" / "questions.toml").write_text(
        '[situation]\n[[situation.options]]\nvalue = "leaving"\nhint = "退職など"\n', "utf-8"
    )
    national = load_questions(leaflets / "national" / "questions.toml")
    changes = load_library(leaflets).insurers["kenpo"].folder.questions
    own = adapted(national, changes)["situation"]
    assert own.options["leaving"].hint == "退職など"
    assert own.options["leaving"].label == national["situation"].options["leaving"].label
    assert list(own.options) == list(national["situation"].options)
    assert own.title == national["situation"].title


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ('[colour]\ntitle = "色"\n', "colour"),
        ('[card]\ncolour = "赤"\n', "card.colour"),
        ('[[card.options]]\nvalue = "red"\nlabel = "赤"\n', "card.options.value"),
        ('[[card.options]]\nvalue = "none"\nlabel = 1\n', "card.options.label"),
    ],
)
def test_a_change_of_a_question_that_does_not_exist_is_named(leaflets, text, key):
    assert broken(leaflets, "kenpo/questions.toml", "", text).key == key


def test_places_and_papers_may_be_told_and_are_kept(leaflets):
    file = leaflets / "kenpo" / "insurer.toml"
    told = 'places = ["川崎市", "横浜市"]\npapers = "名前が書かれています"\n'
    file.write_text(told + file.read_text("utf-8"), "utf-8")
    identity = load_library(leaflets).insurers["kenpo"].identity
    assert identity["places"] == ("川崎市", "横浜市")
    assert identity["papers"] == "名前が書かれています"


@pytest.mark.parametrize(
    ("line", "key"),
    [('places = "川崎市"', "places"), ("places = [1]", "places"), ("papers = 1", "papers"), ("paper = ''", "paper")],
)
def test_a_mistake_in_who_the_insurer_is_is_named(leaflets, line, key):
    assert broken(leaflets, "kenpo/insurer.toml", "number = 3", f"number = 3\n{line}").key == key
