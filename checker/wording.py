"""Fills the placeholders of a text with an insurer's facts as of a day, for reading or for speaking."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from checker import hours, spoken
from checker.loading.contacts import Contact
from checker.loading.facts import Fact
from checker.loading.insurers import Insurer
from checker.loading.keys import UNITS

PLACEHOLDER = re.compile(r"\{([a-z][a-z0-9_]*)(?:\.([a-z0-9-]+))?\}")
_CONDITION = re.compile(r"^(\s*(?:[-*]|\d+\.)?\s*)\{([?!])([a-z0-9_]+)\}\s*")
_DATE_FORMS = {"": "long", "both": "both", "short": "short"}


class UnknownPlaceholder(KeyError):
    """A text names a fact, form or contact that does not exist for this insurer on this day."""


@dataclass(frozen=True)
class Filler:
    """Fills texts of one insurer as of one day; `aloud` for the ear."""

    insurer: Insurer
    day: date
    aloud: bool = False

    def fill(self, text: str) -> str:
        """Return the text with conditional lines chosen and placeholders filled. UnknownPlaceholder if one is."""
        lines = [chosen for line in text.split("\n") if (chosen := self._choose(line)) is not None]
        filled = PLACEHOLDER.sub(lambda match: self._value(match[1], match[2] or ""), "\n".join(lines))
        return spoken.figures(filled) if self.aloud else filled

    def fact(self, fact: Fact, form: str = "") -> str:
        """Return a fact's value as text. `form`: both or short for dates, number for the bare figure."""
        kind, value, language = fact.key.kind, fact.value, self.insurer.language
        if form == "number":
            return self._figure(value)
        if kind == "date":
            if form not in _DATE_FORMS:
                raise UnknownPlaceholder(f"{fact.key.name}.{form}")
            return spoken.day(value, form != "short") if self.aloud else language.day(value, _DATE_FORMS[form])
        if kind in UNITS:
            return language.quantity(kind, value, self._figure(value))
        if kind.startswith("span-"):
            return language.span(kind.removeprefix("span-"), *map(self._figure, value))
        if kind == "phone":
            return spoken.digits(value) if self.aloud else str(value)
        if kind == "list":
            return language.separator.join(value)
        return fact.spoken if self.aloud and fact.spoken else str(value)

    def phones(self, contact: Contact) -> str:
        """Return a desk's numbers."""
        if self.aloud:
            return "、または、".join(map(spoken.digits, contact.phones))
        return self.insurer.language.separator.join(contact.phones)

    def _figure(self, value: int) -> str:
        return spoken.number(value) if self.aloud else f"{value:,}"

    def _choose(self, line: str) -> str | None:
        while match := _CONDITION.match(line):
            if (self.insurer.fact(match[3], self.day) is not None) != (match[2] == "?"):
                return None
            line = match[1] + line[match.end() :]
        return line

    def _value(self, name: str, form: str) -> str:
        if name == "insurer":
            return self.insurer.name
        if name in ("contact", "phone", "hours"):
            contact = self._contact(form)
            if name == "hours":
                return hours.in_words(contact, self.insurer.language, self.aloud)
            numbers = self.phones(contact)
            if name == "phone":
                return numbers
            return f"{contact.name}、{numbers}" if self.aloud else f"{contact.name} {numbers}".strip()
        fact = self.insurer.fact(name, self.day)
        if fact is None:
            raise UnknownPlaceholder(f"{name} has no fact for {self.insurer.slug} on {self.day}")
        return self.fact(fact, form)

    def _contact(self, contact_id: str) -> Contact:
        for contact in (*self.insurer.contacts(self.day), *self.insurer.national_contacts(self.day)):
            if contact.id == contact_id:
                return contact
        raise UnknownPlaceholder(f"contact {contact_id} does not exist for {self.insurer.slug} on {self.day}")


def placeholders(text: str) -> Iterator[str]:
    """Yield the names of the facts that a text uses."""
    for match in PLACEHOLDER.finditer(text):
        yield match[1]
