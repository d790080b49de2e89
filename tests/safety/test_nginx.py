"""deploy/nginx.conf in front of the running site, with TLS. Without nginx skipped; with NGINX_REQUIRED a failure."""

from __future__ import annotations

import http.client
import json
import os
import shutil
import ssl
import subprocess
from collections.abc import Iterator

import pytest

from tests.notices.conftest import RESULT
from tests.safety.test_headers import NAMES, is_hardened
from tests.serving import HOST, Nginx, Site


class Answer(dict[str, str]):
    """The headers of an answer, with its status and body."""

    def __init__(self, response: http.client.HTTPResponse) -> None:
        super().__init__({name.title(): value for name, value in response.getheaders()})
        self.status_code, self.content, self.headers = response.status, response.read(), self

    def __getitem__(self, name: str) -> str:
        return super().__getitem__(name.title())

    def __contains__(self, name: object) -> bool:
        return super().__contains__(str(name).title())


@pytest.fixture(scope="module")
def nginx() -> Iterator[Nginx]:
    if not (shutil.which("nginx") or os.path.exists("/usr/sbin/nginx")) or not shutil.which("openssl"):
        if os.environ.get("NGINX_REQUIRED"):
            pytest.fail("nginx or openssl is missing, and NGINX_REQUIRED is set")
        pytest.skip("nginx or openssl is not installed: its configuration was not tried")
    with Site(HTTPS="true", BEHIND_PROXY="true") as site, Nginx(site) as running:
        running.site = site  # type: ignore[attr-defined]
        yield running


def ask(nginx: Nginx, path: str, method: str = "GET", body: str | None = None, **headers: str) -> Answer:
    context = ssl.create_default_context(cafile=str(nginx.folder / "site.crt"))
    connection = http.client.HTTPSConnection("127.0.0.1", nginx.port, timeout=10, context=context)
    context.check_hostname = False
    raw = connection
    raw.connect = lambda: setattr(raw, "sock", _tls(nginx, context))  # type: ignore[method-assign]
    raw.request(method, path, body, {"Host": HOST, **headers})
    return Answer(raw.getresponse())


def _tls(nginx: Nginx, context: ssl.SSLContext, name: str = HOST) -> ssl.SSLSocket:
    import socket

    return context.wrap_socket(socket.create_connection(("127.0.0.1", nginx.port), 10), server_hostname=name)


def test_the_configuration_is_right(nginx):
    done = subprocess.run(nginx.command("-t"), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "[warn]" not in done.stderr


@pytest.mark.parametrize(
    ("status", "path", "method", "body"),
    [
        (200, "/", "GET", None), (200, f"/kenpo/result/{RESULT}", "GET", None), (404, "/nobody/", "GET", None),
        (405, "/", "PUT", ""), (405, "/", "TRACE", None), (405, "/", "CONNECT", None), (413, "/", "POST", "x" * 70_000),
        (414, "/" + "a" * 20_000, "GET", None), (414, "/" + "a" * 8_300, "GET", None), (400, "/%ZZ", "GET", None),
    ],
)  # fmt: skip
def test_every_answer_is_hardened_whoever_gives_it(nginx, status, path, method, body):
    response = ask(nginx, path, method, body)
    assert response.status_code == status or (method == "CONNECT" and response.status_code in (400, 405))
    is_hardened(response)
    assert "Strict-Transport-Security" in response
    assert "gunicorn" not in response.get("Server", "")
    assert not [name for name in NAMES if "," in response[name] and name not in ("Permissions-Policy",)]


def test_http_leads_to_https_and_to_our_own_name(nginx):
    connection = http.client.HTTPConnection("127.0.0.1", nginx.plain_port, timeout=10)
    connection.request("GET", "/kenpo/?card=none", headers={"Host": HOST})
    response = Answer(connection.getresponse())
    assert response.status_code == 301
    assert response["Location"] == f"https://{HOST}/kenpo/?card=none"
    is_hardened(response)


def test_another_host_gets_nothing(nginx):
    context = ssl.create_default_context(cafile=str(nginx.folder / "site.crt"))
    context.check_hostname = False
    with pytest.raises(ssl.SSLError):
        _tls(nginx, context, "evil.example")
    connection = http.client.HTTPConnection("127.0.0.1", nginx.plain_port, timeout=10)
    connection.request("GET", "/", headers={"Host": "evil.example"})
    with pytest.raises(ConnectionResetError):
        connection.getresponse()


def test_public_pages_are_kept_and_answers_are_not(nginx):
    for _ in range(2):
        ask(nginx, "/kenpo/faq/")
        ask(nginx, f"/kenpo/result/{RESULT}")
    lines = [json.loads(line) for line in (nginx.folder / "kirikae.json").read_text().splitlines()]
    assert [line["cache"] for line in lines if line["path"] == "/kenpo/faq/"] == ["MISS", "HIT"]
    assert "HIT" not in [line["cache"] for line in lines if line["path"] == "/kenpo/result/"]
    assert not any("?" in line["path"] or "127.0.0.1" in str(line) for line in lines)
    kept = "".join(file.read_text(errors="ignore") for file in (nginx.folder / "cache").rglob("*") if file.is_file())
    assert "/kenpo/faq/" in kept
    assert "card=none" not in kept


def test_who_asks_too_often_is_told_so_kindly(nginx):
    answers = [ask(nginx, "/healthz") for _ in range(150)]
    refused = [answer for answer in answers if answer.status_code == 429]
    assert answers[0].status_code == 200
    assert refused
    assert "こみあっています" in refused[0].content.decode()
    is_hardened(refused[0])


def test_while_the_site_is_away_kept_pages_stay_and_others_say_so(nginx):
    import time

    time.sleep(4)  # the limit of the test before
    assert ask(nginx, "/").status_code == 200
    nginx.site.stop()
    assert ask(nginx, "/").status_code == 200
    away = ask(nginx, f"/kenpo/result/{RESULT}")
    assert away.status_code == 502
    assert "健康保険の窓口に電話" in away.content.decode()
    is_hardened(away)
