"""200 connections at once: every request is answered, no answer is an error, memory stays as it was.

The workers' memory is read after a first quarter, in which they fill their bounded stores, and at the end.
"""

from __future__ import annotations

import asyncio

from tests.resilience.client import visitors
from tests.resilience.report import Row, alone
from tests.serving import Site

CONNECTIONS, MOST_GROWTH = 200, 5.0  # MB a worker


def run(seconds: int = 60) -> list[Row]:
    """Return what was counted."""
    with Site() as site:
        asyncio.run(visitors(site.port, CONNECTIONS, max(3, seconds / 4), seed=1))
        before = site.memory()
        tally = asyncio.run(visitors(site.port, CONNECTIONS, seconds, seed=2))
        after = site.memory()
    growth = max(after) - max(before)
    whole = f"{tally.answered} answered, {tally.failed} errors, {len(tally.lost)} lost"
    speed = f"{tally.answered / seconds:.0f}/s, median {tally.slowest(0.5):.0f} ms, p99 {tally.slowest(0.99):.0f} ms"
    return [
        Row(f"{CONNECTIONS} connections for {seconds} s", f"{whole}; {speed}", not tally.failed and not tally.lost),
        Row(
            "memory of a worker meanwhile (not shared)",
            f"{max(before):.1f} → {max(after):.1f} MB",
            growth < MOST_GROWTH,
        ),
    ]


if __name__ == "__main__":
    alone(run, 60)
