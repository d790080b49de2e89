"""The wording of what a result shows: national first, then what the insurer says otherwise, then the variant."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from checker.loading.errors import ContentError, expect, only_known, read_all
from checker.loading.facts import check_sections

FIELDS = {
    "bring": ("name", "how", "spoken"),
    "todo": (
        "title", "spoken", "what", "where", "papers", "form", "duration", "cost", "otherwise", "topic",
    ),
    "warnings": ("title", "body", "spoken", "topic"),
    "verdict": ("label", "main", "lead", "spoken"),
    "front": ("title", "body", "spoken", "topic"),
}  # fmt: skip


@dataclass(frozen=True)
class Layer:
    """What one folder says about one code, as a whole or for one variant."""

    fields: Mapping[str, str]
    sections: tuple[str, ...]


@dataclass(frozen=True)
class Wording:
    """The texts that hold for one code after all layers, with placeholders still in, and their sections."""

    fields: Mapping[str, str]
    sections: tuple[str, ...]


Layers = Mapping[str, Mapping[str, Layer]]  # code -> variant ("" for all) -> layer


def load_layers(folder: Path, kind: str, codes: Collection[str], sections: set[str]) -> dict[str, dict[str, Layer]]:
    """Return a folder's texts of one kind, from `kind`*.toml. `codes`: those that a rule can reach."""
    known = {*FIELDS[kind], "sections", "variants"}
    layers: dict[str, dict[str, Layer]] = {}
    for file, code, table in read_all(folder, f"{kind}*.toml"):
        if code not in codes:
            raise ContentError(file, code, f"one of {', '.join(sorted(codes))}", code)
        only_known(file, code, expect(file, code, table, dict, "a table"), known)
        layers[code] = {}
        variants = {"": {k: v for k, v in table.items() if k != "variants"}, **table.get("variants", {})}
        for variant, entry in variants.items():
            if variant or entry:
                key = f"{code}.variants.{variant}" if variant else code
                layers[code][variant] = _layer(file, key, entry, known - {"variants"}, sections)
    return layers


def _layer(file: Path, key: str, entry: dict[str, Any], known: set[str], sections: set[str]) -> Layer:
    only_known(file, key, expect(file, key, entry, dict, "a table"), known)
    fields = {name: value for name, value in entry.items() if name != "sections"}
    for name, value in fields.items():
        expect(file, f"{key}.{name}", value, str, "a text")
    return Layer(fields, check_sections(file, key, entry.get("sections"), sections))


def merge(code: str, variant: str, layers: list[Layers]) -> Wording:
    """Return the wording for a code. `layers` come national first; later ones and variants win, field by field.

    Only layers that contribute a field that is shown are named as sources, the most particular first. KeyError
    where no layer knows the code.
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
        if (layer := known.get(code, {}).get(name)) and any(layer is owner for _, owner in fields.values())
        for section in layer.sections
    )
    return Wording({key: text for key, (text, _) in fields.items() if text}, tuple(used))
