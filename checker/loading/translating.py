"""Lays a folder out anew in another language: names, wording, answers. Facts that are figures stay the same objects."""

from __future__ import annotations

from dataclasses import replace

from checker.language import Language
from checker.loading.changes import Change
from checker.loading.errors import Problems
from checker.loading.facts import Facts
from checker.loading.identity import Section
from checker.loading.insurers import Folder, Insurer, Library
from checker.loading.questions import Question
from checker.loading.texts import Layer, Layers
from checker.loading.translations import (
    NOT_TEXT,
    Texts,
    Translation,
    identity_texts,
    read_translation,
    texts_of_layer,
    words_of_fact,
)


def translated(folder: Folder, words: Translation) -> Folder:
    """Return the folder with its texts in another language: what people see, never what a rule looks at."""
    identity, contacts = dict(folder.identity), []
    texts, _ = words.of("insurer", identity_texts(folder))
    identity |= {name: texts[name] for name in ("name", "kind", "who", "papers") if name in texts}
    identity["places"] = tuple(texts[f"places.{nth}"] for nth in range(len(folder.identity["places"])))
    for contact in folder.contacts:
        own = {"name": contact.name, "note": contact.note, "address": contact.address}
        found, _ = words.of(f"contacts.{contact.id}", {name: text for name, text in own.items() if text})
        address, note = found.get("address", ""), found.get("note", "")
        contacts.append(replace(contact, name=found["name"], note=note, address=address))
    return replace(
        folder,
        identity=identity,
        sections=_sections(folder, texts),
        facts=_facts(folder.facts, words),
        contacts=tuple(contacts),
        texts={kind: _layers(kind, layers, words) for kind, layers in folder.texts.items()},
        questions={name: _change(name, change, words) for name, change in folder.questions.items()},
    )


def _layers(kind: str, layers: Layers, words: Translation) -> Layers:
    found: dict[str, dict[str, Layer]] = {}
    for code, variants in layers.items():
        for variant, layer in variants.items():
            texts, state = words.of(f"{kind}.{code}" + (f".{variant}" if variant else ""), texts_of_layer(layer))
            found.setdefault(code, {})[variant] = replace(layer, fields={**layer.fields, **texts}, state=state)
    return found


def _sections(folder: Folder, texts: Texts) -> dict[str, Section]:
    found: dict[str, Section] = {}
    for nth, document in enumerate(folder.identity["documents"]):
        for name in document.get("sections", {}):
            place = texts[f"documents.{nth}.sections.{name}"]
            found[name] = Section(name, texts[f"documents.{nth}.title"], place, texts[f"documents.{nth}.short"])
    return found


def _facts(facts: Facts, words: Translation) -> Facts:
    found = {}
    for name, periods in facts.items():
        texts, _ = words.of(f"facts.{name}", words_of_fact(periods))
        found[name] = tuple(replace(fact, value=texts[fact.value]) for fact in periods) if texts else periods
    return found


def _change(name: str, change: Change, words: Translation) -> Change:
    options = {f"options.{value}.{key}": text for value, own in change.options.items() for key, text in own.items()}
    japanese = {key: text for key, text in change.fields.items() if key not in NOT_TEXT} | options
    texts, _ = words.of(f"questions.{name}", japanese)
    return Change(
        {key: texts.get(key, text) for key, text in change.fields.items()},
        {value: {key: texts[f"options.{value}.{key}"] for key in own} for value, own in change.options.items()},
    )


def translated_question(question: Question, words: Translation) -> Question:
    """Return a question of the national rules in another language."""
    own = {"title": question.title, "short": question.short, "help": question.help, **question.errors}
    own |= {
        f"options.{value}.{key}": text
        for value, option in question.options.items()
        for key, text in (
            ("label", option.label),
            ("answer", option.answer),
            ("hint", option.hint),
            ("howto", option.howto),
        )
    }
    texts, _ = words.of(f"questions.{question.name}", {name: text for name, text in own.items() if text})
    options = {}
    for value, option in question.options.items():
        prefix = f"options.{value}."
        options[value] = replace(
            option, **{n.removeprefix(prefix): t for n, t in texts.items() if n.startswith(prefix)}
        )
    return replace(
        question,
        title=texts["title"],
        short=texts["short"],
        help=texts.get("help", ""),
        options=options,
        errors={code: texts[code] for code in question.errors},
    )


def translated_library(library: Library, language: Language, problems: Problems) -> Library:
    """Return all insurers in another language; rules, facts, numbers and order are the same."""

    def in_language(folder: Folder) -> Folder:
        return translated(folder, read_translation(folder.path, language.code, problems))

    national = in_language(library.national)
    insurers = {
        slug: Insurer(in_language(insurer.folder), national, language, insurer)
        for slug, insurer in library.insurers.items()
    }
    return Library(library.keys, national, insurers, language)
