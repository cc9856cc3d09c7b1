"""One build of the resolutions that ship with the project, shared by the tests that look at it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import dagster as dg
import pytest

from pipeline.quality import Report
from pipeline.quality.in_parts import Frames
from pipeline.tables import Table
from tests.integration.building import PROJECT, Built, build_in
from tests.integration.played import Played
from tests.playing import Server, serving


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return build_in(tmp_path_factory.mktemp("built"))


@pytest.fixture(scope="session")
def mixed(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """A build of documents of many organs, years and formats."""
    folder = tmp_path_factory.mktemp("mixed")
    shutil.copytree(PROJECT / "raw", folder / "raw")
    for document in (PROJECT / "tests" / "golden" / "documents").glob("*.txt"):
        shutil.copy(document, folder / "raw")
    return build_in(folder, raw=str(folder / "raw"))


@pytest.fixture
def unchecked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every table meet its expectations: for tests that build often and look elsewhere."""
    monkeypatch.setattr("pipeline.quality.validate.validate", nothing_wrong)


def nothing_wrong(table: Table, frames: Frames, *others: object) -> Report:
    return Report(
        table=table.name, rows=sum(map(len, frames())), evaluated=0, failures=(), results=()
    )


@pytest.fixture
def server() -> Iterator[Server]:
    """A server on this machine that plays the sources of ``resolutions fetch``."""
    with serving() as found:
        yield found


@pytest.fixture
def played(tmp_path: Path) -> Iterator[Played]:
    (tmp_path / "raw").mkdir()
    with dg.DagsterInstance.ephemeral() as instance:
        yield Played(tmp_path, instance)
