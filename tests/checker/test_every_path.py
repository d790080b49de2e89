"""Walks every combination of answers, for every insurer, on every day on which rules change."""

from datetime import date, timedelta
from itertools import combinations, product

import pytest

from checker.answers import CHOICES, FIRST_VISIT, SITUATIONS
from checker.library import library
from checker.rules import BRING_CODES, Case, assess
from checker.standing import Standing
from checker.todos import TODO_CODES
from checker.verdicts import VERDICT_CODES, verdict
from checker.warnings import WARNING_CODES, fitting
from tests.checker.test_codes import cases
from tests.conftest import INSURERS, TODAY

ALL_SITUATIONS = [frozenset(c) for n in range(len(SITUATIONS) + 1) for c in combinations(SITUATIONS, n)]
FEW_SITUATIONS = [s for s in ALL_SITUATIONS if len(s) <= 2]
ONE_DAY = timedelta(days=1)


def boundary_days():
    """Return the first and last day of every period that any folder knows, from the first visit day on, and today."""
    days = {FIRST_VISIT, TODAY, date(2025, 12, 1), date(2025, 12, 2), date(2026, 7, 31), date(2026, 8, 1)}
    folders = [library().national, *(insurer.folder for insurer in library().insurers.values())]
    for folder in folders:
        for fact in (fact for periods in folder.facts.values() for fact in periods):
            days |= {day for day in (fact.start, fact.end) if FIRST_VISIT <= day < date.max}
    last_day = next(f.value for f in folders[2].facts.get("old_card_last_day", folders[0].facts["old_card_last_day"]))
    return sorted(days | {last_day, last_day + ONE_DAY, date(2025, 7, 31), date(2025, 8, 1)})


def distinct(rules_by_day):
    """Yield (rules, a day) once for each set of rules, before and after the old card's last day."""
    seen = []
    for rules, day in zip(rules_by_day, boundary_days(), strict=True):
        key = (rules, day <= rules.old_card_last_day)
        if key not in seen:
            seen.append(key)
            yield rules, day


def contradictions(result, rules):
    """Yield what no result may say."""
    case, bring = result.case, [item.code for item in result.bring]
    todo = [item.code for item in result.todo]
    if len(set(bring)) < len(bring) or len(set(todo)) < len(todo):
        yield "an item stands twice"
    if "my-number-card" in bring and not case.card_held:
        yield "hand over a card that is not in hand"
    if "eligibility-certificate" in bring and case.eligibility_certificate != "valid":
        yield "hand over a certificate that is not in hand"
    if "old-insurance-card" in bring and case.visit > rules.old_card_last_day:
        yield "hand over an old card that has ended"
    for thing in ("old-card", "eligibility-certificate"):
        if f"return-{thing}" in todo and f"destroy-{thing}" in todo:
            yield f"return and destroy the {thing}"
    if "old-insurance-card" in bring and "destroy-old-card" in todo:
        yield "hand over and destroy the old card"
    if "eligibility-certificate" in bring and "destroy-eligibility-certificate" in todo and not case.has("leaving"):
        yield "hand over and destroy the certificate"
    if not bring and not todo:
        yield "nothing works and nothing is to be done"
    if not bring and "contact-insurer-before-visit" not in todo:
        yield "nothing in hand, but nobody to call"
    if sum(code.endswith("-eligibility-certificate") and code.split("-")[0] in ("wait", "apply", "ask", "reissue")
           for code in todo) > 1:  # fmt: skip
        yield "two ways to a certificate"
    if result.myna_usable is None and "my-number-card" not in bring:
        yield "may work, but the card is left at home"


@pytest.mark.parametrize("insurer", INSURERS)
def test_no_combination_of_answers_contradicts_itself(insurer):
    rules_of = library().insurers[insurer].rules
    met_todo, met_bring = set(), set()
    for rules, day in distinct(rules_of(day) for day in boundary_days()):
        for parts, certificate, situations in product(cases(), CHOICES["eligibility_certificate"], ALL_SITUATIONS):
            case = Case(**parts, eligibility_certificate=certificate, situations=situations, visit=day)
            result = assess(case, rules)
            wrong = list(contradictions(result, rules))
            assert not wrong, (wrong, case)
            assert verdict(result) in VERDICT_CODES
            met_todo.update(item.code for item in result.todo)
            met_bring.update(item.code for item in result.bring)
    assert met_todo <= set(TODO_CODES)
    assert met_bring <= set(BRING_CODES)


def test_every_item_question_verdict_and_warning_is_reached_by_someone():
    met = {"todo": set(), "bring": set(), "verdict": set(), "warnings": set()}
    for insurer in library().insurers.values():
        for day in (FIRST_VISIT, date(2025, 12, 2), TODAY):
            rules = insurer.rules(day)
            for parts, certificate, situations in product(cases(), CHOICES["eligibility_certificate"], FEW_SITUATIONS):
                case = Case(**parts, eligibility_certificate=certificate, situations=situations, visit=day)
                result = assess(case, rules)
                met["todo"].update(item.code for item in result.todo)
                met["bring"].update(item.code for item in result.bring)
                met["verdict"].add(verdict(result))
                met["warnings"].update(fitting(result, rules))
    assert met["todo"] == set(TODO_CODES)
    assert met["bring"] == set(BRING_CODES)
    assert met["verdict"] == set(VERDICT_CODES)
    assert met["warnings"] >= set(WARNING_CODES) - {"last-day"}  # needs a date: see test_presenting.py


def test_a_later_visit_never_makes_an_expired_certificate_work_again():
    for insurer in library().insurers.values():
        rules = insurer.rules(TODAY)
        order = {True: 2, None: 1, False: 0}
        for grace in (rules.grace_card, rules.grace_electronic_certificate):
            for expiry in (date(2026, 8, 22), date(2026, 8, 31), date(2026, 11, 30), date(2028, 2, 29)):
                days = [expiry + ONE_DAY * n for n in range(-100, 130)]
                states = [order[grace.standing(expiry, "valid", day).works] for day in days]
                assert states == sorted(states, reverse=True)
                assert states[0] == 2
                assert states[-1] == 0


def test_an_undated_expired_is_never_told_as_working():
    assert Standing.SAID_EXPIRED.works is None
    assert Standing.SAID_EXPIRED.lapsed
