"""The rows about old papers: what is returned, what is cut up. They differ most between insurers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from checker.todo import Situation, Todo


def return_old_card(s: Situation) -> Iterator[Todo]:
    """Before the old cards ended, leaving meant returning them."""
    leaving = s.case.has("leaving") and not s.case.has("new-member")
    if s.rules.old_card_on_leaving == "return" and leaving:
        yield Todo("return-old-card", ("situation:leaving",), facts=("old_card_on_leaving",))


def destroy_old_card(s: Situation) -> Iterator[Todo]:
    """Old cards are cut up where the insurer says so."""
    if s.rules.old_card_disposal == "destroy" and not s.case.has("new-member"):
        yield Todo("destroy-old-card", ("old-card-ended",), facts=("old_card_disposal",))


def destroy_certificate(s: Situation) -> Iterator[Todo]:
    """A certificate that has run out or is not needed any more is cut up where the insurer says so."""
    rules, state, leaving = s.rules, s.case.eligibility_certificate, s.case.has("leaving")
    todo = Todo("destroy-eligibility-certificate", ("eligibility_certificate",))
    if state == "expired" and rules.certificate_expired == "destroy":
        yield replace(todo, facts=("certificate_expired",), variant="expired")
    elif state == "valid" and leaving and rules.certificate_on_leaving == "destroy":
        because = ("eligibility_certificate", "situation:leaving")
        yield replace(todo, because=because, facts=("certificate_on_leaving",), variant="leaving")
    elif state == "valid" and not leaving and s.usable is True and rules.certificate_unneeded == "destroy":
        yield replace(todo, facts=("certificate_unneeded",), variant="unneeded")


def return_certificate(s: Situation) -> Iterator[Todo]:
    """A valid certificate goes back on leaving where the insurer says so."""
    leaving = s.case.has("leaving") and s.case.eligibility_certificate == "valid"
    if leaving and s.rules.certificate_on_leaving == "return":
        because = ("eligibility_certificate", "situation:leaving")
        yield Todo("return-eligibility-certificate", because, facts=("certificate_on_leaving",))
