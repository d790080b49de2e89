"""What stands in the place of a result that staff took offline: whom to call, and when."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy

from checker import clock
from checker.desks import desks
from checker.loading.insurers import Insurer
from notices import snapshot

MESSAGE = gettext_lazy("いま、この健康保険の結果をお見せできません。健康保険の窓口に電話してください。")
RETRY_SECONDS = 600


def is_offline(insurer: Insurer) -> bool:
    """Say whether staff took the insurer's result offline now."""
    return snapshot.result_offline(insurer.slug)


def offline_page(request: HttpRequest, insurer: Insurer) -> HttpResponse:
    """Return the page with the insurer's telephone numbers and hours. It is no error: the page is what is meant."""
    context = {"insurer": insurer, "desks": desks(insurer, clock.now())}
    response = render(request, "notices/offline.html", context)
    response["Cache-Control"] = "no-store"
    return response


def offline_data(insurer: Insurer) -> HttpResponse:
    """Return the same as data: 503 with the error in the contract's form, and the desks."""
    found = desks(insurer, clock.now())
    contacts = [{"name": d.contact.name, "phones": list(d.contact.phones), "hours": d.in_words} for d in found]
    data = {"errors": {"insurer": [str(MESSAGE)]}, "contacts": contacts}
    response = JsonResponse(data, status=503, json_dumps_params={"ensure_ascii": False})
    response["Cache-Control"], response["Retry-After"] = "no-store", str(RETRY_SECONDS)
    return response
