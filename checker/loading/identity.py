"""Who an insurer is: insurer.toml without its documents."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from checker.loading.errors import expect, only_known, read_toml

_NEEDED = ("name", "kana", "kind", "who")
_KNOWN = {"number", *_NEEDED, "order", "drawings", "places", "papers", "documents"}


def load_identity(file: Path) -> dict[str, Any]:
    """Return an insurer.toml as it is, checked. ContentError for the first mistake.

    `places`: names of places by which people look for it. `papers`: how one sees on one's papers that this is the
    insurer, in a sentence. Both may be missing. Never a number of a card: nobody is asked for one.
    """
    identity = read_toml(file)
    only_known(file, "", identity, _KNOWN)
    expect(file, "number", identity.get("number"), int, "the number for phone codes")
    for key in _NEEDED:
        expect(file, key, identity.get(key), str, "a text")
    for place in expect(file, "places", identity.get("places", []), list, "a list of names of places"):
        expect(file, "places", place, str, "only names of places")
    expect(file, "papers", identity.get("papers", ""), str, "a sentence")
    return identity
