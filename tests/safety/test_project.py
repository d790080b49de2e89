"""No secret in the repository, a backup that comes back, numbers for Prometheus, a contact that does not expire."""

from __future__ import annotations

import json
import re
import time
from datetime import datetime, timedelta
from urllib.request import urlopen

import pytest
from django.core.management import call_command

from checker import clock
from notices.models import Notice, UsefulCount
from tests.notices.conftest import RESULT
from tests.project.test_tools import ROOT, tracked
from tests.serving import Site, free_port

SECRETS = re.compile(
    r"-----BEGIN (?:[A-Z]+ )?PRIVATE KEY|AKIA[0-9A-Z]{16}|gh[pousr]_[A-Za-z0-9]{30,}|xox[abp]-[A-Za-z0-9-]{10,}"
    r"|eyJ[A-Za-z0-9_-]{20,}\.eyJ|(?i:secret_key|password|token)\s*[=:]\s*[\"'][A-Za-z0-9+/_!@#$%^&*-]{24,}[\"']"
)
FILES = re.compile(r"(?:^|/)(?:\.env(?:\..+)?|.*\.(?:pem|key|p12|sqlite3|dump)|id_rsa)$")


def test_no_secret_is_in_the_repository():
    for path in tracked():
        assert not FILES.search(path.as_posix()), path
        found = SECRETS.search(path.read_text("utf-8", errors="ignore"))
        assert not found or "only-for-" in found[0], path


def test_the_search_for_secrets_finds_one():
    assert SECRETS.search('SECRET_KEY = "' + "k3y" * 12 + '"')
    assert SECRETS.search("-----BEGIN " + "PRIVATE KEY-----")
    assert FILES.search("deploy/.env")


def test_a_backup_comes_back(client, post, tmp_path):
    post(title="予約の電話が止まっています", insurer="kenpo")
    UsefulCount.objects.create(day=clock.today(), insurer="kenpo", topic="certificate-fee", yes=7)
    call_command("dumpdata", "notices", output=str(tmp_path / "backup.json"), verbosity=0)
    Notice.objects.all().delete()
    UsefulCount.objects.all().delete()
    call_command("loaddata", str(tmp_path / "backup.json"), verbosity=0)
    assert Notice.objects.get().title == "予約の電話が止まっています"
    assert UsefulCount.objects.get().yes == 7


def test_the_contact_for_weaknesses_is_valid_for_months_and_less_than_a_year(client, settings):
    settings.SECURITY_CONTACT = "mailto:security@example.jp"
    lines = client.get("/.well-known/security.txt").content.decode().splitlines()
    expires = datetime.fromisoformat(dict(line.split(": ", 1) for line in lines)["Expires"])
    assert timedelta(days=60) < expires - clock.now() < timedelta(days=365)


def test_every_page_has_a_plain_way_out(client):
    text = client.get(f"/kenpo/result/{RESULT}").content.decode()
    assert re.search(r'<a href="https://www\.jma\.go\.jp/" rel="noreferrer">', text)


@pytest.fixture(scope="module")
def numbers() -> str:
    """What Prometheus reads after a few requests to a site with two workers."""
    port = str(free_port())
    with Site(METRICS_PORT=port) as site:
        for path in (f"/kenpo/result/{RESULT}", "/kenpo/faq/certificate-fee/", "/kenpo/faq/certificate-fee/"):
            urlopen(site.address + path, timeout=10).close()  # noqa: S310
        text = ""
        for _ in range(100):  # a request is counted just after its answer is sent
            with urlopen(f"http://127.0.0.1:{port}/metrics", timeout=10) as response:
                text = response.read().decode()
            if 'seconds_count{route="faq:answer"} 2.0' in text:
                break
            time.sleep(0.1)
        return text


def test_requests_are_counted_by_route_and_status(numbers):
    assert 'kirikae_requests_total{method="GET",route="checker:result",status="200"} 1.0' in numbers
    assert 'kirikae_requests_total{method="GET",route="faq:answer",status="200"} 2.0' in numbers
    assert 'kirikae_request_seconds_count{route="faq:answer"} 2.0' in numbers


def test_no_number_tells_what_was_answered(numbers):
    assert "card" not in numbers
    assert "?" not in "".join(line for line in numbers.splitlines() if not line.startswith("#"))
    assert "certificate-fee" not in numbers


def test_nobody_outside_reads_them(client):
    assert client.get("/metrics").status_code in (301, 404)
    assert client.get("/metrics/").status_code == 404


def test_the_scanner_of_make_observatory_is_pinned():
    lock = json.loads((ROOT / "tests/safety/scanner/package-lock.json").read_text("utf-8"))
    packages = [package for name, package in lock["packages"].items() if name]
    assert packages
    assert all(package["integrity"].startswith("sha512-") for package in packages)
