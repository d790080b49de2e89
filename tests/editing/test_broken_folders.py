"""Whatever is broken in a folder, the message names the file and the key, and nothing else goes wrong."""

import random
import re
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.edition import Edition
from checker.loading.folders import gather
from editing.checking import without_echoes
from tests.editing.conftest import BASE

# Not the translations: a key that the Japanese does not have is no text there; `manage.py translations` names the gap.
LANGUAGES = {file.parent.name for file in BASE.glob("national/*/language.toml")}
FILES = [
    path.relative_to(BASE)
    for path in sorted(BASE.rglob("*"))
    if path.suffix in (".toml", ".md") and not LANGUAGES.intersection(path.parts)
]
WRONG_VALUES = (
    '""', "[]", "{}", "-1", "3.5", "true", '"何か"', '["何か"]', "[1, 2, 3]", "2026-13-01", "2026-02-03T00:00:00",
    "{ a = 1 }", "[{ a = 1 }]", '"\\u0000"', "nothing", '"{grace_months"', '"{no_such_fact}"',
)  # fmt: skip
ASSIGNED = re.compile(r"^(\s*)([^#\s=\[][^=\n]*?) = (.+)$", re.MULTILINE)


def told(leaflets: Path) -> list[str]:
    folders = gather(leaflets)
    found = Edition(folders).read()
    for error in found:
        assert error.file.is_absolute()
        assert error.key
        assert error.japanese
        assert error.english
    assert bool(without_echoes(found, folders)) == bool(found)
    return [str(error) for error in found]


@pytest.fixture(scope="module")
def copy():
    with tempfile.TemporaryDirectory() as folder:
        yield Path(shutil.copytree(BASE, Path(folder) / "leaflets"))


def broken(copy: Path, name: Path, new: str | bytes | None) -> list[str]:
    """Return what is told with another content of one file (None: without it), and put it right again."""
    file = copy / name
    before = file.read_bytes()
    try:
        if new is None:
            file.unlink()
        else:
            file.write_bytes(new.encode() if isinstance(new, str) else new)
        return told(copy)
    finally:
        file.write_bytes(before)


def text_of(name: Path) -> str:
    return (BASE / name).read_text("utf-8")


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(FILES), st.randoms(use_true_random=False), st.sampled_from(WRONG_VALUES))
def test_a_value_of_another_kind_is_named_with_file_and_key_or_does_no_harm(copy, name, chance, value):
    places = list(ASSIGNED.finditer(text_of(name)))
    if not places:
        return
    place = chance.choice(places)
    text = text_of(name)
    messages = broken(copy, name, text[: place.start(3)] + value + text[place.end(3) :])
    line = text[: place.start()].count("\n") + 1
    here = [message for message in messages if message.startswith(f"{copy / name}:")]
    if messages and (name.parts[0], place[2]) != ("keys", "options"):  # told where what was allowed is not kept to
        assert here, (messages[:3], place[0])
    if value in ("nothing", "2026-13-01"):
        assert any(message.startswith(f"{copy / name}:{line}: ") for message in here), (here, line)


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(FILES), st.randoms(use_true_random=False))
def test_a_key_that_is_misspelt_is_always_named(copy, name, chance):
    places = [place for place in ASSIGNED.finditer(text_of(name)) if re.fullmatch(r"[a-z_]+", place[2])]
    if not places:
        return
    place = chance.choice(places)
    text = text_of(name)
    if name.parts[:2] == ("national", "reasons.toml") or place[2] == "groups":
        return
    messages = broken(copy, name, text[: place.start(2)] + "zz_wrong" + text[place.end(2) :])
    inside_groups = name.name == "topics.toml" and name.parent.name == "faq"
    if not inside_groups:
        assert any("zz_wrong" in message and str(copy / name) in message for message in messages), messages[:3]


MISSPELT = [  # (file, what stands there): a name without which something is missing too
    ("kawasaki-kokuho/contacts.toml", "id = "),
    ("kawasaki-kokuho/contacts.toml", "name = "),
    ("kenpo/insurer.toml", "number = "),
    ("national/desk.toml", "nothing = "),
    ("national/leaflet.toml", "title = "),
    ("national/questions.toml", "label = "),
    ("keys/rules.toml", "kind = "),
]


@pytest.mark.parametrize(("name", "key"), MISSPELT)
def test_a_needed_key_that_is_misspelt_is_named_and_not_only_missed(copy, name, key):
    text = text_of(Path(name))
    assert key in text
    messages = broken(copy, Path(name), text.replace(key, "zz_wrong = ", 1))
    assert any("zz_wrong" in message and str(copy / name) in message for message in messages), messages[:3]


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(FILES), st.randoms(use_true_random=False))
def test_a_line_that_is_lost_is_named_or_does_no_harm(copy, name, chance):
    lines = text_of(name).splitlines(keepends=True)
    lost = chance.randrange(len(lines))
    for message in broken(copy, name, "".join(lines[:lost] + lines[lost + 1 :])):
        assert str(copy) in message


@settings(max_examples=30, deadline=None)
@given(st.sampled_from(FILES), st.binary(min_size=1, max_size=12), st.integers(0, 10_000))
def test_any_bytes_anywhere_never_lead_to_anything_but_a_message(copy, name, noise, at):
    before = (BASE / name).read_bytes()
    at %= len(before) + 1
    for message in broken(copy, name, before[:at] + noise + before[at:]):
        assert str(copy) in message


@pytest.mark.parametrize("name", random.Random(7).sample([f for f in FILES if f.parts[0] != "keys"], 12), ids=str)
def test_a_file_that_is_lost_never_leads_to_anything_but_a_message(copy, name):
    for message in broken(copy, name, None):
        assert str(copy) in message


NEEDED = ("kenpo/insurer.toml", "national/bring.toml", "national/faq/topics.toml", "national/questions.toml",
          "national/reasons.toml", "national/search/words.toml")  # fmt: skip


@pytest.mark.parametrize("name", NEEDED)
def test_a_file_that_nothing_works_without_is_missed_by_name(copy, name):
    messages = broken(copy, Path(name), None)
    assert any(name in message for message in messages)
