"""What is no mistake but may become one, or makes a leaflet hard to use: the warnings of checkleaflets."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from checker.loading.errors import read_toml
from checker.loading.insurers import Folder, Insurer
from checker.loading.problems import ContentError, Said
from checker.wording import Filler, UnknownPlaceholder
from editing.reach import reached
from editing.readability import double_negatives, long_sentences, typed_figures, undefined_terms
from editing.texts import texts_of
from faq.catalog import Catalog

SOON = timedelta(days=60)


class Remark(ContentError):
    """A warning. `found` and `expected` as in a mistake."""


def remarks(book: Catalog, folder: Folder, today: date) -> Iterator[Remark]:
    """Yield all warnings about one folder as of today."""
    yield from _ending(book, folder, today)
    yield from _without_own_source(book, folder)
    yield from _unanswered(book, folder)
    yield from _hard_to_read(book, folder)
    yield from _typed(book, folder, today)
    yield from _unreached(folder)


def _ending(book: Catalog, folder: Folder, today: date) -> Iterator[Remark]:
    last = today + SOON
    for name, periods in folder.facts.items():
        end = periods[-1].end
        if today <= end <= last:
            after = "値がなくなります" if folder is book.library.national else "国の決まりになります"
            wanted = Said(f"そのあとの値（なければ、{after}）", "what holds afterwards, unless the end is meant")
            file = _file_with(folder.path, "facts*.toml", name)
            yield Remark(file, f"{name}.until", wanted, end, nth=len(periods) - 1)
    for nth, desk in enumerate(folder.contacts):
        if today <= desk.end <= last:
            wanted = Said("そのあとの窓口（なければ、出なくなります）", "the desk afterwards, unless the end is meant")
            yield Remark(folder.path / "contacts.toml", f"contact {desk.id}.until", wanted, desk.end, nth=nth)


def _without_own_source(book: Catalog, folder: Folder) -> Iterator[Remark]:
    if not folder.sections or folder is book.library.national:
        return
    wanted = Said("この保険の資料の見出し（国の決まりと同じなら、書かない）", "a section of the insurer's own papers")
    for name, periods in folder.facts.items():
        for nth, fact in enumerate(periods):
            if not folder.sections.keys() & set(fact.sections):
                file = _file_with(folder.path, "facts*.toml", name)
                yield Remark(file, f"{name}.sections", wanted, list(fact.sections), nth=nth)


def _unanswered(book: Catalog, folder: Folder) -> Iterator[Remark]:
    if folder is book.library.national or not folder.sections:
        return
    asked = [topic for topic, everybody in book.answers["national"].items() if everybody.kind == "ask"]
    silent = [book.topics.topics[topic] for topic in asked if topic not in book.answers[folder.slug]]
    if silent:
        listed = "\n    ".join(f"{topic.slug}.md　{topic.question}" for topic in silent)
        wanted = Said(
            f"国の決まりだけでは答えられない話題の、この保険の答え:\n    {listed}",
            f"the insurer's own answers to {len(silent)} topics that no national rule answers",
        )
        yield Remark(folder.path / "faq", "faq", wanted)


def _hard_to_read(book: Catalog, folder: Folder) -> Iterator[Remark]:
    for placed in texts_of(folder, book.answers[folder.slug]):
        for sentence, length in long_sentences(placed.text):
            wanted = Said(f"80字までの文（いまは{length}字）", f"sentences of 80 characters, not {length}")
            yield Remark(placed.file, placed.key, wanted, sentence, line=placed.line(sentence))
        for phrase in double_negatives(placed.text):
            wanted = Said("打ち消しを重ねない言い方", "no double negative")
            yield Remark(placed.file, placed.key, wanted, phrase, line=placed.line(phrase))
        for term, plain in undefined_terms(placed.text):
            wanted = Said(f"やさしい言葉（{plain}）か、（）での説明", f"a plain word ({plain}) or an explanation")
            yield Remark(placed.file, placed.key, wanted, term, line=placed.line(term))


def _typed(book: Catalog, folder: Folder, today: date) -> Iterator[Remark]:
    insurer = Insurer(folder, book.library.national, book.library.language)
    known = _figures(insurer, today)
    for placed in texts_of(folder, book.answers[folder.slug]):
        for figure in typed_figures(placed.text) if placed.fillable else ():
            mark = known.get(figure)
            ja = f"印 {mark}" if mark else "ことがら（facts.toml）に足して、印で書く"
            wanted = Said(ja, f"the placeholder {mark}" if mark else "a fact in facts.toml and its placeholder")
            yield Remark(placed.file, placed.key, wanted, figure, line=placed.line(figure))


def _figures(insurer: Insurer, day: date) -> dict[str, str]:
    """Return by what it fills in each placeholder that the insurer has on the day."""
    filler, found = Filler(insurer, day), {}
    for desk in (*insurer.contacts(day), *insurer.national_contacts(day)):
        found.update(dict.fromkeys(desk.phones, f"{{phone.{desk.id}}}"))
    for name in {**insurer.national.facts, **insurer.folder.facts}:
        fact = insurer.fact(name, day)
        for form in ("", "short") if fact and fact.key.kind == "date" else ("",):
            try:
                found[filler.fill("{" + ".".join(filter(None, (name, form))) + "}")] = f"{{{name}}}"
            except UnknownPlaceholder:
                continue
    return found


def _unreached(folder: Folder) -> Iterator[Remark]:
    for code, layers in folder.texts["todo"].items():
        for variant in layers:
            if variant and (code, variant) not in reached():
                known = "、".join(sorted(name for other, name in reached() if other == code and name)) or "なし"
                wanted = Said(f"使われる variants の名前（{known}）", f"a variant that a rule reaches ({known})")
                file = _file_with(folder.path, "todo*.toml", code)
                yield Remark(file, f"{code}.variants.{variant}", wanted, variant)


def _file_with(folder: Path, pattern: str, key: str) -> Path:
    return next(file for file in sorted(folder.glob(pattern)) if key in read_toml(file))
