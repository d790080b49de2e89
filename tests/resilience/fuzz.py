"""100,000 seeded requests over every route and method: no error of ours, no crash, memory flat.

Most are handed to the site in process, a fifth of them with a staff session; then broken bytes go over real sockets.
"""

from __future__ import annotations

import gc
import os
import random
import socket
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Any

from tests.resilience.client import Connection, Tally, ask
from tests.resilience.report import Row, alone
from tests.serving import Site

REQUESTS, BROKEN, MOST_GROWTH = 100_000, 2_000, 8.0  # MB
START_LINES = (
    b"GET / HTTP/1.1", b"GET /?a=b HTTP/9.9", b"\x16\x03\x01\x02\x00\x01", b"PRI * HTTP/2.0", b"G\x00T / HTTP/1.1",
    b"GET http://evil.example/ HTTP/1.1", b"GET  /  HTTP/1.1", b"POST /kenpo/ HTTP/1.1", b"",
)  # fmt: skip
LINES = (
    b"Host: 127.0.0.1", b"Host: a\r\nHost: b", b"Content-Length: -1", b"Content-Length: 9999999999",
    b"Content-Length: 5\r\nTransfer-Encoding: chunked", b"Transfer-Encoding: chunked", b": nothing",
    b"A" * 9000 + b": b", b"Bad Header", b" folded: x", b"X: \xff\xfe\x00", b"Expect: 100-continue",
    b"Connection: close", b"Range: bytes=0-0,1-1,2-2",
)  # fmt: skip


def _memory() -> float:
    """Return the memory of this process that is not shared, in MB, without the finished pages, which are bounded."""
    from config.finished import store

    store.clear()
    gc.collect()
    lines = Path("/proc/self/smaps_rollup").read_text().splitlines()
    return sum(int(line.split()[1]) for line in lines if line.startswith("Private")) / 1024


def _application(folder: str) -> tuple[Any, str]:
    """Return the site in this process, with a database of its own, and a staff session's cookie."""
    os.environ |= {
        "SECRET_KEY": "only-for-tests-" + "0123456789abcdefghijklmnopqrstuvwxyz" * 2, "ALLOWED_HOSTS": "127.0.0.1",
        "HTTPS": "false", "DATABASE_URL": f"sqlite:///{folder}/site.sqlite3", "CACHE_URL": "locmemcache://",
        "DJANGO_SETTINGS_MODULE": "config.settings", "STAFF_PASSWORD": "a-long-word-for-tests",
    }  # fmt: skip
    from django.conf import settings
    from django.core.management import call_command
    from django.test import Client

    from config.wsgi import application

    call_command("migrate", verbosity=0)
    call_command("createstaff", "tanto", superuser=True, verbosity=0)
    client = Client(headers={"host": "127.0.0.1"})
    assert client.login(username="tanto", password="a-long-word-for-tests", request=_request())  # noqa: S106
    return application, f"{settings.SESSION_COOKIE_NAME}={client.cookies[settings.SESSION_COOKIE_NAME].value}"


def _request() -> Any:
    from django.test import RequestFactory

    return RequestFactory().get("/staff/")


def in_process(requests: int, seconds: int) -> tuple[Counter[int], list[str], float, float]:
    """Send requests; return the statuses, what went wrong, and the memory after a third and at the end.

    Every answer in every language is asked for first, so that what the site remembers of its content (it is bounded) is
    there before the memory is read.
    """
    with tempfile.TemporaryDirectory() as folder:
        application, cookie = _application(folder)
        from tests.fuzzing import Fuzzer, answer_to

        fuzzer, seen, wrong, early = Fuzzer(seed=6), Counter[int](), list[str](), 0.0
        for sent in fuzzer.every_answer():
            answer_to(application, sent)
        end = time.monotonic() + (seconds or float("inf"))
        for number in range(requests):
            if number == requests // 3:
                early = _memory()
            if time.monotonic() > end:
                break
            sent = fuzzer.request()
            if number % 5 == 0:
                sent.environ["HTTP_COOKIE"] = cookie
            status, headers, body = answer_to(application, sent)
            seen[status] += 1
            if status >= 500 or "Content-Security-Policy" not in headers or b"Traceback" in body:
                wrong.append(str(sent))
        return seen, wrong, early or _memory(), _memory()


def over_sockets(site: Site, number: int) -> Counter[str]:
    """Send broken bytes; return how the server answered."""
    chance, ends = random.Random(7), Counter[str]()
    for _ in range(number):
        lines = [chance.choice(START_LINES), *(chance.choice(LINES) for _ in range(chance.randrange(4)))]
        with socket.create_connection(("127.0.0.1", site.port), 10) as connection:
            connection.settimeout(5)
            try:
                connection.sendall(b"\r\n".join(lines) + b"\r\n\r\n" + chance.randbytes(chance.randrange(20)))
                connection.shutdown(socket.SHUT_WR)
                answer = connection.recv(65_536)
                ends[answer.split()[1].decode()[:3] if answer.startswith(b"HTTP") else "closed"] += 1
            except OSError:
                ends["closed"] += 1
    return ends


def run(seconds: int = 0) -> list[Row]:
    """Return what was counted. In: the most seconds for the requests in process; 0 for all of them."""
    import asyncio

    seen, wrong, early, late = in_process(REQUESTS, seconds)
    for line in wrong[:20]:
        print(line, file=sys.stderr)
    with Site() as site:
        before = site.workers()
        ends = over_sockets(site, BROKEN)
        tally = Tally()
        asyncio.run(ask(Connection(site.port), tally, "/kenpo/"))
        after = site.workers()
    statuses = ", ".join(f"{status}: {number:,}" for status, number in sorted(seen.items()))
    broken = ", ".join(f"{end}: {number:,}" for end, number in sorted(ends.items()))
    errors = [end for end in ends if end.startswith("5") and end != "501"]  # 501: a transfer coding nobody knows
    return [
        Row(f"{seen.total():,} requests over all routes and methods", f"{statuses}; {len(wrong)} wrong", not wrong),
        Row("memory after a third of them, and at the end", f"{early:.1f} → {late:.1f} MB", late - early < MOST_GROWTH),
        Row(f"{BROKEN:,} broken requests over sockets", broken, not errors and tally.status[200] == 1),
        Row("workers that lived through them", f"{len(set(before) & set(after))} of 2", set(before) == set(after)),
    ]


if __name__ == "__main__":
    alone(run, 0)
