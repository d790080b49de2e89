"""checkleaflets tells all mistakes at once, each with its line and in two languages, and what to look at."""

import re

import pytest

from tests.editing.conftest import change


def test_the_folders_of_the_site_are_without_mistakes(run):
    code, said = run("checkleaflets")
    assert code == 0
    assert "誤り 0、" in said
    assert "Errors 0," in said


def test_many_mistakes_in_many_files_are_told_at_once_with_their_lines(run, leaflets):
    kenpo = leaflets / "kenpo"
    lines = {
        "facts.toml": change(kenpo / "facts.toml", "value = 2025-12-01", 'value = "2025-12-01"'),
        "insurer.toml": change(kenpo / "insurer.toml", "number = 3", "number = 0"),
        "contacts.toml": change(kenpo / "contacts.toml", "phones = [", 'phones = ["12", '),
        "todo.toml": change(kenpo / "todo.toml", "sections = [", 'sections = ["どこにもない", '),
        "faq/misuse.md": change(kenpo / "faq" / "misuse.md", "checked = 2026", 'checked = "2026'),
        "faq/name-change.md": change(kenpo / "faq" / "name-change.md", "checked = 2026-11-22", 'checked = "きのう"'),
    }
    (kenpo / "faq" / "no-such-topic.md").write_text("+++\n+++\n", "utf-8")
    code, said = run("checkleaflets", leaflets)
    assert code == 1
    for name, line in lines.items():
        assert f"kenpo/{name}:{line}: " in said, name
    assert "kenpo/faq/no-such-topic.md" in said
    assert "誤り 7、" in said
    for sentence in ('見つかったもの "2025-12-01"　正しい形 日付', 'found "2025-12-01"; expected a date such as'):
        assert sentence in said


def test_the_period_that_is_wrong_is_named_by_its_own_line(run, leaflets):
    file = leaflets / "tokyo-kyosai" / "facts.toml"
    line = change(file, "from = 2025-12-02", "from = 2025-12-09")
    _, said = run("checkleaflets", leaflets)
    assert f"{file.name}:{line}: old_card_disposal.from" in said
    assert "期間があいています" in said


def test_what_only_follows_from_another_mistake_is_not_told(run, leaflets):
    (leaflets / "kenpo" / "insurer.toml").write_text("number = 3\n[", "utf-8")
    change(leaflets / "national" / "facts.toml", "[grace_months]\nvalue = 3", "[grace_months]\nvalue = 3.5")
    code, said = run("checkleaflets", leaflets)
    assert code == 1
    assert "誤り 2、" in said


def test_one_insurers_folder_is_checked_on_top_of_the_sites(run, draft):
    folder = draft("kenpo")
    code, said = run("checkleaflets", folder)
    assert code == 0
    assert "kawasaki" not in said
    change(folder / "facts.toml", "[old_card_last_day]", "[old_card_last_dya]")
    code, said = run("checkleaflets", folder)
    assert code == 1
    assert "old_card_last_dya" in said


def test_only_warnings_end_well_unless_asked_to_be_strict(run, draft):
    folder = draft("kenpo")
    assert run("checkleaflets", folder)[0] == 0
    assert run("checkleaflets", folder, strict=True)[0] == 2
    assert run("checkleaflets", folder, strict=True, no_warnings=True)[0] == 0


LONG = "保険証のかわりになるものを受付で出すときには、" * 4 + "気をつけてください。"


@pytest.mark.parametrize(
    ("text", "warned"),
    [
        (LONG, "80字までの文"),
        ("使えないわけではありません。", "打ち消し"),
        ("出さないことはありません。", "打ち消し"),
        ("必要な事由を書きます。", "わけ"),
        ("手数料は1,000円です。", "{certificate_reissue_fee}"),
        ("三か月は使えます。", "facts.toml"),
        ("2027年4月1日から変わります。", "facts.toml"),
    ],
)
def test_a_text_that_is_hard_to_read_or_holds_figures_is_warned_of(run, draft, text, warned):
    file = draft("kenpo") / "faq" / "certificate-fee.md"
    with file.open("a", encoding="utf-8") as body:
        body.write(f"\n{text}\n")
    code, said = run("checkleaflets", file.parents[1])
    line = file.read_text("utf-8").splitlines().index(text) + 1
    assert code == 0
    warning = next(part for part in re.split(r"\n(?=\S)", said) if f"certificate-fee.md:{line}: body" in part)
    assert warned in warning


@pytest.mark.parametrize(
    "text",
    [
        "「事由書」を出します。",
        "事由（わけ）を書きます。",
        "出さないと、使えません。",
        "{certificate_reissue_fee}です。",
    ],
)
def test_a_text_that_is_plain_is_not_warned_of(run, draft, text):
    file = draft("kenpo") / "faq" / "certificate-fee.md"
    with file.open("a", encoding="utf-8") as body:
        body.write(f"\n{text}\n")
    assert "certificate-fee.md:" not in run("checkleaflets", file.parents[1])[1]


def test_what_ends_within_sixty_days_is_warned_of_unless_something_follows(run, draft):
    file = draft("kenpo") / "facts.toml"
    table = "[certificate_on_leaving]\n"
    change(file, table, f"{table}until = 2027-01-20\n")
    said = run("checkleaflets", file.parent)[1]
    assert "certificate_on_leaving.until" in said
    assert "国の決まりになります" in said
    follows = '[[certificate_on_leaving]]\nfrom = 2027-01-21\nvalue = "destroy"\nsections = ["留意点3"]\n'
    change(file, "[certificate_on_leaving]", f"{follows}\n[[certificate_on_leaving]]")
    text = file.read_text("utf-8")
    first, rest = text.split(follows, 1)
    file.write_text(first + rest.rstrip() + "\n\n" + follows, "utf-8")
    assert "certificate_on_leaving.until" not in run("checkleaflets", file.parent)[1]


def test_a_desk_that_ends_a_source_that_is_not_ones_own_and_a_silent_topic_are_warned_of(run, draft):
    folder = draft("kenpo")
    change(folder / "contacts.toml", 'id = "', 'until = 2026-12-31\nid = "')
    change(folder / "facts.toml", 'sections = ["留意点1"]', 'sections = ["N1"]')
    (folder / "faq" / "misuse.md").unlink()
    said = run("checkleaflets", folder)[1]
    assert "出なくなります" in said
    assert "この保険の資料の見出し" in said
    assert "misuse.md　" in said


def test_a_variant_that_no_rule_reaches_is_warned_of(run, draft):
    folder = draft("kenpo")
    with (folder / "todo.toml").open("a", encoding="utf-8") as file:
        file.write('\n[notify-insurer.variants.never]\ntitle = "届け出る"\nsections = ["前文"]\n')
    said = run("checkleaflets", folder)[1]
    assert "notify-insurer.variants.never" in said
    assert "changed-details" in said
