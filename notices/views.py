"""Was this answer useful? The only place where a visitor can send something, and it is one of two words."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, UnreadablePostError
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt

from checker import clock
from checker.desks import desks
from checker.library import insurer_or_404
from config.errors import takes_post
from faq.catalog import topic_or_404
from notices import counts
from notices.same_origin import comes_from_here

WORDS = {"yes": True, "no": False}
LONGEST_BODY = 1000


@takes_post
@csrf_exempt  # without a cookie there is nothing to forge; comes_from_here takes its place (ADR 8)
def useful(request: HttpRequest, slug: str, topic: str) -> HttpResponse:
    """Count a vote and lead to the thanks (POST); say thanks, with whom to ask if it was no help (GET)."""
    insurer, found = insurer_or_404(slug), topic_or_404(topic)
    if request.method == "POST":
        if not comes_from_here(request):
            return render(request, "notices/not_from_here.html", status=403)
        said = WORDS.get(_said(request))
        if said is None:
            return render(request, "400.html", status=400)
        counts.vote(insurer.slug, found.slug, said)
        response = HttpResponseRedirect(reverse("notices:useful", args=[insurer.slug, found.slug]))
        response.status_code = 303
        return response
    context = {"insurer": insurer, "topic": found, "desks": desks(insurer, clock.now())}
    return render(request, "notices/thanks.html", context)


def _said(request: HttpRequest) -> str:
    length = request.headers.get("Content-Length", "")
    if request.content_type != "application/x-www-form-urlencoded" or not length.isdecimal():
        return ""
    if int(length) > LONGEST_BODY:
        return ""
    try:
        return request.POST.get("useful", "")
    except UnreadablePostError:  # whoever sent it is gone
        return ""
