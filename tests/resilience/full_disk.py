"""The disk with the database is full under load: pages go on, votes wait, staff are told; nothing stored is lost.

The disk is a small one in memory, mounted by this script; needs root.
"""

from __future__ import annotations

import asyncio
import os
import sqlite3
import subprocess
import tempfile
from collections import Counter
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, OpenerDirector, Request, build_opener

from tests.resilience.client import Tally, visitors
from tests.resilience.report import Row, alone
from tests.resilience.voting import stored, votes
from tests.serving import Site

CONNECTIONS, SIZE, PASSWORD, RETRY = 20, "3m", "a-long-word-for-tests", 14


def fill(disk: Path) -> None:
    """Write until nothing fits any more, not even a byte."""
    with (disk / "filling").open("wb", buffering=0) as file:
        for size in (65_536, 4_096, 512, 1):
            try:
                while True:
                    file.write(os.urandom(size))
            except OSError:
                continue


def log_in(site: Site) -> int:
    """Log in as staff with a token, and return the status."""
    opener: OpenerDirector = build_opener(HTTPCookieProcessor())
    address = f"{site.address}/staff/login/"
    try:
        text = opener.open(address, timeout=30).read().decode()
        token = text.split('name="csrfmiddlewaretoken" value="')[1].split('"')[0]
        form = urlencode({"username": "tanto", "password": PASSWORD, "csrfmiddlewaretoken": token}).encode()
        return int(opener.open(Request(address, form, {"Referer": address}), timeout=30).status)  # noqa: S310
    except HTTPError as error:
        return error.code


async def _hurt(site: Site, disk: Path, seconds: int) -> tuple[Tally, Tally, int, int]:
    end, sent, voters = asyncio.Event(), Counter[int](), Tally()
    voting = asyncio.create_task(votes(site, voters, sent, end))
    looking = asyncio.create_task(visitors(site.port, CONNECTIONS, seconds))
    await asyncio.sleep(seconds / 4)
    await asyncio.to_thread(fill, disk)
    await asyncio.sleep(seconds / 4)
    staff = await asyncio.to_thread(log_in, site)
    tally = await looking
    end.set()
    await voting
    (disk / "filling").unlink()
    await asyncio.sleep(RETRY)
    return tally, voters, sent[303], staff


def run(seconds: int = 30) -> list[Row]:
    """Return what was counted."""
    disk = Path(tempfile.mkdtemp(prefix="kirikae-disk-"))
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "kirikae", disk], check=True)
    try:
        with Site(DATABASE_URL=f"sqlite:///{disk}/site.sqlite3") as site:
            site.manage("createstaff", "tanto", STAFF_PASSWORD=PASSWORD)
            tally, voters, sent, staff = asyncio.run(_hurt(site, disk, seconds))
            kept, again = stored(site), log_in(site)
        with sqlite3.connect(disk / "site.sqlite3") as database:
            whole = database.execute("PRAGMA integrity_check").fetchone()[0]
        database.close()
    finally:
        subprocess.run(["umount", disk], check=False)
        disk.rmdir()
    counted = f"{tally.answered} answered, {tally.failed} errors, {len(tally.lost)} lost; slowest {tally.slowest(1)} ms"
    right = not (tally.failed or tally.lost or voters.failed or voters.lost)
    return [
        Row(f"the database's disk full, in {seconds} s of load", counted, right),
        Row("votes accepted meanwhile, and stored in the end", f"{sent}, {kept}", sent == kept),
        Row(
            "a login of staff while it is full, and afterwards",
            f"{staff}, {again}",
            staff in (200, 503) and again == 200,
        ),
        Row("the database afterwards (integrity check)", whole, whole == "ok"),
    ]


if __name__ == "__main__":
    alone(run, 30)
