"""Which verdict stands on top of a result."""

from __future__ import annotations

from checker.rules import Result
from checker.standing import Standing

VERDICT_CODES = (
    "usable", "usable-ending", "usable-in-grace", "may-work", "may-work-with-certificate", "certificate", "old-card",
    "register-at-reader", "nothing",
)  # fmt: skip


def verdict(result: Result) -> str:
    """Return the code of the verdict: from "usable" down to "nothing"."""
    standings = (result.case.card_standing, result.case.electronic_standing)
    if result.myna_usable:
        if Standing.GRACE in standings:
            return "usable-in-grace"
        return "usable-ending" if Standing.ENDING in standings else "usable"
    certificate = result.brings("eligibility-certificate")
    if result.myna_usable is None:
        return "may-work-with-certificate" if certificate else "may-work"
    if certificate:
        return "certificate"
    if result.brings("old-insurance-card"):
        return "old-card"
    return "register-at-reader" if result.brings("my-number-card") else "nothing"
