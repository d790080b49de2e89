"""What a question's page shows: options, what was typed before, errors beside their fields, what it carries along."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from checker import answers as contract
from checker import questions
from checker.loading.questions import Option, Question
from checker.reading import PARTS, Reading, query_of


def message(question: Question, code: str) -> str:
    """Return the sentence for an error code of a question or date field."""
    return question.errors[code]


@dataclass(frozen=True)
class Choice:
    """An option with whether it stands chosen."""

    option: Option
    chosen: bool


@dataclass(frozen=True)
class DateField:
    """Three fields for one date: its wording, what stands in them, the error beside it."""

    question: Question
    parts: Mapping[str, str]
    error: str


@dataclass(frozen=True)
class QuestionPage:
    """One question's page, made from what the request said."""

    name: str
    reading: Reading
    texts: Mapping[str, Question]
    not_asked: tuple[str, ...] = ()  # options that make no sense for this insurer
    drawings: Mapping[str, str] = field(default_factory=dict)  # this insurer's own look of a paper

    @property
    def question(self) -> Question:
        """Return the question's wording."""
        return self.texts[self.name]

    @property
    def drawing_file(self) -> str:
        """Return the template of the question's drawing, as the paper looks at this insurer."""
        drawing = self.question.drawing
        return f"drawings/{self.drawings.get(drawing, drawing)}.svg"

    @property
    def unchanged(self) -> str:
        """Return the query string of the answers as they are, to go back to the result."""
        return query_of(self.reading.answers)

    @property
    def number(self) -> int | None:
        """Return which question this is, counted from one, or None for the day of the visit."""
        pages = questions.asked_pages(self.reading.answers)
        return pages.index(self.name) + 1 if self.name in pages else None

    @property
    def multiple(self) -> bool:
        """Say whether several options may be chosen."""
        return self.name == questions.SITUATION

    @cached_property
    def choices(self) -> tuple[Choice, ...]:
        """Return the options; chosen ones only where the visitor chose them before."""
        answers = self.reading.answers
        chosen = answers.situations if self.multiple else {getattr(answers, self.name)}
        options = [option for option in self.question.options.values() if option.value not in self.not_asked]
        return tuple(Choice(option, option.value in chosen) for option in options)

    @cached_property
    def date(self) -> DateField | None:
        """Return the date that goes with the question, or None."""
        name = questions.EXPIRY_OF.get(self.name)
        if name is None:
            return None
        day = getattr(self.reading.answers, name)
        parts = self.reading.typed.get(name)
        if parts is None:
            parts = dict(zip(PARTS, (day.year, day.month, day.day) if day else ("", "", ""), strict=True))
        return DateField(self.texts[name], parts, self._error(name))

    @property
    def error(self) -> str:
        """Return the message beside the options, or an empty text."""
        return "" if self.name == questions.VISIT else self._error(self.name)

    @cached_property
    def errors(self) -> list[tuple[str, str]]:
        """Return (id of the field, message) for the summary on top."""
        found = [(f"{self.name}-1", self.error)] if self.error else []
        if self.date and self.date.error:
            found.append((f"{self.date.question.name}_year", self.date.error))
        return found

    @cached_property
    def carried(self) -> list[tuple[str, str]]:
        """Return the other answers and wishes, as hidden fields."""
        own = questions.fields_of(self.name)
        carried = [(name, value) for name, value in contract.pairs(self.reading.answers) if name not in own]
        if self.name in contract.CHOICES:
            carried.append(("asked", self.name))
        if self.to_result:
            carried.append(("then", "result"))
        return carried

    @property
    def to_result(self) -> bool:
        """Say whether the visitor came from the result and goes back there."""
        return bool(self.reading.then) or self.name == questions.VISIT

    @property
    def ends(self) -> bool:
        """Say whether the form leads straight to the result: the optional list after all answers."""
        return self.multiple and not contract.missing(self.reading.answers)

    @property
    def back(self) -> str | None:
        """Return the query string of the question before this one, or None."""
        previous = questions.previous_page(self.name, self.reading.answers)
        if previous is None or self.to_result:
            return None
        return query_of(self.reading.answers, change=previous)

    def _error(self, name: str) -> str:
        codes = self.reading.errors.get(name, [])
        return message(self.texts[name], codes[0]) if codes else ""
