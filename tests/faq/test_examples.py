"""Learning from what people say: it carries over to what nobody has said yet, and editors can teach it."""

import shutil
from collections import Counter
from pathlib import Path

import pytest

from checker.loading.errors import ContentError
from faq.catalog import catalog, search_engine
from faq.search import load_engine
from faq.search.examples import ELSEWHERE, Examples, lines
from faq.search.measure import measure
from faq.search.privacy import refused

HERE = Path(__file__).parent


@pytest.fixture
def folder(settings):
    return settings.LEAFLETS_DIR / "national" / "search"


@pytest.fixture
def questions():
    return {slug: topic.question for slug, topic in catalog().topics.topics.items()}


def test_what_nobody_taught_it_is_understood_nine_times_in_ten():
    unseen = [line for file in sorted(HERE.glob("unseen-*.tsv")) for line in file.read_text("utf-8").splitlines()]
    found = measure(search_engine(), unseen)
    assert found.queries > 350
    assert found.first_percent >= 88, found.misses
    assert found.three_percent >= 95, found.misses
    assert found.no_hit_percent >= 80, found.misses


def test_every_topic_has_examples_each_of_them_once_and_none_that_would_be_refused(folder, questions):
    said = {file.stem: lines(file) for file in (folder / "said").glob("*.txt")}
    assert {name for name in said if not name.startswith(ELSEWHERE)} == set(questions)
    assert all(len(texts) >= 40 for texts in said.values())
    twice = [text for text, count in Counter(text for texts in said.values() for text in texts).items() if count > 1]
    assert twice == []
    doubtful = [text for texts in said.values() for text in texts if refused(text)]
    assert [text for text in doubtful if search_engine().search(text).refused] == []


def test_an_editors_example_teaches_at_once(tmp_path, folder, questions):
    new = "うちの猫がくしゃくしゃにしたピンクのぺらぺら、どこで取りかえるん"
    before = [hit.topic for hit in search_engine().search(new).hits]
    assert before[:1] != ["limit-certificate"]
    copy = tmp_path / "search"
    shutil.copytree(folder, copy)
    file = copy / "said" / "limit-certificate.txt"
    taught = [
        f"{start}猫がくしゃくしゃにしたピンクのぺらぺら{end}"
        for start in ("", "うちの")
        for end in ("", "なんですけど")
    ]
    file.write_text(
        "\n".join([file.read_text("utf-8"), "# from the list of searches without a hit", *taught, ""]), "utf-8"
    )
    assert load_engine(copy, questions).search(new).hits[0].topic == "limit-certificate"


def test_a_file_that_is_called_like_no_topic_is_named(tmp_path, folder, questions):
    copy = tmp_path / "search"
    shutil.copytree(folder, copy)
    (copy / "said" / "no-topic.txt").write_text("なんでしょう\n", "utf-8")
    with pytest.raises(ContentError, match=r"no-topic\.txt"):
        load_engine(copy, questions)


def test_what_it_has_never_met_fits_no_topic_better_than_another():
    examples = Examples(
        {"a": ["ああああ", "ああああい"], "b": ["いいいい", "いいいいあ"], ELSEWHERE: ["うううう", "うううう"]}
    )
    assert len(set(examples.scores("ＸＹＺ").values())) == 1
    likely = examples.scores("ああああ")
    assert max(likely, key=likely.__getitem__) == "a"
