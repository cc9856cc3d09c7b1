"""What lies in deploy/ fits the project as it is."""

import re
import tomllib
from pathlib import Path

import pytest
import yaml

from tests.integration.building import PROJECT

DEPLOY = PROJECT / "deploy"


def settings(path: Path) -> dict[str, object]:
    found: dict[str, object] = yaml.safe_load(path.read_text())
    return found


def test_the_instance_with_postgresql_differs_in_its_storage_alone() -> None:
    ours, theirs = (settings(folder / "dagster.yaml") for folder in (PROJECT, DEPLOY / "postgres"))
    assert ours.pop("storage") != theirs.pop("storage")
    assert ours == theirs


def test_postgresql_is_for_the_dagster_that_is_locked() -> None:
    """Dagster's libraries count 0.16 ahead in their second number: 1.13.27 goes with 0.29.27."""
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text())["project"]
    (core,) = (each for each in project["dependencies"] if each.startswith("dagster=="))
    minor, patch = core.removeprefix("dagster==1.").split(".")
    wanted = (DEPLOY / "postgres" / "requirements.txt").read_text()
    assert f"dagster-postgres==0.{int(minor) + 16}.{patch}\n" in wanted


@pytest.mark.parametrize("path", sorted(DEPLOY.glob("systemd/*.service")), ids=lambda p: p.stem)
def test_units_name_what_is_there(path: Path) -> None:
    unit = path.read_text()
    assert (PROJECT / "docs" / "operating.md").is_file()
    assert "file:///opt/resolutions/docs/operating.md" in unit
    (command,) = re.findall(r"^ExecStart=/opt/resolutions/\.venv/bin/(\S+) (.*)$", unit, re.M)
    assert command[0] in {"dagster-daemon", "dagster-webserver"}
    assert "-m pipeline.definitions" in command[1]
    if command[0] == "dagster-webserver":
        assert "--host 127.0.0.1" in command[1]


def test_the_recipe_copies_what_is_there() -> None:
    recipe = (DEPLOY / "Containerfile").read_text()
    copied = [
        name for line in re.findall(r"^COPY (.+) \S+$", recipe, re.M) for name in line.split()
    ]
    assert "pipeline" in copied
    assert [name for name in copied if not (PROJECT / name).exists()] == []
