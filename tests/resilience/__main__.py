"""`make resilience`: all scripts one after the other, each in a process of its own; rows for docs/reliability.md.

`make resilience ARGS="load killed"` runs some; `ARGS="--seconds 10"` gives each so long.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.resilience.report import HEAD

SCRIPTS = ("load", "killed", "restart", "stores", "full_disk", "slow_clients", "fuzz")


def main(arguments: list[str]) -> int:
    """Run them; return 1 if anything was not as it should be."""
    chosen = [name for name in arguments if name in SCRIPTS] or SCRIPTS
    options = arguments[arguments.index("--seconds") :][:2] if "--seconds" in arguments else []
    print(HEAD, flush=True)
    wrong = 0
    for name in chosen:
        command = [sys.executable, "-m", f"tests.resilience.{name}", *options]
        done = subprocess.run(command, cwd=Path(__file__).parents[2], stdout=subprocess.PIPE, text=True, check=False)
        print("\n".join(done.stdout.splitlines()[2:]), flush=True)
        wrong += done.returncode != 0
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
