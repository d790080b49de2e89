"""The wizard: a form a question, the answers in the session, an address a step so that "back" works."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import path
from formtools.wizard.views import NamedUrlSessionWizardView

from checker.answers import CHOICES, HELD, SITUATIONS


def _choice(name: str) -> forms.ChoiceField:
    return forms.ChoiceField(choices=[(value, value) for value in CHOICES[name]], widget=forms.RadioSelect)


class Card(forms.Form):
    """The card, and until when it is valid."""

    card = _choice("card")
    card_expiry = forms.DateField(required=False)


class Registered(forms.Form):
    """Whether the card is registered."""

    registered = _choice("registered")


class Certificate(forms.Form):
    """The certificate on the chip, and until when it is valid."""

    electronic_certificate = _choice("electronic_certificate")
    electronic_certificate_expiry = forms.DateField(required=False)


class Eligibility(forms.Form):
    """The other paper."""

    eligibility_certificate = _choice("eligibility_certificate")


class Situation(forms.Form):
    """What else applies."""

    situation = forms.MultipleChoiceField(
        choices=[(value, value) for value in SITUATIONS], widget=forms.CheckboxSelectMultiple, required=False
    )


def _holds_card(wizard: NamedUrlSessionWizardView) -> bool:
    return (wizard.get_cleaned_data_for_step("card") or {}).get("card", HELD[0]) in HELD


class Wizard(NamedUrlSessionWizardView):
    """Asks the five questions and shows what was answered."""

    template_name = "question.html"

    def done(self, form_list: Any, **kwargs: Any) -> HttpResponse:
        """Show the answers; rules and result are left out."""
        return render(self.request, "answers.html", {"answers": self.get_all_cleaned_data()})


STEPS = [
    ("card", Card), ("registered", Registered), ("electronic_certificate", Certificate),
    ("eligibility_certificate", Eligibility), ("situation", Situation),
]  # fmt: skip
view = Wizard.as_view(
    STEPS, url_name="step", done_step_name="finished",
    condition_dict={"registered": _holds_card, "electronic_certificate": _holds_card},
)  # fmt: skip
urlpatterns = [path("check/<slug:step>/", view, name="step"), path("check/", view, name="start")]
