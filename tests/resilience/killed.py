"""A worker is killed with -9 every few seconds under load: only what it held is lost, and new workers take over.

`lost` counts what stays unanswered after a second try on a new connection, as browsers and nginx do by themselves.
"""

from __future__ import annotations

import asyncio
import os
import random
import signal
import time

from tests.resilience.client import Tally, visitors
from tests.resilience.report import Row, alone, in_background
from tests.serving import Site

CONNECTIONS, THREADS, EVERY = 40, 8, 3  # a worker answers as many requests at once as it has threads


async def _killed(site: Site, seconds: int) -> tuple[Tally, int]:
    kills = 0

    def kill() -> None:
        nonlocal kills
        chance, end = random.Random(6), time.monotonic() + seconds - 2
        while time.monotonic() + EVERY < end:
            time.sleep(EVERY)
            os.kill(chance.choice(site.workers()), signal.SIGKILL)
            kills += 1

    killer = in_background(kill)
    tally = await visitors(site.port, CONNECTIONS, seconds)
    await killer
    return tally, kills


def run(seconds: int = 30) -> list[Row]:
    """Return what was counted."""
    with Site(WEB_THREADS=str(THREADS)) as site:
        tally, kills = asyncio.run(_killed(site, seconds))
        alive = len(site.workers())
    counted = f"{tally.answered} answered, {tally.failed} errors, {tally.again} asked again, {len(tally.lost)} lost"
    return [
        Row(f"{kills} workers killed with -9 in {seconds} s", counted, not tally.failed and not tally.lost),
        Row("workers afterwards", str(alive), alive == 2),
    ]


if __name__ == "__main__":
    alone(run, 30)
