"""Each worker has a door of its own; all the same, nobody else may answer in the site's place."""

import subprocess
import sys
from pathlib import Path

from tests.serving import ROOT, Site


def test_a_second_site_at_the_same_address_stops_and_says_why():
    with Site() as site:
        second = subprocess.run(
            [Path(sys.executable).with_name("gunicorn"), "--config", "config/gunicorn.conf.py", "config.wsgi"],
            cwd=ROOT, env=site.environment, capture_output=True, text=True, timeout=60, check=False,
        )  # fmt: skip
    assert second.returncode != 0
    assert f"cannot be served at 127.0.0.1:{site.port}" in second.stderr
