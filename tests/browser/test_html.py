"""The Nu HTML Checker on every kind of page. It needs Java and its jar: VNU_JAR names the file."""

import os
import shutil
import subprocess

import pytest

from tests.browser.kinds import PAGES

JAR = os.environ.get("VNU_JAR", "")


@pytest.mark.skipif(not (JAR and shutil.which("java")), reason="VNU_JAR or Java is missing: the HTML was not checked")
def test_the_html_checker_finds_nothing(client, tmp_path):
    for name, address in PAGES.items():
        (tmp_path / f"{name.replace(' ', '-')}.html").write_bytes(client.get(address).content)
    found = subprocess.run(
        ["java", "-jar", JAR, "--format", "gnu", *map(str, sorted(tmp_path.iterdir()))],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert found.stderr == ""
