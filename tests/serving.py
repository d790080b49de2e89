"""The site as it is served: gunicorn, and nginx with TLS in front of it, on free ports of this machine only."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.request import urlopen

ROOT = Path(__file__).resolve().parents[1]
HOST = "check.example.jp"


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


def wait_for(port: int, seconds: float = 90) -> None:
    end = time.monotonic() + seconds
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            if time.monotonic() > end:
                raise
            time.sleep(0.05)


class Site:
    """gunicorn with a folder of its own; settings may be given by name."""

    def __init__(self, **environment: str) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="kirikae-"))
        self.port = free_port()
        self.log = self.folder / "log.jsonl"
        self.door: socket.socket | None = None  # set to a listening socket it stays open as systemd's would
        kept = {name: value for name, value in os.environ.items() if name in ("PATH", "LANG", "HOME", "VIRTUAL_ENV")}
        self.environment = {
            **kept, "SECRET_KEY": "only-for-tests-" + "0123456789abcdefghijklmnopqrstuvwxyz" * 2,
            "ALLOWED_HOSTS": f"{HOST},127.0.0.1", "HTTPS": "false", "HOST": "127.0.0.1", "PORT": str(self.port),
            "DATABASE_URL": f"sqlite:///{self.folder / 'site.sqlite3'}", **environment,
        }  # fmt: skip

    @property
    def address(self) -> str:
        """The site's address, without a slash at its end."""
        return f"http://127.0.0.1:{self.port}"

    def manage(self, *arguments: str, **environment: str) -> str:
        """Run a command of manage.py and return what it says."""
        command = [sys.executable, "manage.py", *arguments]
        done = subprocess.run(
            command, cwd=ROOT, env={**self.environment, **environment}, capture_output=True, text=True, check=True
        )
        return done.stdout

    def __enter__(self) -> Self:
        self.manage("migrate", "--noinput", "-v", "0")
        self.start()
        return self

    def start(self) -> None:
        """Start gunicorn and wait until a page is there."""
        command = [
            str(Path(sys.executable).with_name("gunicorn")),
            "--config",
            "config/gunicorn.conf.py",
            "config.wsgi",
        ]
        kept: tuple[int, ...] = ()
        if self.door:  # as systemd hands it over: the third file, and whose it is
            kept = (self.door.fileno(),)
            shell = f'LISTEN_PID=$$ LISTEN_FDS=1 exec "$0" "$@" 3<&{kept[0]}'
            command = ["sh", "-c", shell, *command]
        with self.log.open("a") as log:
            self.process = subprocess.Popen(
                command, cwd=ROOT, env=self.environment, stdout=log, stderr=log, pass_fds=kept
            )
        wait_for(self.port)
        while True:
            try:
                urlopen(f"{self.address}/readyz", timeout=5).close()  # noqa: S310
                if len(self.workers()) == int(self.environment.get("WEB_CONCURRENCY", "2")):
                    return
            except OSError:
                pass
            time.sleep(0.05)

    def workers(self) -> list[int]:
        """Return the process ids of the workers."""
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text()
        return [int(number) for number in children.split()]

    def memory(self) -> list[float]:
        """Return the memory of each worker that is not shared with others, in MB."""
        found = []
        for pid in self.workers():
            lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
            found.append(sum(int(line.split()[1]) for line in lines if line.startswith("Private")) / 1024)
        return sorted(found)

    def reload(self) -> None:
        """Do what `systemctl reload` does."""
        self.process.send_signal(signal.SIGHUP)

    def stop(self) -> None:
        """Stop it in order."""
        self.process.terminate()
        self.process.wait(40)

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self.process.poll() is None:
            self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)


class Nginx:
    """nginx with deploy/nginx.conf as it stands: only ports, paths and the certificate are this machine's."""

    def __init__(self, site: Site) -> None:
        self.folder, self.port, self.plain_port = site.folder / "nginx", free_port(), free_port()
        self.folder.mkdir()
        os.chmod(site.folder, 0o755)  # noqa: S103  nginx's workers are somebody else
        key, certificate = self.folder / "site.key", self.folder / "site.crt"
        subprocess.run(
            ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", f"/CN={HOST}",
             "-addext", f"subjectAltName=DNS:{HOST}", "-keyout", key, "-out", certificate],
            check=True, capture_output=True,
        )  # fmt: skip
        text = (ROOT / "deploy" / "nginx.conf").read_text("utf-8")
        for there, here in {
            "/etc/ssl/check.example.jp.crt": str(certificate), "/etc/ssl/private/check.example.jp.key": str(key),
            "/var/cache/nginx/kirikae": str(self.folder / "cache"), "/var/log/nginx/": f"{self.folder}/",
            "/srv/kirikae/": f"{ROOT}/", "127.0.0.1:8000": f"127.0.0.1:{site.port}",
            "listen 443": f"listen 127.0.0.1:{self.port}", "listen 80": f"listen 127.0.0.1:{self.plain_port}",
        }.items():  # fmt: skip
            assert there in text
            text = text.replace(there, here)
        (self.folder / "site.conf").write_text(text, "utf-8")
        temporary = "".join(
            f"{kind}_temp_path {self.folder}/{kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
        )
        self.configuration = self.folder / "nginx.conf"
        self.configuration.write_text(
            f"user root; daemon off; pid {self.folder}/pid; error_log {self.folder}/error.log warn;"
            f"events {{ worker_connections 2048; }} http {{ include /etc/nginx/mime.types; {temporary}"
            f"include {self.folder}/site.conf; }}\n"
        )

    def command(self, *arguments: str) -> list[str]:
        """Return nginx's command with this configuration."""
        nginx = shutil.which("nginx") or "/usr/sbin/nginx"
        return [nginx, "-c", str(self.configuration), "-e", str(self.folder / "error.log"), *arguments]

    def __enter__(self) -> Self:
        self.process = subprocess.Popen(self.command())
        wait_for(self.port)
        return self

    def __exit__(self, *error: object) -> None:
        self.process.terminate()
        self.process.wait(20)
