"""For whom the leaflet speaks: cases that stand for many people, taken through the same rules as the check."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from checker.rules import Case
from checker.standing import Standing

STEPS = ("card", "registration", "electronic-certificate")  # the questions of the flow chart, in their order
NO = {"card": "no-card", "registration": "not-registered", "electronic-certificate": "expired"}
YES = "usable"  # where three times yes leads
GROUPS = (
    "everybody", "not-registered", "ending", "lost-certificate", "certificate-arrived", "new-member", "changed-details",
    "leaving", "lost-card",
)  # fmt: skip


def _fine(day: date) -> Case:
    fine = Standing.CURRENT
    return Case("valid", "yes", fine, fine, "none", frozenset(), day)


def paths(day: date, certificate: str) -> Mapping[str, Case]:
    """Return the case behind each end of the flow chart. In: the day; how the eligibility certificate stands."""
    fine = replace(_fine(day), eligibility_certificate=certificate)
    nothing = replace(fine, card="none", registered=None, card_standing=None, electronic_standing=None)
    return {
        "no-card": nothing,
        "not-registered": replace(fine, registered="no"),
        "expired": replace(fine, electronic_standing=Standing.SAID_EXPIRED),
        YES: fine,
    }


def groups(day: date) -> Mapping[str, Case]:
    """Return the case that stands for each group of the to-do list."""
    fine = _fine(day)
    no_card = paths(day, "valid")["no-card"]
    return {
        "everybody": fine,
        "not-registered": replace(fine, registered="no", eligibility_certificate="valid"),
        "ending": replace(fine, card_standing=Standing.ENDING, electronic_standing=Standing.ENDING),
        "lost-certificate": replace(no_card, eligibility_certificate="lost"),
        "certificate-arrived": no_card,
        "new-member": replace(fine, registered="unknown", situations=frozenset({"new-member"})),
        "changed-details": replace(no_card, situations=frozenset({"changed-details"})),
        "leaving": replace(no_card, situations=frozenset({"leaving"})),
        "lost-card": replace(no_card, card="suspended"),
    }
