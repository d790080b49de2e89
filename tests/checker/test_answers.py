import pytest

from checker.answers import missing, pairs, parse
from tests.conftest import TODAY

FULL = {
    "card": ["valid"],
    "registered": ["yes"],
    "electronic_certificate": ["valid"],
    "eligibility_certificate": ["none"],
}


def errors_of(**changed):
    return parse({**FULL, **changed}, TODAY)[1]


def test_complete_answers_have_no_errors_and_come_back_as_they_were():
    query = {**FULL, "situation": ["leaving", "new-member"], "visit": ["2026-12-01"]}
    answers, errors = parse(query, TODAY)
    assert not errors
    assert not missing(answers)
    assert dict(pairs(answers))["visit"] == "2026-12-01"
    assert [value for name, value in pairs(answers) if name == "situation"] == ["new-member", "leaving"]


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"card": ["maybe"]}, "unknown-value"),
        ({"card": ["valid", "valid"]}, "repeated"),
        ({"situation": ["leaving", "bored"]}, "unknown-value"),
        ({"visit": ["2024-12-01"]}, "too-early"),
        ({"visit": ["2041-11-25"]}, "too-late"),
        ({"card_expiry": ["2041-11-25"]}, "too-late"),
        ({"card_expiry": ["2026-02-30"]}, "impossible-date"),
        ({"card_expiry": ["令和8年1月1日"]}, "impossible-date"),
        ({"eligibility_certificate": ["\x00"]}, "unknown-value"),
    ],
)
def test_bad_values_are_named(changed, code):
    assert list(errors_of(**changed).values()) == [[code]]


def test_the_limits_themselves_are_fine():
    assert not errors_of(visit=["2024-12-02"])
    assert not errors_of(visit=["2041-11-24"], card_expiry=["2041-11-24"])


def test_a_bad_value_counts_even_where_it_is_not_asked():
    assert "registered" in parse({"card": ["none"], "eligibility_certificate": ["none"], "registered": ["x"]}, TODAY)[1]
    assert not parse({"card": ["none"], "eligibility_certificate": ["none"], "registered": ["yes"]}, TODAY)[1]


def test_empty_values_and_unknown_names_are_no_answers():
    answers, errors = parse({**FULL, "card": ["", "valid"], "visit": [""], "utm_source": ["x"]}, TODAY)
    assert not errors
    assert answers.card == "valid"
    assert answers.visit is None


def test_without_a_card_two_questions_fall_away():
    assert missing(parse({"card": ["none"]}, TODAY)[0]) == ["eligibility_certificate"]
    assert missing(parse({"card": ["expired"]}, TODAY)[0]) == [
        "registered", "electronic_certificate", "eligibility_certificate",
    ]  # fmt: skip
