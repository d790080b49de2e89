"""PostgreSQL and Redis stopped, frozen and started again under load: pages go on, and no vote is lost.

Both servers are this script's own, in a folder of its own. Needs Debian's postgresql and redis-server, and root.
"""

from __future__ import annotations

import asyncio
import os
import shutil
import signal
import subprocess
import tempfile
from collections import Counter
from pathlib import Path

from tests.resilience.client import Tally, visitors
from tests.resilience.report import Row, alone
from tests.resilience.voting import post_notice, stored, until_shown, votes
from tests.serving import Site, free_port, wait_for

CONNECTIONS, MOST_UNTIL_SHOWN, RETRY = 20, 30, 14
NOTICE = "A notice of another machine"


class Stores:
    """PostgreSQL and Redis of this script."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="kirikae-stores-"))
        self.postgres, self.redis = free_port(), free_port()
        self.programs = sorted(Path("/usr/lib/postgresql").glob("*/bin"))[-1]
        shutil.chown(self.folder, "postgres")
        self._as_postgres("initdb", "-U", "kirikae", "--auth=trust", "-D", f"{self.folder}/data")

    def _as_postgres(self, program: str, *arguments: str) -> None:
        command = ["runuser", "-u", "postgres", "--", self.programs / program, *arguments]
        subprocess.run(command, check=True, capture_output=True, cwd=self.folder)

    def start(self) -> None:
        """Start both."""
        options = f"-p {self.postgres} -k {self.folder} -c listen_addresses=127.0.0.1 -c fsync=off"
        self._as_postgres(
            "pg_ctl", "-w", "-D", f"{self.folder}/data", "-l", f"{self.folder}/log", "-o", options, "start"
        )
        self.redis_process = subprocess.Popen(
            ["redis-server", "--port", str(self.redis), "--bind", "127.0.0.1", "--save", "", "--dir", self.folder],
            stdout=subprocess.DEVNULL,
        )
        wait_for(self.redis)

    def stop(self) -> None:
        """Stop both at once, without waiting for anybody."""
        self.redis_process.kill()
        self.redis_process.wait()
        self._as_postgres("pg_ctl", "-w", "-m", "immediate", "-D", f"{self.folder}/data", "stop")

    def freeze(self, still: bool) -> None:
        """Let both stand still: they take connections and answer nothing; or go on."""
        main = int((self.folder / "data" / "postmaster.pid").read_text().split()[0])
        children = Path(f"/proc/{main}/task/{main}/children").read_text().split()
        for pid in (main, *map(int, children), self.redis_process.pid):
            os.kill(pid, signal.SIGSTOP if still else signal.SIGCONT)


async def _hurt(site: Site, stores: Stores, seconds: int) -> tuple[Tally, Tally, int, float]:
    end, sent, voters = asyncio.Event(), Counter[int](), Tally()
    voting = asyncio.create_task(votes(site, voters, sent, end))
    looking = asyncio.create_task(visitors(site.port, CONNECTIONS, seconds))
    part = seconds / 6
    await asyncio.sleep(part)
    await asyncio.to_thread(stores.stop)
    await asyncio.sleep(part)
    await asyncio.to_thread(stores.start)
    await asyncio.sleep(part)
    stores.freeze(True)
    await asyncio.sleep(part)
    stores.freeze(False)
    tally = await looking
    end.set()
    await voting
    await asyncio.to_thread(post_notice, site, NOTICE)
    shown = await until_shown(site, NOTICE)
    await asyncio.sleep(RETRY)
    return tally, voters, sent[303], shown


def _started_alone() -> Row:
    """Start the site while neither store is there, and look at pages for a few seconds."""
    nobody = free_port()
    site = Site(
        DATABASE_URL=f"postgres://kirikae@127.0.0.1:{nobody}/postgres", CACHE_URL=f"redis://127.0.0.1:{nobody}/0"
    )
    site.start()
    tally = asyncio.run(visitors(site.port, CONNECTIONS, 5))
    site.stop()
    shutil.rmtree(site.folder)
    counted = f"{tally.answered} answered, {tally.failed} errors, {len(tally.lost)} lost"
    return Row("started while both are away, looked at for 5 s", counted, not (tally.failed or tally.lost))


def run(seconds: int = 60) -> list[Row]:
    """Return what was counted."""
    stores = Stores()
    stores.start()
    try:
        database, cache = (
            f"postgres://kirikae@127.0.0.1:{stores.postgres}/postgres",
            f"redis://127.0.0.1:{stores.redis}/0",
        )
        with Site(DATABASE_URL=database, CACHE_URL=cache) as site:
            tally, voters, sent, shown = asyncio.run(_hurt(site, stores, seconds))
            kept = stored(site)
    finally:
        stores.stop()
        shutil.rmtree(stores.folder, ignore_errors=True)
    counted = f"{tally.answered} answered, {tally.failed} errors, {len(tally.lost)} lost; slowest {tally.slowest(1)} ms"
    whole = not (tally.failed or tally.lost or voters.failed or voters.lost)
    return [
        _started_alone(),
        Row(f"PostgreSQL and Redis stopped, started, frozen and thawed in {seconds} s", counted, whole),
        Row("votes accepted meanwhile, and stored in the end", f"{sent}, {kept}", sent == kept),
        Row(
            "a notice from another process afterwards is on every page",
            f"after {shown:.0f} s",
            shown < MOST_UNTIL_SHOWN,
        ),
    ]


if __name__ == "__main__":
    alone(run, 60)
