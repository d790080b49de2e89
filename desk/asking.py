"""What stands on the left of the desk and below: insurers, questions, common calls, and the windows as of now."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from checker import answers as contract
from checker import clock, questions
from checker.answers import CHOICES
from checker.desks import Desk, desk, desks
from checker.language import Language
from checker.library import library
from checker.library import questions as question_texts
from checker.loading.insurers import Insurer
from checker.pages import QuestionPage
from checker.reading import Reading
from desk.caller import ask_in, choices
from desk.guide import guide
from desk.script import contact_script, opening_in_words
from faq.catalog import catalog

PURPOSES = ("my-number-card", "lost-card")


def windows_of(insurer: Insurer | None) -> Sequence[Desk]:
    """Return the windows as of now: the insurer's and the national ones; without an insurer those of all."""
    now = clock.now()
    if insurer:
        return desks(insurer, now, PURPOSES)
    insurers = library().insurers.values()
    own = [desk(other, contact, now) for other in insurers for contact in other.contacts(now.date()) if contact.phones]
    return (*own, *desks(library().insurers["other"], now, PURPOSES))


def asking(
    insurer: Insurer | None,
    reading: Reading,
    shown: tuple[str, str],
    speaks: Language | None,
    windows: Sequence[Desk],
    *,
    keys_off: bool,
) -> dict[str, Any]:
    """Return the desk's own side. `shown`: name and value of what another insurer is to show too, as a topic.

    `speaks`: the caller's language beside Japanese. `windows`: as of now.
    """
    texts, today = question_texts(insurer), clock.today()
    day = reading.answers.visit or today
    not_asked = insurer.rules(day).situations_not_asked if insurer else ()
    given = contract.pairs(reading.answers)
    asked = questions.next_page(reading.answers)
    keys = [("keys", "off")] if keys_off else []
    carried = [*given, *keys, *([("caller", speaks.code)] if speaks else [])]
    without_language = urlencode([*given, *keys, *([shown] if shown[1] else [])])
    return {
        "insurer": insurer,
        "insurers": library().insurers.values(),
        "pages": [QuestionPage(name, reading, texts, not_asked) for name in (*CHOICES, questions.SITUATION)],
        "asked_names": questions.asked_pages(reading.answers),
        "visit_page": QuestionPage(questions.VISIT, reading, texts),
        "ask": guide().asks[asked],
        "speaks": speaks,
        "ask_caller": ask_in(asked, speaks, insurer) if speaks else None,
        "callers": choices(),
        "without_language": without_language,
        "asked": texts[asked],
        "begun": bool(given or reading.errors),
        "guide": guide(),
        "common": [catalog().topics.topics[name] for name in guide().common],
        "windows": [
            (item, contact_script(item), opening_in_words(item.state.next_opening) if item.state.next_opening else "")
            for item in windows
        ],
        "carried": carried,
        "keep": urlencode(carried),
        "keep_shown": urlencode([*carried, *([shown] if shown[1] else [])]),
        "visit_day": day,
        "other_day": day != today,
    }
