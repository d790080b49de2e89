"""Desk, page, data and code give the same result: thousands of sets of answers, drawn the same way each time."""

import random
import re
from datetime import date, timedelta

import pytest

from checker import answers as contract
from checker.library import library
from tests.conftest import TODAY

SETS = 260  # for each insurer; with eight of them more than two thousand
SHARES = 4
KINDS = ("bring", "todo")
_ITEM = {kind: re.compile(rf'data-{kind}="([^"]+)"') for kind in KINDS}


def shown(client, address):
    text = client.get(address).content.decode()
    return [_ITEM[kind].findall(text) for kind in KINDS]


def a_day(draw, first, last):
    return first + timedelta(days=draw.randrange((last - first).days))


def answers(draw):
    """Return a query string: every value, up to two situations, in half of the cases the last day on card and chip."""
    query = [(name, draw.choice(values)) for name, values in contract.CHOICES.items()]
    query += [("situation", name) for name in draw.sample(contract.SITUATIONS, draw.randint(0, 2))]
    for name in ("card_expiry", "electronic_certificate_expiry"):
        if draw.random() < 0.5:
            query.append((name, a_day(draw, TODAY - timedelta(days=200), TODAY + timedelta(days=200))))
    return "&".join(f"{name}={value}" for name, value in query)


@pytest.mark.parametrize("share", range(SHARES))
@pytest.mark.parametrize("slug", library().insurers)
def test_desk_page_data_and_code_agree(client, slug, share):
    draw = random.Random(f"{slug} {share}")
    for _ in range(SETS // SHARES):
        query = answers(draw)
        other_day = draw.random() < 0.4
        visit = a_day(draw, contract.FIRST_VISIT, date(2028, 1, 1)) if other_day else TODAY
        query += f"&visit={visit}"
        data = client.get(f"/{slug}/result.json?{query}").json()
        expected = [[item["code"] for item in data[kind]] for kind in KINDS]
        assert shown(client, f"/desk/{slug}/?{query}") == expected, query
        assert shown(client, f"/{slug}/result/?{query}") == expected, query
        if not other_day:  # a code is as of today
            assert shown(client, f"/desk/?code={data['code']}") == expected, query
