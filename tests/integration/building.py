"""Builds in folders of their own, of the resolutions that ship with the project or of others."""

from dataclasses import dataclass, replace
from pathlib import Path

import dagster as dg

from pipeline.curated.crew import crews
from pipeline.defs.build import Outcome, build
from pipeline.defs.resources import Folders, Means
from pipeline.defs.runs import BuildError

PROJECT = Path(__file__).parents[2]
DATE = "2026-01-31"


@dataclass(frozen=True)
class Built:
    """A build and where it left what it made."""

    folder: Path
    outcome: Outcome

    @property
    def release(self) -> Path:
        assert self.outcome.release is not None
        return self.outcome.release


def folders_in(folder: Path, **others: object) -> Folders:
    usual = {
        "raw": str(PROJECT / "raw"),
        "curated": str(folder / "curated"),
        "releases": str(folder / "releases"),
        "expectations": str(PROJECT / "expectations"),
        "date": DATE,
    }
    return Folders(**(usual | others))


def build_in(folder: Path, means: Means | None = None, **others: object) -> Built:
    """Build into a folder, with an instance of Dagster that leaves nothing behind."""
    folders = folders_in(folder, **others)
    log = folder / "build.log"
    with dg.DagsterInstance.ephemeral() as instance, crews(folders.jobs) as (crew, maker):
        helped = replace(means or Means(), crew=crew, maker=maker)
        return Built(folder, build(folders, helped, instance, log))


__all__ = ["DATE", "PROJECT", "BuildError", "Built", "build_in", "folders_in"]
