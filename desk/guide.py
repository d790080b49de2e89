"""What an operator says and minds beside the answers themselves, from leaflets/national/desk.toml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from checker.answers import CHOICES
from checker.edition import part
from checker.loading.errors import ContentError, Problems, expect, only_known, read_toml
from checker.loading.folders import NATIONAL, Folders
from checker.questions import SITUATION, VISIT
from checker.verdicts import VERDICT_CODES

ASKED = (*CHOICES, SITUATION, VISIT)


@dataclass(frozen=True)
class Ask:
    """How to ask a caller one question: what to say, what to say when they do not know, what to mind."""

    say: str
    unsure: str
    mind: str


@dataclass(frozen=True)
class Guide:
    """The desk's own texts. `common`: topics that people call about most; `short`: a verdict in a word or two."""

    asks: Mapping[str, Ask]
    find_insurer: Ask
    contact: Ask
    code: str
    common: tuple[str, ...]
    short: Mapping[str, str]


def load_guide(file: Path) -> Guide:
    """Return the desk's texts. ContentError where one is missing."""
    content = read_toml(file)
    only_known(file, "", content, {"ask", "find-insurer", "contact", "code", "common", "short"})
    asks = {name: _ask(file, f"ask.{name}", content.get("ask", {}).get(name)) for name in ASKED}
    short = expect(file, "short", content.get("short"), dict, "a word for each verdict")
    only_known(file, "short", short, VERDICT_CODES)
    for code in VERDICT_CODES:
        if code not in short:
            raise ContentError(file, f"short.{code}", "a word for this verdict")
    return Guide(
        asks,
        _ask(file, "find-insurer", content.get("find-insurer")),
        _ask(file, "contact", content.get("contact")),
        expect(file, "code", content.get("code"), str, "how to ask for the code"),
        tuple(expect(file, "common", content.get("common"), list, "a list of topics")),
        short,
    )


def _ask(file: Path, key: str, table: Any) -> Ask:
    entry = expect(file, key, table, dict, "say, unsure and mind")
    only_known(file, key, entry, {"say", "unsure", "mind"})
    return Ask(*(expect(file, f"{key}.{name}", entry.get(name), str, "a text") for name in ("say", "unsure", "mind")))


@part
def guide(folders: Folders, problems: Problems) -> Guide:
    """Return the desk's texts."""
    return load_guide(folders[NATIONAL] / "desk.toml")
