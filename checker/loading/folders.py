"""Which folders make up the content: those of the site, and those of LEAFLETS_DIR beside or in place of them."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from checker.loading.errors import ContentError, Said

NATIONAL, KEYS = "national", "keys"
Folders = Mapping[str, Path]  # by name: keys, national and one an insurer


def gather(base: Path, extra: Path | None = None) -> dict[str, Path]:
    """Return the folders below `base`; those of `extra` come on top, or alone where it has keys and national."""
    if extra is None or extra == base:
        return _below(base)
    above = _below(extra)
    return above if {NATIONAL, KEYS} <= set(above) else {**_below(base), **above}


def with_draft(live: Folders, draft: Path) -> dict[str, Path]:
    """Return the folders with a draft in their place. In: an insurer's folder, or a folder of such folders."""
    if (draft / "insurer.toml").exists():
        return {**live, draft.name: draft}
    return {**live, **_below(draft)}


def fingerprint(folders: Folders) -> str:
    """Return a text that changes with any file's name, size or time in the folders. It opens no file."""
    found = hashlib.sha256()
    for name in sorted(folders):
        for line in sorted(_stats(folders[name])):
            found.update(f"{name} {line}\n".encode("utf-8", "surrogateescape"))
    return found.hexdigest()


def _below(parent: Path) -> dict[str, Path]:
    if not parent.is_dir():
        raise ContentError(parent, "LEAFLETS_DIR", Said("フォルダの場所", "the address of a folder"))
    return {path.name: path for path in sorted(parent.iterdir()) if path.is_dir() and not _hidden(path.name)}


def _stats(folder: Path | str) -> Iterator[str]:
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if _hidden(entry.name):
                    continue
                if entry.is_dir():
                    yield from _stats(entry.path)
                else:
                    stat = entry.stat()
                    yield f"{entry.path} {stat.st_size} {stat.st_mtime_ns}"
    except OSError:  # it went away meanwhile, which is a change too
        yield f"{os.fspath(folder)} away"


def _hidden(name: str) -> bool:
    return name.startswith((".", "_"))
