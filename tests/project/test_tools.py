"""The checks of code and project that run with the tests."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import call_command
from django.template import engines
from django.template.loader import get_template

ROOT = Path(__file__).resolve().parents[2]
LONGEST_FILE = 210  # "about 200 lines"
MADE_BY_COMMANDS = {"readings.toml", "versions.toml"}  # a line a word, a line a text


def tracked(*patterns: str) -> list[Path]:
    names = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard", *patterns],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return [ROOT / name for name in names.stdout.splitlines() if (ROOT / name).is_file()]


def run(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", *command], cwd=ROOT, capture_output=True, text=True, check=False)


def test_ruff_finds_nothing():
    found = run("ruff", "check", ".")
    assert found.returncode == 0, found.stdout
    found = run("ruff", "format", "--check", ".")
    assert found.returncode == 0, found.stdout


def test_mypy_finds_nothing():
    found = run("mypy")
    assert found.returncode == 0, found.stdout


def test_who_may_import_whom():
    found = subprocess.run(
        [Path(sys.executable).with_name("lint-imports")], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert found.returncode == 0, found.stdout


def test_every_template_compiles():
    assert engines["jinja2"]
    templates = [path.relative_to(ROOT / "templates") for path in (ROOT / "templates").rglob("*.*")]
    assert templates
    for template in templates:
        get_template(str(template))


@pytest.mark.django_db
def test_no_migration_is_missing():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def settings_check(**environment: str) -> subprocess.CompletedProcess[str]:
    import os

    inherited = {name: value for name, value in os.environ.items() if name in ("PATH", "LANG", "HOME")}
    return subprocess.run(
        [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
        cwd=ROOT, env={**inherited, **environment}, capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_the_deployment_check_has_nothing_to_say():
    found = settings_check(
        SECRET_KEY="k3y-" + "abcdefghijklmnopqrstuvwxyz0123456789" * 2, ALLOWED_HOSTS="check.example.jp"
    )
    assert found.returncode == 0, found.stderr
    assert "no issues" in found.stdout


@pytest.mark.parametrize("name", ["SECRET_KEY", "ALLOWED_HOSTS"])
def test_a_production_start_without_its_settings_stops_with_a_clear_message(name):
    environment = {"SECRET_KEY": "x" * 60, "ALLOWED_HOSTS": "check.example.jp"}
    environment.pop(name)
    found = settings_check(**environment)
    assert found.returncode != 0
    assert f"{name} is not set" in found.stderr


def test_no_source_file_grew_past_about_two_hundred_lines():
    long = {
        path.name: count
        for path in tracked("*.py", "*.html", "*.toml", "*.md", "*.js")
        if path.name not in MADE_BY_COMMANDS and (count := len(path.read_text("utf-8").splitlines())) > LONGEST_FILE
    }
    assert not long


def test_no_file_names_a_package_registry():
    hosts = re.compile(r"pypi\.(?:org)|python" + r"hosted|registry\.npm" + r"js|deb\.deb" + r"ian")
    for path in tracked():
        if path.suffix not in (".png", ".ico") and path != Path(__file__):
            assert not hosts.search(path.read_text("utf-8", errors="ignore")), path


def test_every_dependency_has_its_line():
    text = (ROOT / "docs" / "dependencies.md").read_text("utf-8")
    names = re.findall(r'^    "([A-Za-z0-9-]+)==', (ROOT / "pyproject.toml").read_text("utf-8"), re.MULTILINE)
    assert names
    assert [name for name in names if f"`{name}`" not in text] == []


def test_every_dependency_is_pinned_with_a_hash():
    for file in ("run.txt", "dev.txt", "ops.txt"):
        text = (ROOT / "requirements" / file).read_text("utf-8")
        packages = re.findall(r"^[a-z0-9-]+==", text, re.MULTILINE)
        assert len(packages) > 5
        assert len(re.findall(r"^[a-z0-9-]+==[^\n]+\\\n    --hash=sha256:", text, re.MULTILINE)) == len(packages)
