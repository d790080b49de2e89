"""A small, seeded part of what tests/resilience/fuzz.py sends: no request is an error of ours, each answer is safe."""

import pytest

from config.wsgi import application
from tests.fuzzing import METHODS, Fuzzer, answer_to, routes

REQUESTS = 2_000


def test_every_route_is_known_to_the_fuzzer():
    assert {"<slug:slug>/result/", "<slug:slug>/faq/<slug:topic>/", "c/<str:code>/"} <= set(routes())
    assert any(route.startswith("staff/login") for route in routes())


@pytest.mark.django_db
def test_no_request_is_an_error_of_ours():
    fuzzer, seen, methods = Fuzzer(seed=20261125), set(), set()
    for _ in range(REQUESTS):
        sent = fuzzer.request()
        status, headers, body = answer_to(application, sent)
        seen.add(status)
        methods.add(sent.environ["REQUEST_METHOD"])
        assert status < 500, sent
        assert "default-src 'none'" in headers["Content-Security-Policy"], sent
        assert b"Traceback" not in body, sent
        assert not [value for value in headers.values() if "\n" in value or "\r" in value], sent
    assert {200, 301, 302, 400, 404, 405} <= seen
    assert methods == set(METHODS)
