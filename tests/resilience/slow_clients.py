"""Slow clients through nginx: headers and bodies letter by letter, answers that nobody reads; others notice nothing.

The attackers come from many addresses of this machine (127.0.1.x), the visitor from another. nginx is configured by
deploy/nginx.conf as it stands.
"""

from __future__ import annotations

import asyncio
import ssl
import time
from collections import Counter
from dataclasses import dataclass, field

from tests.resilience.client import Tally
from tests.resilience.report import Row, alone
from tests.serving import HOST, Nginx, Site

HEADERS, BODIES, READERS = 400, 200, 100  # attackers of each kind
LOOKS_A_SECOND, SLOWEST_LOOK = 5, 10_000  # of the visitor; milliseconds on a machine that attacks itself
LETTER = 2  # seconds between two letters
LONGEST_HOLD = 20  # seconds that unfinished headers may keep a connection: nginx's limit, and some more
START = {
    "headers": f"GET /kenpo/ HTTP/1.1\r\nHost: {HOST}\r\nA: ",
    "bodies": f"POST /kenpo/ HTTP/1.1\r\nHost: {HOST}\r\nContent-Length: 60000\r\n\r\n",
    "readers": f"GET /sitemap.xml HTTP/1.1\r\nHost: {HOST}\r\n\r\n" * 100,
}


@dataclass
class Attack:
    """How long each slow client could hold on."""

    held: list[float] = field(default_factory=list)
    ended: Counter[str] = field(default_factory=Counter)
    begun: int = 0


TRUSTING = ssl.create_default_context()
TRUSTING.check_hostname, TRUSTING.verify_mode = False, ssl.CERT_NONE


async def _slow(nginx: Nginx, attack: Attack, number: int, kind: str, end: float) -> None:
    source, began = (f"127.0.1.{1 + number % 200}", 0), time.monotonic()
    try:
        reader, writer = await asyncio.open_connection(
            "127.0.0.1", nginx.port, ssl=TRUSTING, server_hostname=HOST, local_addr=source, limit=1024
        )
        attack.begun += 1
        began = time.monotonic()
        writer.write(START[kind].encode())
        while time.monotonic() < end and not reader.at_eof() and not writer.transport.is_closing():
            await asyncio.sleep(LETTER)
            if kind != "readers":
                writer.write(b"a")
                await writer.drain()
        attack.ended[f"{kind}: held to the end" if time.monotonic() >= end else f"{kind}: shown the door"] += 1
        writer.transport.abort()
    except (OSError, ssl.SSLError):
        attack.ended[f"{kind}: shown the door"] += 1
    if kind == "headers":
        attack.held.append(time.monotonic() - began)


async def _visitor(nginx: Nginx, tally: Tally, end: float) -> None:
    while time.monotonic() < end:
        began = time.monotonic()
        try:
            reader, writer = await asyncio.open_connection("127.0.0.1", nginx.port, ssl=TRUSTING, server_hostname=HOST)
            path = "/kenpo/result/?card=none&eligibility_certificate=none"
            writer.write(f"GET {path} HTTP/1.1\r\nHost: {HOST}\r\nConnection: close\r\n\r\n".encode())
            answer = await asyncio.wait_for(reader.read(), 20)
            tally.status[int(answer.split()[1])] += 1
            tally.seconds.append(time.monotonic() - began)
            writer.close()
        except (OSError, TimeoutError, IndexError) as error:
            tally.lost.append(type(error).__name__)
        await asyncio.sleep(1 / LOOKS_A_SECOND)


async def _attacked(nginx: Nginx, seconds: int) -> tuple[Attack, Tally]:
    attack, tally, end = Attack(), Tally(), time.monotonic() + seconds
    kinds = ["headers"] * HEADERS + ["bodies"] * BODIES + ["readers"] * READERS
    slow = [_slow(nginx, attack, number, kind, end) for number, kind in enumerate(kinds)]
    await asyncio.gather(_visitor(nginx, tally, end), *slow)
    return attack, tally


def run(seconds: int = 40) -> list[Row]:
    """Return what was counted."""
    with Site(HTTPS="true", BEHIND_PROXY="true") as site, Nginx(site) as nginx:
        attack, tally = asyncio.run(_attacked(nginx, seconds))
        alive = len(site.workers())
    good = tally.status[200] == tally.answered and not tally.lost
    looks = f"{tally.status[200]} of {tally.answered + len(tally.lost)} looks answered, slowest {tally.slowest(1)} ms"
    ends = "; ".join(f"{word}: {number}" for word, number in sorted(attack.ended.items()))
    hold, begun = max(attack.held), f"{attack.begun} slow clients"
    return [
        Row(f"a visitor beside {begun} for {seconds} s", looks, good and tally.slowest(1) < SLOWEST_LOOK),
        Row("what became of them", ends, attack.begun == HEADERS + BODIES + READERS),
        Row("the longest that unfinished headers were waited for", f"{hold:.0f} s", hold < LONGEST_HOLD),
        Row("workers afterwards", str(alive), alive == 2),
    ]


if __name__ == "__main__":
    alone(run, 40)
