"""Rows for docs/reliability.md, and whether all was as it should be."""

from __future__ import annotations

import argparse
import asyncio
from collections.abc import Callable
from dataclasses import dataclass

HEAD = "| what | measured | as it should be |\n| --- | --- | --- |"


@dataclass(frozen=True)
class Row:
    """A line: what was done, what was counted, and whether that is right."""

    what: str
    measured: str
    right: bool

    def __str__(self) -> str:
        return f"| {self.what} | {self.measured} | {'yes' if self.right else '**no**'} |"


def seconds_asked(default: int) -> int:
    """Return how long a script may take, from --seconds."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--seconds", type=int, default=default, help=f"length of the load (default: {default})")
    return int(parser.parse_args().seconds)


def alone(run: Callable[[int], list[Row]], seconds: int) -> None:
    """Run one script by itself and print its rows."""
    rows = run(seconds_asked(seconds))
    print(HEAD)
    for row in rows:
        print(row)
    raise SystemExit(0 if all(row.right for row in rows) else 1)


def in_background(work: Callable[[], None]) -> asyncio.Future[None]:
    """Do something beside the load, in a thread."""
    return asyncio.get_running_loop().run_in_executor(None, work)
