import contextlib
from datetime import date
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker import codes
from checker.answers import CHOICES, SITUATIONS
from checker.library import library
from checker.rules import Case, assess
from checker.standing import Standing
from tests.conftest import INSURERS, TODAY, codes_of, result_of


def test_the_check_digit_by_known_values():
    assert codes.damm("572") == 4
    assert codes.damm("1234") == 0


@given(st.integers(1, 40), st.integers(0, 227 * 4 * 256 - 1), st.data())
def test_one_wrong_or_swapped_digit_is_always_noticed(insurer, state, data):
    body = str(insurer * 227 * 4 * 256 + state + codes.RESULT_OFFSET)
    code = f"{body}{codes.damm(body)}"
    place = data.draw(st.integers(1, len(code) - 1))
    other = data.draw(st.sampled_from([d for d in "0123456789" if d != code[place]]))
    swapped = list(code)
    swapped[place - 1], swapped[place] = swapped[place], swapped[place - 1]
    assert codes.decode(code, TODAY)
    for wrong in (code[:place] + other + code[place + 1 :], "".join(swapped)):
        if wrong != code:
            with pytest.raises(codes.WrongCode):
                codes.decode(wrong, TODAY)


def cases():
    standings = [s for s in Standing if s is not Standing.UNKNOWN]
    held = product(standings, CHOICES["registered"], Standing)
    for card, registered, electronic in held:
        yield {
            "card": "expired" if card.expired else "valid", "registered": registered,
            "card_standing": card, "electronic_standing": electronic,
        }  # fmt: skip
    for card in ("none", "returned", "suspended"):
        yield {"card": card, "registered": None, "card_standing": None, "electronic_standing": None}


def test_every_case_comes_back_from_its_code_and_no_two_share_one():
    seen = set()
    insurer = library().insurers["kenpo"]
    for parts, certificate in product(cases(), CHOICES["eligibility_certificate"]):
        for situations in (frozenset(), frozenset({"leaving"}), frozenset(SITUATIONS)):
            case = Case(**parts, eligibility_certificate=certificate, situations=situations, visit=TODAY)
            code = codes.result_code(insurer.number, case)
            decoded = codes.decode(code, TODAY)
            assert (decoded.insurer, decoded.case) == (insurer.number, case)
            seen.add(code)
    assert len(seen) == 227 * 4 * 3


@pytest.mark.parametrize("insurer", INSURERS)
@pytest.mark.parametrize("day", ["2026-08-20", "2026-08-24", "2026-08-25", "2026-07-31", "2027-02-24", "2029-01-01"])
def test_the_result_behind_a_code_brings_and_asks_the_same_without_dates(insurer, day):
    query = (
        f"card=valid registered=yes electronic_certificate=valid electronic_certificate_expiry={day} "
        "eligibility_certificate=expired"
    )
    result = result_of(insurer, query)
    found = library().insurers[insurer]
    decoded = codes.decode(codes.result_code(found.number, result.case), TODAY)
    again = assess(decoded.case, found.rules(TODAY))
    assert (again.myna_usable, codes_of(again.bring), codes_of(again.todo)) == (
        result.myna_usable, codes_of(result.bring), codes_of(result.todo),
    )  # fmt: skip
    assert again.myna_usable_until is None
    assert {item.by for item in again.todo} == {None}


def test_codes_have_eight_to_twelve_digits_even_for_thousands_of_insurers():
    case = result_of("other", "card=none eligibility_certificate=none").case
    assert len(codes.result_code(1, case)) == 8
    assert len(codes.result_code(9999, case)) <= 12


def test_typed_codes_may_be_full_width_spaced_and_hyphenated():
    case = result_of("other", "card=none eligibility_certificate=none").case
    code = codes.result_code(9, case)
    full_width = code.translate(str.maketrans("0123456789", "０１２３４５６７８９"))
    for typed in (codes.grouped(code), " ".join(code), full_width, f" {code[:4]}ー{code[4:]} "):
        assert codes.decode(typed, TODAY).case == case


def test_answer_codes_and_result_codes_cannot_be_confused():
    assert codes.decode(codes.topic_code(3, 69), date(2030, 1, 1)) == codes.TopicCode(3, 69)
    assert codes.decode(codes.topic_code(0, 1), TODAY) == codes.TopicCode(0, 1)
    assert codes.topic_code(3, 69).startswith("0")


@given(st.text(max_size=40))
def test_any_text_is_a_code_or_is_refused(text):
    with contextlib.suppress(codes.WrongCode):
        assert codes.decode(text, TODAY)
