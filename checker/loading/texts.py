"""The wording of what a result shows: national first, then what the insurer says otherwise, then the variant."""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable, Mapping
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path
from typing import Any

from checker.loading.errors import STRICT, ContentError, Problems, expect, one_of, only_known, read_all, table
from checker.loading.facts import check_sections
from checker.loading.folders import NATIONAL
from checker.loading.problems import A_TEXT

FIELDS = {
    "bring": ("name", "how", "spoken"),
    "todo": (
        "title", "spoken", "what", "where", "papers", "form", "duration", "cost", "otherwise", "topic",
    ),
    "warnings": ("title", "body", "spoken", "topic"),
    "verdict": ("label", "main", "lead", "spoken"),
    "front": ("title", "body", "spoken", "topic"),
    "leaflet": ("title", "body"),
}  # fmt: skip


class State(IntEnum):
    """How a translation stands to the Japanese that it was made from; the greater the worse."""

    CURRENT = 0
    STALE = 1
    MISSING = 2


@dataclass(frozen=True)
class Layer:
    """What one folder says about one code, as a whole or for one variant."""

    fields: Mapping[str, str]
    sections: tuple[str, ...]
    state: State = State.CURRENT


@dataclass(frozen=True)
class Wording:
    """The texts that hold for one code after all layers, with placeholders still in, and their sections."""

    fields: Mapping[str, str]
    sections: tuple[str, ...]
    state: State = State.CURRENT


Layers = Mapping[str, Mapping[str, Layer]]  # code -> variant ("" for all) -> layer


def load_layers(
    folder: Path, kind: str, codes: Collection[str], sections: Container[str], problems: Problems = STRICT
) -> dict[str, dict[str, Layer]]:
    """Return a folder's texts of one kind, from `kind`*.toml. `codes`: those that a rule can reach."""
    known = {*FIELDS[kind], "sections", "variants"}
    layers: dict[str, dict[str, Layer]] = {}
    for file, code, entry in read_all(folder, f"{kind}*.toml", problems):
        if code not in codes:
            problems.add(ContentError(file, code, one_of(sorted(codes)), code))
            continue
        with problems.noted():
            layers[code] = _layers(file, code, table(file, code, entry), known, sections, problems)
    return layers


def _layers(
    file: Path, code: str, entry: dict[str, Any], known: set[str], sections: Container[str], problems: Problems
) -> dict[str, Layer]:
    only_known(file, code, entry, known, problems)
    layers = {}
    named = problems.take({}, table, file, f"{code}.variants", entry.get("variants", {}))
    variants = {"": {name: value for name, value in entry.items() if name != "variants"}, **named}
    for variant, fields in variants.items():
        if variant or fields:
            key = f"{code}.variants.{variant}" if variant else code
            with problems.noted():
                layers[variant] = _layer(file, key, table(file, key, fields), known - {"variants"}, sections, problems)
    return layers


def _layer(
    file: Path, key: str, entry: dict[str, Any], known: set[str], sections: Container[str], problems: Problems
) -> Layer:
    if ".variants." in key:  # the keys of the code itself were looked at before
        only_known(file, key, entry, known, problems)
    fields = {
        name: problems.take("", expect, file, f"{key}.{name}", value, str, A_TEXT)
        for name, value in entry.items()
        if name in known and name != "sections"
    }
    if file.parent.name == NATIONAL and entry.get("sections") == []:
        return Layer(fields, ())  # what only some leaflets say, or words that say no more than "ask your insurer"
    return Layer(fields, problems.take((), check_sections, file, key, entry.get("sections"), sections))


def merge(code: str, variant: str, layers: list[Layers]) -> Wording:
    """Return the wording for a code. `layers` come national first; later ones and variants win, field by field.

    Only layers that contribute a field that is shown are named as sources, the most particular first; and those
    with sections alone, which say that the paper has this very code and variant, too. KeyError where no layer has
    words for the code.
    """
    fields: dict[str, tuple[str, Layer]] = {}
    for known in layers:
        for name in dict.fromkeys(("", variant)):
            layer = known.get(code, {}).get(name)
            if layer:
                fields.update({key: (text, layer) for key, text in layer.fields.items()})
    if not fields:
        raise KeyError(code)
    used = dict.fromkeys(
        section
        for known in reversed(layers)
        for name in dict.fromkeys((variant, ""))
        if (layer := known.get(code, {}).get(name)) and _speaks(layer, name == variant, fields.values())
        for section in layer.sections
    )
    state = max(layer.state for _, layer in fields.values())
    return Wording({key: text for key, (text, _) in fields.items() if text}, tuple(used), state)


def _speaks(layer: Layer, exact: bool, shown: Iterable[tuple[str, Layer]]) -> bool:
    if layer.fields:
        return any(layer is owner for _, owner in shown)
    return exact
