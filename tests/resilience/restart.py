"""Under load, again and again: `systemctl reload` (new workers), and a whole restart behind systemd's open door.

No request is lost: who comes during a restart waits at the door (deploy/kirikae.socket).
"""

from __future__ import annotations

import asyncio
import socket
import time
from collections.abc import Callable

from tests.resilience.client import Tally, visitors
from tests.resilience.report import Row, alone, in_background
from tests.serving import Site

CONNECTIONS, EVERY = 40, 5


async def _under_load(site: Site, seconds: int, act: Callable[[], None]) -> tuple[Tally, int]:
    times = 0

    def again() -> None:
        nonlocal times
        end = time.monotonic() + seconds - 2
        while time.monotonic() + EVERY < end:
            time.sleep(EVERY)
            act()
            times += 1

    beside = in_background(again)
    tally = await visitors(site.port, CONNECTIONS, seconds)
    await beside
    return tally, times


def _row(what: str, tally: Tally) -> Row:
    counted = f"{tally.answered} answered, {tally.failed} errors, {tally.again} asked again, {len(tally.lost)} lost"
    return Row(what, f"{counted}; slowest {tally.slowest(1)} ms", not tally.failed and not tally.lost)


def run(seconds: int = 30) -> list[Row]:
    """Return what was counted."""
    with Site() as site:
        first = set(site.workers())
        tally, times = asyncio.run(_under_load(site, seconds, site.reload))
        left = first & set(site.workers())
    rows = [_row(f"{times} reloads in {seconds} s", tally), Row("old workers left", str(len(left)), not left)]

    site = Site()
    with socket.create_server(("127.0.0.1", site.port), backlog=2048) as site.door, site:

        def restart() -> None:
            site.stop()
            site.start()

        tally, times = asyncio.run(_under_load(site, seconds, restart))
    return [*rows, _row(f"{times} whole restarts in {seconds} s, the door kept open", tally)]


if __name__ == "__main__":
    alone(run, 30)
