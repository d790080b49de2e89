"""What the site costs under gunicorn and behind nginx, on the loopback address: CPU, ratios, memory, start, p99.

Run by `make bench`. Rounds alternate between what is compared; medians. What a missing program would measure is
skipped with a sentence.
"""

from __future__ import annotations

import statistics
import tempfile
from contextlib import ExitStack
from pathlib import Path

from benchmarks.nginx import nginx
from benchmarks.pages import PAGES
from benchmarks.serving import Load, Missing, Server, fetched, gunicorn, loaded, needed

ROUNDS = 5
SITE, BARE = "config.wsgi", "benchmarks.bare_site"
CONNECTIONS = 64
STARTS = 3


def main() -> None:
    """Print all tables."""
    for table in (under_gunicorn, behind_nginx, with_everything):
        try:
            table()
        except Missing as missing:
            print(f"\nSkipped: {missing}.")


def middle(loads: list[Load]) -> Load:
    """Return the median of each figure."""
    return Load(*(statistics.median(getattr(load, name) for load in loads) for name in Load.__dataclass_fields__))


def alternating(targets: dict[str, tuple[Server, str]]) -> dict[str, Load]:
    """Load each target in turn, server and wrk on a core of their own; return the medians."""
    found: dict[str, list[Load]] = {name: [] for name in targets}
    for _ in range(ROUNDS):
        for name, (server, path) in targets.items():
            found[name].append(loaded(server, path, pinned=True))
    return {name: middle(loads) for name, loads in found.items()}


def under_gunicorn() -> None:
    """Compare pages that were rendered before with a bare view, one worker on one core."""
    needed("wrk")
    with gunicorn(SITE, 1, pinned=True) as site, gunicorn(BARE, 1, pinned=True) as bare:
        targets = {"bare Django view": (bare, "/")}
        targets |= {name: (site, PAGES[name]) for name in ("start", "front", "result")}
        for name in ("start", "front", "result"):
            fetched(site.address + PAGES[name])
        found = alternating(targets)
    plain = found["bare Django view"]
    print("\n| under gunicorn, 1 worker, 1 core | requests/s | µs server CPU a request | CPU / bare view |")
    print("| --- | --- | --- | --- |")
    for name, load in found.items():
        print(f"| {name} | {load.rate:,.0f} | {load.cpu:.0f} | {load.cpu / plain.cpu:.2f} |")


def behind_nginx() -> None:
    """Compare nginx's cache in front of the site with nginx serving the same bytes as a file."""
    needed("wrk")
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        site = stack.enter_context(gunicorn(SITE, 1))
        front = stack.enter_context(nginx(folder, site.address, PAGES["front"]))
        found = alternating({"proxy_cache": (front, PAGES["front"]), "the same bytes as a file": (front, "/as-a-file")})
    file_load = found["the same bytes as a file"]
    print("\n| behind nginx, 1 worker, 1 core | requests/s | µs CPU a request | rate / file | file's CPU / CPU |")
    print("| --- | --- | --- | --- | --- |")
    for name, load in found.items():
        ratios = f"{load.rate / file_load.rate:.2f} | {file_load.cpu / load.cpu:.2f}"
        print(f"| {name} | {load.rate:,.0f} | {load.cpu:.1f} | {ratios} |")


def with_everything() -> None:
    """Measure start, memory after every page of the table, and p99 with many connections on all cores."""
    starts = []
    for _ in range(STARTS):
        with gunicorn(SITE, 2) as site:
            starts.append((site.started, site.started_cpu))
    print("\n| two workers | |\n| --- | --- |")
    seconds, cpu = (statistics.median(column) for column in zip(*starts, strict=True))
    print(f"| start until the first answer, s: by the clock / of CPU | {seconds:.2f} / {cpu:.2f} |")
    with gunicorn(SITE, 2) as site:
        for _ in range(8):  # both workers meet every page
            for path in PAGES.values():
                fetched(site.address + path)
        try:
            rounds = [loaded(site, PAGES["front"], CONNECTIONS) for _ in range(ROUNDS)]
        except Missing as missing:
            print(f"| p99 | skipped: {missing} |")
        else:
            print(f"| p99 with {CONNECTIONS} connections that stay open, ms | {middle(rounds).p99:.1f} |")
            print(f"| CPU of the busier worker, of all | {middle(rounds).busiest:.0%} |")
        share, seen = (max(column) for column in zip(*site.memory(), strict=True))
        print(f"| memory of a worker afterwards, MB: its share (PSS) / all it sees (RSS) | {share:.0f} / {seen:.0f} |")


if __name__ == "__main__":
    main()
