"""Server CPU for a page, in process, without a network: new, sent again, and a bare Django view for the ratio.

Run by `make bench`. Alternating rounds, medians; figures of one run compare with each other only.
"""

from __future__ import annotations

import os
import statistics
from collections.abc import Callable
from time import process_time
from typing import Any
from wsgiref.types import WSGIApplication

from django.core.handlers.wsgi import WSGIHandler
from django.test import RequestFactory, override_settings

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
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    from config.wsgi import application

    ask = asking(application)

    def new(address: str) -> None:
        forget()
        ask(address)

    print("| page | new, ms CPU | again, ms CPU | again / bare view |\n| --- | --- | --- | --- |")
    for name, address in PAGES.items():
        ask(address)
        rows = [(timed(new, address), timed(ask, address), bare()) for _ in range(ROUNDS)]
        fresh, again, plain = (statistics.median(column) for column in zip(*rows, strict=True))
        print(f"| {name} | {fresh:.2f} | {again:.3f} | {again / plain:.2f} |")


def forget() -> None:
    """Forget all finished pages, and what a page has that no other has: the QR code of its address."""
    from checker.takeaway import qr_svg
    from config.finished import store

    store.clear()
    qr_svg.cache_clear()


def asking(application: WSGIApplication) -> Callable[[str], None]:
    """Return what asks the application for an address; what a request looks like is made once."""
    factory = RequestFactory(headers={"host": "localhost", "accept-encoding": "gzip, br"})
    environs: dict[str, dict[str, Any]] = {}

    def ask(address: str) -> None:
        if address not in environs:
            environs[address] = factory.get(address).environ
        answer = application(dict(environs[address]), lambda *_: None)  # type: ignore[arg-type, return-value]
        b"".join(answer)
        if hasattr(answer, "close"):
            answer.close()

    return ask


def bare() -> float:
    """Return the milliseconds of CPU of a view that says a word, asked in the same way."""
    with override_settings(MIDDLEWARE=[], ROOT_URLCONF="benchmarks.bare"):
        ask = asking(WSGIHandler())
        ask("/")
        return timed(ask, "/")


def timed(ask: Callable[[str], None], address: str) -> float:
    """Return the milliseconds of CPU that one call takes."""
    start = process_time()
    for _ in range(EACH):
        ask(address)
    return (process_time() - start) * 1000 / EACH


if __name__ == "__main__":
    main()
