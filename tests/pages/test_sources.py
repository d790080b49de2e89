"""Where a leaflet says a thing, the result names the leaflet first; and it names nothing that does not say it."""

import shutil

import pytest

from checker.items import Presenter
from checker.library import library
from checker.loading.errors import ContentError
from checker.loading.insurers import load_library
from checker.loading.texts import Layer, merge
from tests.conftest import CONTRACT, TODAY

NONE = "eligibility_certificate=none&visit=2026-11-22"
USABLE = f"card=valid&registered=yes&electronic_certificate=valid&{NONE}"
ENDING = f"{USABLE}&electronic_certificate_expiry=2026-12-20&card_expiry=2026-12-20"
NO_CARD = f"card=none&{NONE}"
LATE = f"{NO_CARD}&situation=age-75-over"
UNREGISTERED = f"card=valid&registered=no&electronic_certificate=valid&{NONE}"
CERTIFICATE = "card=none&eligibility_certificate=valid&visit=2026-11-22"
HARD = f"{USABLE}&situation=cannot-use"
LAPSED = f"card=valid&registered=yes&electronic_certificate=expired&{NONE}"
UNKNOWN = f"card=valid&registered=unknown&electronic_certificate=valid&{NONE}"
QUERIES = {"NONE": NONE, "USABLE": USABLE, "ENDING": ENDING, "NO_CARD": NO_CARD, "LATE": LATE, "HARD": HARD,
           "UNREGISTERED": UNREGISTERED, "UNKNOWN": UNKNOWN, "CERTIFICATE": CERTIFICATE, "LAPSED": LAPSED}  # fmt: skip

SAID = """
kawasaki-kokuho | USABLE | my-number-card | 1ページの表, 2ページ
kawasaki-kokuho | USABLE | eligibility-notice | 2ページ
kawasaki-kokuho | CERTIFICATE | eligibility-certificate | 1ページの表, 2ページ
kawasaki-kokuho | CERTIFICATE&situation=high-cost | limit-certificate | 4ページ
kawasaki-kokuho | card=suspended&NONE | report-lost-card | 1ページの問い合わせ先
kawasaki-kokuho | UNKNOWN | check-registration | よくあるお問合せ 問4
kawasaki-kokuho | UNREGISTERED | register-insurance-use | 1ページSTEP2, 1ページ※3
kawasaki-kokuho | NO_CARD | register-insurance-use | 1ページSTEP2, 1ページ※3
kawasaki-kokuho | ENDING | get-my-number-card | 3ページ※6
kawasaki-kokuho | ENDING | renew-electronic-certificate | 3ページ※6
kawasaki-kokuho | LATE | join-late-elderly-insurance | 2ページ
kawasaki-kyosai | USABLE | my-number-card | 受診方法の表
kawasaki-kyosai | ENDING | renew-electronic-certificate | 通知(3)
kawasaki-kyosai | ENDING | get-my-number-card | 通知(3)
kenpo | USABLE | my-number-card | はじめの文
kenpo | UNREGISTERED | register-insurance-use | 裏面 STEP2, 裏面 やることリスト2
kenpo | NO_CARD | register-insurance-use | 裏面 STEP1, 裏面 やることリスト2
kenpo | NO_CARD | get-my-number-card | 裏面 STEP1, 裏面 やることリスト1
kenpo | ENDING | get-my-number-card | 裏面 STEP1, 裏面 やることリスト1
tokyo-kyosai | USABLE | my-number-card | 3の項
tokyo-kyosai | CERTIFICATE | eligibility-certificate | 4の項
tokyo-kyosai | NO_CARD | get-my-number-card | 3※1の項
tokyo-kyosai | ENDING | get-my-number-card | 3の項の有効期限
tokyo-kyosai | ENDING | renew-electronic-certificate | 3の項の有効期限
tokyo-kyosai | LATE | join-late-elderly-insurance | 4(1)の項, 5(1)※2の項
kyosai-shibu | CERTIFICATE | eligibility-certificate | 3の項, 3(1)の項
kyosai-shibu | HARD&situation=new-member | apply-for-eligibility-certificate | 3(1)の項
"""
ROWS = [tuple(part.strip() for part in line.split("|")) for line in SAID.strip().splitlines()]
ONLY_OWN = (  # (insurer, kind, code, variant): no national rule says it
    ("kawasaki-kyosai", "todo", "destroy-eligibility-certificate", "leaving"),
    ("kenpo", "todo", "destroy-eligibility-certificate", "unneeded"),
    ("kenpo", "todo", "return-eligibility-certificate", ""),
    ("kenpo", "todo", "write-address", ""),
    ("tokyo-kyosai", "todo", "return-eligibility-certificate", ""),
    ("kyosai-shibu", "todo", "return-eligibility-certificate", ""),
    ("kyosai-shibu", "todo", "return-old-card", ""),
    ("tokyo-kyosai", "todo", "submit-individual-number-form", ""),
    ("kawasaki-kyosai", "warnings", "voluntary-continuation", ""),
    ("kawasaki-kokuho", "warnings", "returned-is-slow", ""),
)


def named(client, insurer, query, code):
    """Return the sources of an item of result.json, as (document, section)."""
    for name, value in QUERIES.items():
        query = query.replace(name, value)
    data = client.get(f"/{insurer}/result.json?{query}").json()
    item = next(item for item in (*data["bring"], *data["todo"]) if item["code"] == code)
    return [(source["document"], source["section"]) for source in item["sources"]]


@pytest.mark.parametrize(("insurer", "query", "code", "places"), ROWS)
def test_the_leaflet_is_named_first_where_it_is_not_silent(client, insurer, query, code, places):
    own = {section.document for section in library().insurers[insurer].folder.sections.values()}
    sources = named(client, insurer, query, code)
    wanted = places.split(", ")
    assert [section for _, section in sources[: len(wanted)]] == wanted
    assert {document for document, _ in sources[: len(wanted)]} <= own


def test_a_branch_names_what_it_says_of_new_members_to_new_members_alone(client):
    sources = named(client, "kyosai-shibu", HARD, "apply-for-eligibility-certificate")
    assert "3(1)の項" not in [section for _, section in sources]


def test_what_kawasaki_writes_to_holders_of_old_cards_is_no_source_for_new_members(client):
    told = "届く人・届かない人"
    code = "wait-for-eligibility-certificate"
    assert told in [section for _, section in named(client, "kawasaki-kyosai", NO_CARD, code)]
    new = named(client, "kawasaki-kyosai", f"{NO_CARD}&situation=new-member", code)
    assert told not in [section for _, section in new]


@pytest.mark.parametrize(("insurer", "kind", "code", "variant"), ONLY_OWN)
def test_no_national_rule_is_named_that_does_not_say_it(insurer, kind, code, variant):
    found = library().insurers[insurer]
    sources = Presenter(found, TODAY).item(kind, code, variant).sources
    assert sources
    assert all(source.id in found.folder.sections for source in sources)


@pytest.mark.parametrize("insurer", CONTRACT)
def test_what_one_insurer_announced_is_no_source_for_the_others(client, insurer):
    sources = named(client, insurer, LAPSED, "wait-for-eligibility-certificate")
    assert not any("協会けんぽ" in section for _, section in sources)


@pytest.mark.parametrize(
    ("insurer", "place"),
    [("kawasaki-kokuho", "3ページ※6"), ("kawasaki-kyosai", "通知(3)"), ("kenpo", "裏面 STEP3 の注"),
     ("tokyo-kyosai", "3の項の有効期限")],
)  # fmt: skip
def test_the_last_day_is_told_from_the_leaflet(insurer, place):
    first = Presenter(library().insurers[insurer], TODAY).item("warnings", "last-day").sources[0]
    assert first.place == place


def test_a_place_without_words_stands_for_the_very_item_alone():
    national = {"go": {"": Layer({"title": "行く", "where": "駅"}, ("N1",)), "late": Layer({"title": "急ぐ"}, ("N2",))}}
    own = {"go": {"": Layer({}, ("1ページ",))}}
    assert merge("go", "", [national, own]).sections == ("1ページ", "N1")
    assert merge("go", "late", [national, own]).sections == ("N2", "N1")


def test_an_insurers_words_always_need_a_source(tmp_path, settings):
    leaflets = tmp_path / "leaflets"
    shutil.copytree(settings.LEAFLETS_DIR, leaflets)
    with (leaflets / "kyosai-shibu" / "bring.toml").open("a", encoding="utf-8") as file:
        file.write("\n[limit-certificate]\nsections = []\n")
    with pytest.raises(ContentError, match=r"limit-certificate\.sections"):
        load_library(leaflets)
