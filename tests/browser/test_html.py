"""The Nu HTML Checker on every kind of page. It needs Java and its jar: VNU_JAR names the file (.ci/checker)."""

import os
import shutil
import subprocess

import pytest
from django.template.loader import render_to_string

from tests.browser.kinds import PAGES

JAR = os.environ.get("VNU_JAR", "")


def test_the_html_checker_finds_nothing(client, tmp_path, monkeypatch):
    if not (JAR and shutil.which("java")):
        if os.environ.get("BROWSER_REQUIRED"):
            pytest.fail("VNU_JAR or Java is missing, and BROWSER_REQUIRED is set")
        pytest.skip("VNU_JAR or Java is missing: the HTML was not checked")
    for name, address in PAGES.items():
        (tmp_path / f"{name.replace(' ', '-')}.html").write_bytes(client.get(address).content)
    (tmp_path / "500.html").write_text(render_to_string("500.html"))
    monkeypatch.setattr("checker.views.is_offline", lambda insurer: True)
    (tmp_path / "offline.html").write_bytes(client.get(PAGES["usable"]).content)
    found = subprocess.run(
        ["java", "-jar", JAR, "--format", "gnu", *map(str, sorted(tmp_path.iterdir()))],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert found.stderr == ""
