"""Starts servers on the loopback address, loads them with wrk, and reads what that cost from /proc."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.request import Request, urlopen

ROOT = Path(__file__).resolve().parent.parent
HOST = "127.0.0.1"
SECONDS = 1  # of load in one round
_TICK = os.sysconf("SC_CLK_TCK")
_UNITS = {"us": 0.001, "ms": 1.0, "s": 1000.0}


class Missing(Exception):
    """A program is not installed; the text says which."""


@dataclass(frozen=True)
class Load:
    """What wrk measured. `cpu`: microseconds of the server's CPU a request; `p99` in milliseconds; `busiest`: its
    share of the CPU of all workers."""

    rate: float
    cpu: float
    p99: float
    busiest: float


@dataclass(frozen=True)
class Server:
    """A server that runs: where it answers, which processes work, seconds and CPU seconds until the first answer."""

    address: str
    main: int
    started: float
    started_cpu: float

    def workers(self) -> list[int]:
        """Return the processes that answer."""
        found = []
        for stat in Path("/proc").glob("[0-9]*/stat"):
            try:
                if int(stat.read_text().rsplit(")", 1)[1].split()[1]) == self.main:
                    found.append(int(stat.parent.name))
            except OSError:
                continue
        return found

    def cpu(self) -> list[int]:
        """Return the ticks of CPU that each worker used so far."""
        return [_ticks(worker) for worker in self.workers()]

    def memory(self) -> list[tuple[float, float]]:
        """Return MB of each worker: its share (PSS), and all that it can see (RSS)."""
        found = []
        for worker in self.workers():
            text = Path(f"/proc/{worker}/smaps_rollup").read_text()
            kilo = [int(re.search(rf"^{name}:\s+(\d+)", text, re.M)[1]) for name in ("Pss", "Rss")]  # type: ignore[index]
            found.append((kilo[0] / 1024, kilo[1] / 1024))
        return found


def _ticks(process: int) -> int:
    stat = Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()
    return int(stat[11]) + int(stat[12])


def free_port() -> int:
    """Return a port that nobody uses."""
    with socket.socket() as found:
        found.bind((HOST, 0))
        return int(found.getsockname()[1])


def on_core(which: Callable[[set[int]], int]) -> list[str]:
    """Return the beginning of a command that runs on one core only. In: which of them, min or max."""
    return [needed("taskset"), "-c", str(which(os.sched_getaffinity(0)))]


def needed(program: str) -> str:
    """Return where a program is. Missing if it is not installed."""
    found = shutil.which(program) or shutil.which(program, path="/usr/sbin:/usr/local/sbin")
    if not found:
        raise Missing(f"`{program}` is not installed (Debian: apt-get install {program})")
    return found


@contextmanager
def gunicorn(application: str, workers: int, *options: str, pinned: bool = False) -> Iterator[Server]:
    """Run an application under the site's own gunicorn settings. `pinned`: on the first core only."""
    port = free_port()
    environment = {
        **os.environ, "HOST": HOST, "PORT": str(port), "WEB_CONCURRENCY": str(workers),
        "ALLOWED_HOSTS": f"{HOST},localhost", "HTTPS": "false", "PYTHONPATH": str(ROOT),
    }  # fmt: skip
    command = [sys.executable, "-m", "gunicorn", "--config", "config/gunicorn.conf.py", *options, application]
    with running(command, port, environment, pinned) as server:
        while len(server.workers()) < workers:
            time.sleep(0.01)
        yield server


@contextmanager
def running(command: list[str], port: int, environment: dict[str, str], pinned: bool) -> Iterator[Server]:
    """Run a server, wait for its first answer, and end it and nothing else."""
    begin = time.monotonic()
    if pinned:
        command = [*on_core(min), *command]
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    address = f"http://{HOST}:{port}"
    try:
        while not _answers(address):
            if process.poll() is not None or time.monotonic() - begin > 30:
                raise RuntimeError(f"does not start: {' '.join(command)}")
            time.sleep(0.01)
        seconds = time.monotonic() - begin
        server = Server(address, process.pid, seconds, 0)
        yield replace(server, started_cpu=(_ticks(process.pid) + sum(server.cpu())) / _TICK)
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(20)


def _answers(address: str) -> bool:
    try:
        with urlopen(address + "/", timeout=5) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False


def fetched(address: str, encoding: str = "br") -> tuple[dict[str, str], bytes]:
    """Return headers and body of an answer, packed as asked for."""
    with urlopen(Request(address, headers={"Accept-Encoding": encoding}), timeout=10) as answer:
        return dict(answer.headers), answer.read()


def loaded(server: Server, path: str, connections: int = 16, pinned: bool = False) -> Load:
    """Load an address for SECONDS with connections that stay open. `pinned`: wrk on the last core only."""
    before = server.cpu()
    command = [
        *(on_core(max) if pinned else ()),
        needed("wrk"),
        "-t1",
        f"-c{connections}",
        f"-d{SECONDS}s",
        "--latency",
    ]
    command += ["-H", "Accept-Encoding: br", server.address + path]
    done = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    used = [(after - then) / _TICK for then, after in zip(before, server.cpu(), strict=True)]
    if "Non-2xx" in done:
        raise RuntimeError(f"{path} gave errors:\n{done}")
    count, seconds = re.search(r"(\d+) requests in ([\d.]+)s", done).groups()  # type: ignore[union-attr]
    p99, unit = re.search(r"99%\s+([\d.]+)(us|ms|s)", done).groups()  # type: ignore[union-attr]
    total = sum(used) or 1 / _TICK
    return Load(int(count) / float(seconds), total * 1e6 / int(count), float(p99) * _UNITS[unit], max(used) / total)
