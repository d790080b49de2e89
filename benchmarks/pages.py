"""Server CPU for a page, in process, without a network: new, sent again, and a bare Django view for the ratio.

Run by `make bench`. Alternating rounds, medians; figures of one run compare with each other only.
"""

from __future__ import annotations

import statistics
from time import process_time

import django
from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler, WSGIRequest
from django.http import HttpResponse
from django.test import RequestFactory

ROUNDS, EACH = 7, 40
ANSWERS = "card=valid&registered=yes&electronic_certificate=valid&eligibility_certificate=none"
PAGES = {
    "start": "/",
    "front": "/kawasaki-kokuho/",
    "question": "/kenpo/check/?card=valid",
    "result": f"/tokyo-kyosai/result/?{ANSWERS}",
    "answer": "/kenpo/faq/certificate-fee/",
    "side by side": "/faq/return-on-leaving/",
    "desk": f"/desk/kenpo/?{ANSWERS}",
}


def main() -> None:
    """Measure all pages and print a table."""
    django.setup()
    from config.finished import store

    site = WSGIHandler()
    factory = RequestFactory(headers={"host": settings.ALLOWED_HOSTS[0], "accept-encoding": "gzip, br"})

    def ask(address: str) -> None:
        answer = site(factory.get(address).environ, lambda *_: None)
        b"".join(answer)
        answer.close()

    def bare() -> None:
        HttpResponse(f"Hello {WSGIRequest(factory.get('/').environ).path}").serialize_headers()

    def new(address: str) -> None:
        store.clear()
        ask(address)

    print("| page | new, ms CPU | again, ms CPU | again / bare view |\n| --- | --- | --- | --- |")
    for name, address in PAGES.items():
        ask(address)
        rows = [(timed(lambda: new(address)), timed(lambda: ask(address)), timed(bare)) for _ in range(ROUNDS)]
        fresh, again, plain = (statistics.median(column) for column in zip(*rows, strict=True))
        print(f"| {name} | {fresh:.2f} | {again:.3f} | {again / plain:.2f} |")


def timed(act: object) -> float:
    """Return the milliseconds of CPU that one call takes."""
    start = process_time()
    for _ in range(EACH):
        act()  # type: ignore[operator]
    return (process_time() - start) * 1000 / EACH


if __name__ == "__main__":
    main()
