"""What changes if a draft goes live: counted, with an example each, before and after."""

from datetime import date

import pytest
from django.core.management import CommandError

from checker.edition import Edition
from checker.loading.folders import gather, with_draft
from editing.comparing import compare
from editing.walking import answers_of
from tests.conftest import TODAY
from tests.editing.conftest import BASE, change

CHANGED = '[[certificate_expired]]\nvalue = "destroy"\nsections = ["留意点4"]\nuntil = 2027-03-31\n\n'
NEXT = '[[certificate_expired]]\nfrom = 2027-04-01\nvalue = "silent"\nsections = ["留意点4"]\n'
WAS = '[certificate_expired]\nvalue = "destroy"\nsections = ["留意点4"]\n'


def test_nothing_changes_with_a_draft_that_is_the_same(run, draft):
    code, said = run("difference", draft("kenpo"))
    assert code == 0
    assert "変わる保険: なし" in said


def test_a_rule_that_changes_on_a_day_is_told_from_that_day_with_an_example(run, draft):
    folder = draft("kenpo")
    change(folder / "facts.toml", WAS, CHANGED + NEXT)
    _, said = run("difference", folder, insurer=["kenpo"])
    assert "2027-04-01 から" in said
    assert "2026-11-24 から" not in said
    assert "することから消える: 資格確認書を、切って捨てる（destroy-eligibility-certificate）" in said
    assert "/kenpo/result/?card=valid" in said
    assert "eligibility_certificate=expired&visit=2027-04-01" in said
    assert "certificate_expired" in said
    assert "結果が変わります" not in run("difference", folder, day="2027-03-31")[1]


def test_the_example_has_the_result_that_is_told(run, draft, live, client):
    folder = draft("kenpo")
    change(folder / "facts.toml", WAS, CHANGED + NEXT)
    said = run("difference", folder)[1]
    lines = said.splitlines()
    at = next(n for n, line in enumerate(lines) if "destroy-eligibility-certificate" in line)
    address = lines[at + 1].split("例 ")[1].replace("/result/", "/result.json")
    assert "destroy-eligibility-certificate" in client.get(address).content.decode()
    live(BASE, folder.parent)
    assert "destroy-eligibility-certificate" not in client.get(address).content.decode()


def test_facts_texts_desks_and_answers_are_told_before_and_after(run, draft):
    folder = draft("kenpo")
    change(folder / "facts-content.toml", "value = 1000", "value = 1200")
    change(folder / "contacts.toml", "加入している健康保険組合", "見本の組合")
    _, said = run("difference", folder)
    for line in ("－ 1000", "＋ 1200", "certificate_reissue_fee", "＋ 見本の組合"):
        assert line in said
    assert "（answer）" in said
    assert "結果が変わります" not in said


def test_new_insurers_are_named(run, draft):
    folder = draft("kenpo")
    change(folder / "insurer.toml", "number = 3", "number = 77")
    folder = folder.rename(folder.with_name("mihon-kenpo"))
    assert "mihon-kenpo（新しい保険）" in run("difference", folder)[1]


def test_mistakes_of_a_draft_are_told_and_nothing_is_compared(run, draft):
    folder = draft("kenpo")
    change(folder / "facts.toml", "value = 2025-12-01", 'value = "きのう"')
    code, said = run("difference", folder)
    assert code == 1
    assert "下書きの誤り" in said
    assert "old_card_last_day" in said


@pytest.mark.parametrize("options", [{"day": "いつか"}, {"draft": "no-such-folder"}])
def test_what_cannot_be_is_said(run, draft, options):
    folder = options.pop("draft", None) or draft("kenpo")
    with pytest.raises(CommandError):
        run("difference", folder, **options)


def test_every_answer_of_the_check_is_walked():
    walked = list(answers_of(TODAY))
    words = {(a.card, a.registered, a.electronic_certificate, a.eligibility_certificate) for a in walked}
    assert len(words) == (2 * 4 * 3 + 3) * 4
    assert len({a.situations for a in walked}) == 2**8
    assert any(a.card_expiry for a in walked)


def test_a_change_of_the_national_rules_is_told_for_all_who_follow_them(draft):
    folder = draft("national")
    change(folder / "facts.toml", '[route_returned]\nvalue = "ask"', '[route_returned]\nvalue = "wait"')
    live = Edition(gather(BASE))
    planned = Edition(with_draft(live.folders, folder))
    found = {each.slug: each for each in compare(live, planned, date(2026, 11, 24), ("other", "tokyo-kyosai"))}
    assert found["other"].days[0].changed
    assert not found["tokyo-kyosai"].days
