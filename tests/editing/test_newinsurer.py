"""A first version of a folder works after ten answers, and explains every key."""

import pytest
from django.core.management import CommandError

from checker.library import library
from checker.loading.insurers import CODES
from editing.asking import questions
from tests.conftest import TODAY
from tests.editing.conftest import BASE

ANSWERS = {
    "name": "見本健康保険組合", "kana": "みほんけんこうほけんくみあい", "kind": "健康保険組合", "who": "見本会社の人",
    "document": "見本組合のお知らせ", "short": "お知らせ", "date": "令和8年10月1日", "desk": "見本組合 保険係",
    "phone": "03-0000-0000", "old_card_name": "被保険者証",
}  # fmt: skip


def test_ten_questions_are_asked():
    assert len(questions("x", TODAY)) == 10


def test_a_first_version_works_after_ten_answers(run, tmp_path, live, client, monkeypatch):
    typed = iter(
        ["見本健康保険組合", "ミホン", *list(ANSWERS.values())[1:8], "0300000000", *list(ANSWERS.values())[8:]]
    )
    monkeypatch.setattr("builtins.input", lambda prompt: next(typed))
    code, said = run("newinsurer", "mihon-kenpo", into=tmp_path)
    assert code == 0
    assert "ひらがなで" in said
    assert "ハイフンを入れて" in said
    assert "誤り 0" in said
    live(BASE, tmp_path)
    insurer = library().insurers["mihon-kenpo"]
    assert insurer.number == 1 + max(other.number for other in library().insurers.values() if other is not insurer)
    assert insurer.fact("old_card_name", TODAY).value == "被保険者証"
    assert insurer.fact("grace_months", TODAY).value == library().national.facts["grace_months"][0].value
    for address in ("", "check/", "leaflet/", "faq/", "faq/contact/", "sources/", "faq.json",
                    "result/?card=none&eligibility_certificate=none"):  # fmt: skip
        assert client.get(f"/mihon-kenpo/{address}").status_code == 200, address
    page = client.get("/mihon-kenpo/").content.decode()
    assert "見本健康保険組合" in page
    assert "03-0000-0000" in page


def test_defaults_and_options_answer_for_somebody(run, tmp_path):
    code, said = run("newinsurer", "mihon", into=tmp_path, defaults=True, phone="03-0000-0000")
    assert code == 0
    assert "誤り 0" in said
    assert "03-0000-0000" in (tmp_path / "mihon" / "contacts.toml").read_text("utf-8")


def test_every_key_stands_there_explained_in_the_order_of_a_leaflet(run, tmp_path):
    run("newinsurer", "mihon", into=tmp_path, defaults=True)
    facts = (tmp_path / "mihon" / "facts.toml").read_text("utf-8")
    for key in library().keys.values():
        assert f"[{key.name}]\n" in facts
    assert facts.index("[old_card_last_day]") < facts.index("[grace_months]") < facts.index("[route_lapsed]")
    for kind in ("front", "bring", "todo", "warnings", "leaflet"):
        text = (tmp_path / "mihon" / f"{kind}.toml").read_text("utf-8")
        assert all(f"# [{code}]\n" in text for code in CODES[kind])


def test_every_key_may_be_taken_into_use_as_it_stands(run, tmp_path):
    run("newinsurer", "mihon", into=tmp_path, defaults=True)
    for name in ("facts", "front", "bring", "todo", "warnings", "leaflet"):
        file = tmp_path / "mihon" / f"{name}.toml"
        lines = file.read_text("utf-8").splitlines()
        meant = [line.startswith(("# [", "# value", "# sections = ")) or ' = "…"' in line for line in lines]
        used = [line.removeprefix("# ") if use else line for line, use in zip(lines, meant, strict=True)]
        file.write_text("\n".join(used), "utf-8")
    code, said = run("checkleaflets", tmp_path / "mihon")
    assert code == 0, said


@pytest.mark.parametrize(
    ("slug", "said"),
    [
        ("kenpo", "もうあります"),
        ("faq", "ほかのページ"),
        ("about", "ほかのページ"),
        ("Aa", "小さい英字"),
        ("../x", "小さい"),
    ],
)
def test_a_name_that_is_taken_or_none_is_refused(run, tmp_path, slug, said):
    with pytest.raises(CommandError, match=said):
        run("newinsurer", slug, into=tmp_path, defaults=True)
    assert not list(tmp_path.iterdir())


def test_a_wrong_option_and_missing_answers_are_said(run, tmp_path, monkeypatch):
    with pytest.raises(CommandError, match="--phone"):
        run("newinsurer", "mihon", into=tmp_path, defaults=True, phone="12")
    monkeypatch.setattr("builtins.input", lambda prompt: (_ for _ in ()).throw(EOFError))
    with pytest.raises(CommandError, match="--defaults"):
        run("newinsurer", "mihon", into=tmp_path)
