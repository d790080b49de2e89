"""How gunicorn shares connections that stay open between two workers, by setting: `python -m benchmarks.connections`.

What a row means: requests a second, the slowest of a hundred requests, and how much of the CPU the busier worker used
(50 % is even, 100 % is one worker doing all). Alternating rounds; medians, and the worst share that was seen.
"""

from __future__ import annotations

import os

from benchmarks.pages import PAGES
from benchmarks.served import SITE, middle
from benchmarks.serving import Load, fetched, gunicorn, loaded

ROUNDS, COUNTS = 5, (32, 64, 200)
SETTINGS = {
    "one door": ("--config", "benchmarks/one_door.py"),
    "one door, keepalive = 0": ("--config", "benchmarks/one_door.py", "--keep-alive", "0"),
    "one door, worker_connections = 40": ("--config", "benchmarks/one_door.py", "--worker-connections", "40"),
    "a door for each worker (reuse_port)": (),
}


def main() -> None:
    """Print the table."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
    print("| setting | connections | requests/s | p99, ms | busier worker | at worst |")
    print("| --- | --- | --- | --- | --- | --- |")
    rows: dict[tuple[str, int], list[Load]] = {(name, count): [] for name in SETTINGS for count in COUNTS}
    for _ in range(ROUNDS):
        for name, options in SETTINGS.items():
            with gunicorn(SITE, 2, *options) as site:
                for _ in range(8):
                    fetched(site.address + PAGES["front"])
                for count in COUNTS:
                    rows[name, count].append(loaded(site, PAGES["front"], count))
    for (name, count), loads in rows.items():
        found, worst = middle(loads), max(load.busiest for load in loads)
        print(f"| {name} | {count} | {found.rate:,.0f} | {found.p99:.0f} | {found.busiest:.0%} | {worst:.0%} |")


if __name__ == "__main__":
    main()
