"""Every text that a result can show has a form for the ear, for every insurer."""

import re
from datetime import date

import pytest

from checker.clock import now
from checker.desks import desks
from checker.library import library
from checker.presenting import Presenter
from desk.script import contact_script

INSURERS = list(library().insurers.values())
DAYS = (date(2025, 11, 20), date(2026, 11, 24), date(2027, 1, 5))


@pytest.mark.parametrize("insurer", INSURERS, ids=lambda insurer: insurer.slug)
@pytest.mark.parametrize("kind", ["bring", "todo", "verdict", "warnings"])
def test_each_text_and_variant_can_be_read_aloud(insurer, kind):
    for day in DAYS:
        aloud = Presenter(insurer, day, aloud=True)
        for folder in (insurer.national, insurer.folder):
            for code, variants in folder.texts[kind].items():
                for variant in {"", *variants}:
                    said = aloud.item(kind, code, variant).text.get("spoken", "")
                    assert said.endswith("。"), (code, variant)
                    assert not re.search(r"[0-9{}※]", said), (code, variant, said)


@pytest.mark.parametrize("insurer", INSURERS, ids=lambda insurer: insurer.slug)
def test_each_window_can_be_read_aloud(insurer):
    found = desks(insurer, now(), ["my-number-card", "lost-card"])
    assert found
    for desk in found:
        said = contact_script(desk).say
        assert not re.search(r"[0-9]", said)
        assert ("電話番号は" in said) == bool(desk.contact.phones)
