"""Votes that are counted by who sends them, so that none can get lost unseen."""

from __future__ import annotations

import asyncio
import json
from collections import Counter
from urllib.request import urlopen

from tests.resilience.client import QUESTIONS, Connection, Tally, ask
from tests.serving import Site

EVERY = 0.1  # seconds between two votes


def topics(site: Site) -> list[str]:
    """Return the topics on which a vote may be sent."""
    with urlopen(f"{site.address}/kenpo/faq.json", timeout=30) as response:  # noqa: S310
        return [answer["topic"] for answer in json.load(response)["answers"]]


async def votes(site: Site, tally: Tally, sent: Counter[int], end: asyncio.Event) -> None:
    """Send a vote every moment, each on another answer, until the end; `sent` counts those that were accepted."""
    places = [(insurer, topic) for topic in topics(site) for insurer in QUESTIONS]
    connection, number = Connection(site.port), 0
    while not end.is_set():
        insurer, topic = places[number % len(places)]
        before = tally.status[303]
        await ask(connection, tally, f"/{insurer}/faq/{topic}/useful/", "POST", "useful=yes")
        sent[303] += tally.status[303] - before
        number += 1
        await asyncio.sleep(EVERY)
    connection.close()


def stored(site: Site) -> int:
    """Return how many votes are in the database."""
    code = (
        "from notices.models import UsefulCount; from django.db.models import Sum;"
        "print('votes', UsefulCount.objects.aggregate(n=Sum('yes'))['n'] or 0)"
    )
    return int(site.manage("shell", "-v", "0", "-c", code).split("votes ")[1])


def post_notice(site: Site, title: str) -> None:
    """Post a notice for the whole site, from another process."""
    code = f"from notices.models import Notice; Notice.objects.create(title={title!r})"
    site.manage("shell", "-v", "0", "-c", code)


async def until_shown(site: Site, title: str, most: float = 60) -> float:
    """Return after how many seconds every one of many looks at the start page shows the notice."""
    began = asyncio.get_running_loop().time()
    while (passed := asyncio.get_running_loop().time() - began) < most:
        looks = [await asyncio.to_thread(_look, site) for _ in range(8)]  # each worker is asked, by chance, some times
        if all(title in look for look in looks):
            return passed
        await asyncio.sleep(0.5)
    return most


def _look(site: Site) -> str:
    with urlopen(f"{site.address}/", timeout=30) as response:  # noqa: S310
        return str(response.read().decode())
