"""Options and fixtures that all tests share."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

from pipeline.evaluation import independent
from pipeline.evaluation.corpus import unpack
from pipeline.evaluation.independent import Record

# The same examples on every run: a failure elsewhere is a failure here.
settings.register_profile("project", derandomize=True, deadline=None)
settings.load_profile("project")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="write what golden tests found over what they expect; review the diff",
    )


@pytest.fixture(autouse=True)
def no_dagster_home(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep tests out of the instance of Dagster that ``make`` names: a build in a folder of a test
    would be recorded there, and its log taken from under pytest."""
    monkeypatch.delenv("DAGSTER_HOME", raising=False)


@pytest.fixture
def update_golden(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--update-golden"))


@pytest.fixture(scope="session")
def corpus(request: pytest.FixtureRequest) -> Path:
    """The unpacked corpus: akn/, text/, sc-1946-2002/. Packed archives are unpacked once."""
    named = os.environ.get("RESOLUTIONS_CORPUS")
    if not named or not Path(named).is_dir():
        pytest.skip("RESOLUTIONS_CORPUS names no folder with the corpus")
    folder = Path(named)
    if (folder / "akn").is_dir():
        return folder
    archives = sorted(folder.glob("*.tar.xz"))
    if not archives:
        pytest.skip(f"{folder} holds neither akn/ nor archives of the corpus")
    assert request.config.cache is not None
    unpacked = request.config.cache.mkdir("corpus")
    for archive in archives:
        unpack_once(archive, unpacked)
    return unpacked


@pytest.fixture(scope="session")
def records() -> dict[str, Record]:
    """The independent reading of the corpus, by symbol."""
    named = os.environ.get("RESOLUTIONS_CORPUS")
    if not named or not Path(named).is_dir():
        pytest.skip("RESOLUTIONS_CORPUS names no folder with the corpus")
    try:
        return {record["symbol"]: record for record in independent.records(Path(named))}
    except independent.NoStandard as error:
        pytest.skip(str(error))


def unpack_once(archive: Path, folder: Path) -> None:
    done = folder / f".{archive.name}.{archive.stat().st_size}"
    if not done.exists():
        unpack(archive, folder)
        done.touch()
