"""What a whole check costs in requests and server CPU: this site, and the usual wizard with the same questions.

`python -m benchmarks.check` measures both in alternating rounds, each in a process of its own, and prints a table;
with an argument (site, wizard) it measures that one and prints JSON.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROUNDS, CHECKS = 3, 20
HOST = "127.0.0.1"
ANSWERS = {
    "card": "valid", "registered": "yes", "electronic_certificate": "valid", "eligibility_certificate": "none",
    "situation": "cannot-use",
}  # fmt: skip
Figures = dict[str, list[float]]


def site() -> Figures:
    """Walk through the site's check: cold with no page finished, warm with all."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings"
    from benchmarks.pages import forget
    from benchmarks.visitor import Visitor
    from config.wsgi import application

    def walk() -> Visitor:
        visitor = Visitor(application, HOST)
        visitor.go("/kenpo/check/")
        while "/result/" not in visitor.address:
            visitor.send(ANSWERS)
        return visitor

    walk()
    found: Figures = {"requests": [walk().requests], "cold": [], "warm": []}
    for _ in range(CHECKS):
        forget()
        found["cold"].append(walk().cpu * 1000)
        found["warm"].append(walk().cpu * 1000)
    return found


def wizard() -> Figures:
    """Walk through the wizard; every walk is a new session."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "benchmarks.wizard.settings"
    with tempfile.TemporaryDirectory() as folder:
        os.environ["WIZARD_DATABASE"] = str(Path(folder) / "sessions.sqlite3")
        from django.core.management import call_command
        from django.core.wsgi import get_wsgi_application

        from benchmarks.visitor import Visitor

        application = get_wsgi_application()
        call_command("migrate", verbosity=0)

        def walk() -> Visitor:
            visitor = Visitor(application, HOST)
            visitor.go("/check/")
            for name, value in ANSWERS.items():
                visitor.send({f"{name}-{name}": value})
            return visitor

        walk()
        found: Figures = {"requests": [walk().requests], "cold": [], "warm": []}
        found["warm"] = [walk().cpu * 1000 for _ in range(CHECKS)]
        return found


def compared() -> tuple[Figures, Figures]:
    """Return the figures of both, from alternating rounds in processes of their own."""
    both: dict[str, Figures] = {"site": {}, "wizard": {}}
    for _ in range(ROUNDS):
        for name, figures in both.items():
            done = subprocess.run(
                [sys.executable, "-m", "benchmarks.check", name], check=True, capture_output=True, text=True
            )
            for key, values in json.loads(done.stdout.splitlines()[-1]).items():
                figures.setdefault(key, []).extend(values)
    return both["site"], both["wizard"]


def main() -> None:
    """Print the table."""
    ours, usual = compared()

    def middle(values: list[float]) -> str:
        return f"{statistics.median(values):.2f}" if values else ""

    print("| a whole check | requests | ms CPU, nothing rendered before | ms CPU, all rendered before |")
    print("| --- | --- | --- | --- |")
    print(f"| this site | {ours['requests'][0]:.0f} | {middle(ours['cold'])} | {middle(ours['warm'])} |")
    print(f"| the usual wizard | {usual['requests'][0]:.0f} | {middle(usual['warm'])} | {middle(usual['warm'])} |")


if __name__ == "__main__":
    if sys.argv[1:]:
        print(json.dumps({"site": site, "wizard": wizard}[sys.argv[1]]()))
    else:
        main()
