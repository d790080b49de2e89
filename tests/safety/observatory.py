"""`make observatory`: MDN's HTTP Observatory scans the site behind nginx with TLS, on this machine.

Needs nginx, openssl and npm; the scanner is fetched once into var/. The list of preloaded hosts is left empty, as for a
new site. Prints rows for docs/security.md; exit code 1 below LEAST.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.serving import HOST, ROOT, Nginx, Site

LEAST = 130
_SCANNER, _HERE = ROOT / "var" / "scanner", Path(__file__).parent / "scanner"


def scanner() -> Path:
    """Return the folder with the scanner, installed from its lock file where it is not there yet."""
    shutil.copytree(_HERE, _SCANNER, dirs_exist_ok=True)
    if not (_SCANNER / "node_modules").is_dir():
        subprocess.run(["npm", "ci", "--ignore-scripts", "--silent"], cwd=_SCANNER, check=True)
        (_SCANNER / "node_modules/@mdn/mdn-http-observatory/conf/hsts-preload.json").write_text("{}")
    return _SCANNER


def main() -> int:
    """Scan, print, and say whether the score is enough."""
    folder = scanner()
    with Site(HTTPS="true", BEHIND_PROXY="true") as site, Nginx(site) as nginx:
        done = subprocess.run(
            ["node", "scan.mjs", HOST, str(nginx.plain_port), str(nginx.port)], cwd=folder, check=True,
            env={**os.environ, "NODE_EXTRA_CA_CERTS": str(nginx.folder / "site.crt")}, capture_output=True, text=True,
        )  # fmt: skip
    found = json.loads(done.stdout)
    print("| rule | result | points |\n| --- | --- | --- |")
    for name, test in found["tests"].items():
        print(f"| {name} | {test['result']} | {test['scoreModifier']:+d} |")
    print(f"\nScore {found['scan']['score']}, grade {found['scan']['grade']}")
    return 0 if found["scan"]["score"] >= LEAST else 1


if __name__ == "__main__":
    sys.exit(main())
