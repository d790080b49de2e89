"""Visitors: many connections at once, every request accounted for."""

from __future__ import annotations

import asyncio
import random
import time
from collections import Counter
from dataclasses import dataclass, field

QUESTIONS = ("kenpo", "tokyo-kyosai", "kawasaki-kokuho", "kawasaki-kyosai", "kyosai-shibu", "other")
PATHS = (
    "/", "/{}/", "/{}/check/", "/{}/check/?card=valid", "/{}/check/?card=valid&registered=yes", "/{}/faq/",
    "/{}/result/?card=valid&registered=yes&electronic_certificate=valid&eligibility_certificate=none",
    "/{}/result/?card=none&eligibility_certificate=none", "/{}/result.json?card=none&eligibility_certificate=lost",
    "/{}/faq/certificate-fee/", "/faq/when-certificate-arrives/", "/{}/faq/search/?q=%E6%89%8B%E6%95%B0%E6%96%99",
    "/desk/{}/?card=expired&registered=unknown", "/faq/",
)  # fmt: skip


@dataclass
class Tally:
    """What became of the requests. `lost`: no whole answer, even when asked once more on a new connection."""

    status: Counter[int] = field(default_factory=Counter)
    again: int = 0
    lost: list[str] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)

    @property
    def answered(self) -> int:
        """How many were answered."""
        return sum(self.status.values())

    @property
    def failed(self) -> int:
        """How many of the answers are an error of the server."""
        return sum(number for status, number in self.status.items() if status >= 500)

    def slowest(self, share: float) -> float:
        """Return the milliseconds within which this share of the requests was answered."""
        found = sorted(self.seconds)
        return round(found[min(len(found) - 1, int(len(found) * share))] * 1000) if found else 0


def some_path(chance: random.Random) -> str:
    """Return an address as visitors open it."""
    return chance.choice(PATHS).format(chance.choice(QUESTIONS))


class Connection:
    """One kept-alive connection of one visitor."""

    def __init__(self, port: int) -> None:
        self.port, self.writer, self.used = port, None, 0

    async def get(self, path: str, method: str = "GET", body: str = "") -> int:
        """Ask once and return the status; an OSError or EOFError where there is no whole answer."""
        if self.writer is None:
            self.reader, self.writer = await asyncio.open_connection("127.0.0.1", self.port)
            self.used = 0
        form = f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\n" if body else ""
        head = f"{method} {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nSec-Fetch-Site: same-origin\r\n{form}\r\n"
        self.writer.write((head + body).encode())
        await self.writer.drain()
        lines = (await self.reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines[1:])}
        if method != "HEAD":
            await self.reader.readexactly(int(headers.get("content-length", "0")))
        self.used += 1
        if headers.get("connection") == "close":
            self.close()
        return int(lines[0].split()[1])

    def close(self) -> None:
        """Leave."""
        if self.writer:
            self.writer.close()
        self.writer = None


async def ask(connection: Connection, tally: Tally, path: str, method: str = "GET", body: str = "") -> None:
    """Ask as a browser or nginx does: an answer that does not come on a kept connection is asked for once more."""
    began = time.monotonic()
    for attempt in (1, 2):
        try:
            status = await asyncio.wait_for(connection.get(path, method, body), 30)
        except (OSError, EOFError, TimeoutError) as error:
            connection.close()
            if attempt == 2:
                tally.lost.append(f"{path}: {type(error).__name__}")
            elif method in ("GET", "HEAD"):
                tally.again += 1
            else:
                tally.lost.append(f"{method} {path}: {type(error).__name__}")
                return
        else:
            tally.status[status] += 1
            tally.seconds.append(time.monotonic() - began)
            return


async def visitors(port: int, connections: int, seconds: float, seed: int = 1) -> Tally:
    """Let so many visitors open pages for so long, each on a kept-alive connection."""
    tally, end = Tally(), time.monotonic() + seconds

    async def visitor(number: int) -> None:
        chance, connection = random.Random(seed * 1000 + number), Connection(port)
        while time.monotonic() < end:
            await ask(connection, tally, some_path(chance))
        connection.close()

    await asyncio.gather(*(visitor(number) for number in range(connections)))
    return tally
