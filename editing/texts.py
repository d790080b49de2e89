"""All texts of a folder, each with the file and key in which it stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from checker.loading.insurers import CODES, Folder
from checker.loading.places import line_of, line_with
from checker.proofs import file_of
from faq.loading import AnswerText

_NO_TEXT = {"topic"}
_START = 10  # characters of a sentence by which its line is found


@dataclass(frozen=True)
class Placed:
    """A text as it stands in a file, placeholders and all."""

    file: Path
    key: str
    text: str
    fillable: bool = True

    def line(self, part: str = "") -> int | None:
        """Return the line of a part of the text, or of its key."""
        found = line_with(self.file, part[:_START]) if part else None
        return found or line_of(self.file, self.key)


def texts_of(folder: Folder, answers: Mapping[str, AnswerText]) -> Iterator[Placed]:
    """Yield all texts that visitors read: results, front page, notes of desks, answers."""
    for kind in CODES:
        for code, layers in folder.texts[kind].items():
            for variant, layer in layers.items():
                place = f"{code}.variants.{variant}" if variant else code
                for name, text in layer.fields.items():
                    if name not in _NO_TEXT:
                        yield Placed(file_of(folder.path, kind, code), f"{place}.{name}", text)
    for desk in folder.contacts:
        yield Placed(folder.path / "contacts.toml", f"contact {desk.id}.note", desk.note, fillable=False)
    for topic, answer in answers.items():
        file = folder.path / "faq" / f"{topic}.md"
        for key, text in (("short", answer.short), ("answer", answer.answer), ("body", answer.body)):
            yield Placed(file, key, text)
