"""How gunicorn shares connections that stay open between two workers, by setting: `python -m benchmarks.connections`.

What a row means: the part of so many connections, opened at once, that lies with one worker (50 % is even, 100 % is one
worker with all), and its part of the CPU under load; requests a second, the slowest of a hundred. Alternating rounds;
medians.
"""

from __future__ import annotations

import os
import socket
import statistics
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from time import sleep
from urllib.parse import urlsplit

from benchmarks.pages import PAGES
from benchmarks.served import SITE, middle
from benchmarks.serving import Load, Server, fetched, gunicorn, loaded

ROUNDS, COUNTS = 5, (32, 64, 200)
SETTLED = 0.3  # seconds until all connections were taken, shorter than they are kept
SETTINGS = {
    "gthread": (),
    "gthread, keepalive = 0": ("--keep-alive", "0"),
    "gthread, worker_connections = 40": ("--worker-connections", "40"),
    "gthread, reuse_port": ("--reuse-port",),
    "sync": ("--worker-class", "sync"),
}


def main() -> None:
    """Print the table."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
    print("| setting | connections | with one worker | CPU of one worker | requests/s | p99, ms |")
    print("| --- | --- | --- | --- | --- | --- |")
    keys = [(name, count) for name in SETTINGS for count in COUNTS]
    loads: dict[tuple[str, int], list[Load]] = {key: [] for key in keys}
    parts: dict[tuple[str, int], list[float]] = {key: [] for key in keys}
    for _ in range(ROUNDS):
        for name, options in SETTINGS.items():
            with gunicorn(SITE, 2, *options) as site:
                for _ in range(8):
                    fetched(site.address + PAGES["front"])
                for count in COUNTS:
                    parts[name, count].append(_busier(site, count))
                    loads[name, count].append(loaded(site, PAGES["front"], count))
    for name, count in keys:
        found, part = middle(loads[name, count]), statistics.median(parts[name, count])
        print(f"| {name} | {count} | {part:.0%} | {found.busiest:.0%} | {found.rate:,.0f} | {found.p99:.0f} |")


def _busier(site: Server, count: int) -> float:
    """Return which part of new connections the worker with most of them has; 0 where none was kept."""
    sleep(SETTLED)
    before = [_sockets(worker) for worker in site.workers()]
    with _opened(site, count):
        sleep(SETTLED)
        held = [_sockets(worker) - then for worker, then in zip(site.workers(), before, strict=True)]
    return max(held) / (sum(held) or 1)


@contextmanager
def _opened(site: Server, count: int) -> Iterator[None]:
    """Open connections, ask on each for a page, and keep them for as long as the server does."""
    target = urlsplit(site.address)
    connections = []
    try:
        for _ in range(count):
            connections.append(socket.create_connection((target.hostname, target.port or 80)))
            connections[-1].sendall(f"GET / HTTP/1.1\r\nHost: {target.netloc}\r\n\r\n".encode())
        yield
    finally:
        for connection in connections:
            connection.close()


def _sockets(process: int) -> int:
    found = 0
    for link in Path(f"/proc/{process}/fd").iterdir():
        with suppress(FileNotFoundError):  # closed while we looked
            found += os.readlink(link).startswith("socket:")
    return found


if __name__ == "__main__":
    main()
