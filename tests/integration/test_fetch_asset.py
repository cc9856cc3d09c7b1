"""Fetching as an asset: off unless it is switched on, and never silent about a source."""

from dataclasses import replace
from pathlib import Path

import dagster as dg
import pytest

from pipeline.defs import fetch as module
from pipeline.defs.fetch import SWITCH, fetched, switched_on
from pipeline.defs.resources import Folders, Means
from tests.playing import Server, akn, play_repository, settings


@pytest.fixture
def run(server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Materialise the asset, with the sources that the local server plays."""

    def local(means: Means, environment: object) -> object:
        return replace(settings(server), progress=means.progress)

    monkeypatch.setattr(module, "settings", local)
    resources = {"folders": Folders(raw=str(tmp_path / "raw")), "means": Means()}

    def materialise() -> dg.ExecuteInProcessResult:
        with dg.DagsterInstance.ephemeral() as instance:
            return dg.materialize(
                [fetched], resources=resources, instance=instance, raise_on_error=False
            )

    return materialise


@pytest.mark.parametrize("value", [None, "", "0", "off", "no", "false", "maybe"])
def test_it_is_off_unless_switched_on(value, run, server: Server, tmp_path, monkeypatch) -> None:
    monkeypatch.delenv(SWITCH, raising=False)
    if value is not None:
        monkeypatch.setenv(SWITCH, value)
    result = run()
    assert result.success
    (event,) = result.get_asset_materialization_events()
    assert event.materialization.metadata["switched_on"].value is False
    assert server.asked == []
    assert not (tmp_path / "raw").exists()


@pytest.mark.parametrize("value", ["1", "on", "True", " yes "])
def test_what_switches_it_on(value: str) -> None:
    assert switched_on({SWITCH: value})


def test_switched_on_it_fetches(run, server: Server, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setenv(SWITCH, "1")
    play_repository(server, {"86/1.xml": akn(1)})
    result = run()
    assert result.success
    (event,) = result.get_asset_materialization_events()
    told = {name: value.value for name, value in event.materialization.metadata.items()}
    assert (told["new"], told["requests"], told["switched_on"]) == (1, 3, True)
    assert (tmp_path / "raw/UNxml/GAresolutions/86/1.xml").read_bytes() == akn(1)


def test_a_source_that_fails_fails_the_run(run, server: Server, monkeypatch) -> None:
    monkeypatch.setenv(SWITCH, "1")
    result = run()
    assert not result.success
    assert server.asked
    (failed,) = (event for event in result.all_events if event.is_step_failure)
    error = failed.step_failure_data.error
    assert error is not None
    assert "GAresolutions: the server answered 404" in (error.cause or error).message
