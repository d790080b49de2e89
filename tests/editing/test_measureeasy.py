"""The やさしい日本語 texts keep the rules of the guideline, and each rule finds what it is to find."""

import pytest
from django.core.management import call_command

from editing.easy import EasyText, easy_texts, with_readings
from editing.jreadability import LEAST, by_folder, jreadability
from editing.plain import LONGEST, faults, length, sentences

pytest.importorskip("sudachipy", reason="SudachiPy takes sentences apart; it is among the packages for tests")


@pytest.fixture(scope="module")
def texts() -> list[EasyText]:
    (language,) = with_readings()
    return list(easy_texts(language))


def test_no_text_is_against_a_rule(texts):
    assert len(texts) > 500
    assert not [f"{f.rule}: {f.detail}: {f.place.folder} {f.place.item}: {f.sentence}" for f in faults(texts)]


def test_all_folders_are_easy_enough(texts):
    scores = by_folder(texts)
    assert "national" in scores
    assert min(scores.values()) >= LEAST, scores


def test_the_command_prints_a_table(capsys):
    call_command("measureeasy", "--worst", "2", "--folder", "national")
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("folder\tsentences")
    assert lines[1].startswith("national\t")
    assert sum(line.startswith("longest:") for line in lines) == 2


def found(text: str, field: str = "body", item: str = "faq.one") -> list[tuple[str, str]]:
    return [(fault.rule, fault.detail) for fault in faults([EasyText("national", item, field, text)])]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("紙が 送られます。", ("passive", "送られ")),
        ("家族に 行かせます。", ("passive", "行かせ")),
        ("使えない ことは ありません。", ("double negative", "ないことはありません")),
        ("なるべく 早く 出して ください。", ("vague", "なるべく")),
        ("カードを ご用意 ください。", ("honorific", "ご用意")),
        ("資格喪失手続完了の 紙です。", ("nouns", "資格喪失手続完了")),
        ("コンシェルジュに 聞いて ください。", ("katakana", "コンシェルジュ")),
        ("カードを 出すこと。", ("ending", "カードを 出すこと。")),
        ("カードは 使える。", ("ending", "カードは 使える。")),
        ("電子証明書を 見て ください。", ("unexplained", "電子証明書")),
        ("雨が 降ったので、家に いましたが、友だちが 来たから、いっしょに 出ました。", ("clauses", "3")),
    ],
)
def test_each_rule_finds_its_fault(text, expected):
    assert expected in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "受付の 人に 見せて、電話で 知らせて ください。",
        "期限が 切れます。番号を 忘れました。",
        "受付の 人が 教えて くれます。",
        "コンシェルジュ〈案内の 人〉に 聞いて ください。",
        "「資格喪失手続完了届」を 出して ください。",
        "電子証明書〈カードの 中の データ〉を 見て ください。電子証明書は、更新できます。",
        "- 住んでいる 市や 区の 役所。電話でも いいです。",
    ],
)
def test_what_is_right_is_not_told(text):
    assert found(text) == []


def test_an_answer_may_name_the_word_that_its_question_asks_for():
    question = EasyText("national", "topics.one", "text", "電子証明書とは 何ですか")
    answer = EasyText("national", "faq.one", "answer", "電子証明書が、カードの 中に あります。")
    assert not list(faults([question, answer]))


def test_a_sentence_is_as_long_as_it_is_read():
    (sentence,) = sentences("- {?grace_months}カード〈12けたの 番号〉の 期限は {grace_months}です。")
    assert sentence == "カード〈12けたの 番号〉の 期限は ○○○○です。"
    assert length(sentence) == len("カードの期限は○○○○です。")
    assert ("long", str(LONGEST + 1)) in found("あ" * (LONGEST - 2) + "です。")


def test_short_everyday_sentences_score_better_than_official_ones():
    easy = jreadability(["カードを 出して ください。", "病院に 行けます。"] * 5)
    official = jreadability(["被保険者資格の喪失に伴い、交付済の資格確認書を速やかに返納する必要が生じます。"] * 5)
    assert easy > official + 2
