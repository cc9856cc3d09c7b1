"""A real instance of Dagster in a folder, in which many sessions are written in one run.

Each session is one made document, the same in all: so little is written that Dagster's share is
told from it. Its own time is what the run took less what the writing took.
"""

import os
import shutil
import sqlite3
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import chdir
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

import dagster as dg

from benchmarks.documents import document
from benchmarks.measure import peak_of_this, resident
from benchmarks.orchestration import PROJECT, Written
from benchmarks.printing import printed
from pipeline.curated.due import Sources
from pipeline.curated.intake import take_in
from pipeline.curated.known import remember_sources
from pipeline.curated.layout import Curated
from pipeline.defs import sessions as asset
from pipeline.defs.jobs import WRITE
from pipeline.defs.location import definitions
from pipeline.defs.raw import register_sessions
from pipeline.defs.resources import Folders, Means
from pipeline.defs.runs import Runs, partitions
from pipeline.formats import read_source
from pipeline.release.state import remember_state, state
from pipeline.sources.code import code_version
from pipeline.sources.ledger import Ledger
from pipeline.sources.watch import contents, look

RECORDS = Path(".dagster")


def written(sessions: int, folder: Path) -> Written:
    """Write sessions in one run, and look as the sensor does before and after it."""
    shutil.copy(PROJECT / "dagster.yaml", folder)
    folders = Folders(expectations=str(PROJECT / "expectations"))
    with chdir(folder), dg.DagsterInstance.from_config(str(folder)) as instance:
        defs = definitions(folders, Means())
        names = read(folders, instance, sessions)
        sensor = Sensor(defs, instance)
        due, before = sensor.looks("to be written"), resident(os.getpid())
        ran = run(Runs(defs, instance, folder / "log"), names)
        remember_state(folders.tables, state(folders.tables, *folders.beside))
        return Written(
            sessions=sessions,
            due=due,
            before=before,
            afresh=sensor.looks("everything is as it was"),
            quiet=sensor.looks("everything is as it was"),
            peak=peak_of_this(),
            **ran,
        )


def read(folders: Folders, instance: dg.DagsterInstance, sessions: int) -> Sequence[str]:
    """Read one document, and put it down for so many sessions; return their names."""
    raw, tables = Path(folders.raw), folders.tables
    for each in (raw, tables.folder, Path(folders.releases)):
        each.mkdir()
    (raw / "made.txt").write_text(printed(document(0), "markdown"), encoding="utf-8")
    take_in(tables, raw, read_source, jobs=0)
    names = [f"GA-{number:05}" for number in range(sessions)]
    spread(tables, names)
    remember_sources(tables, Sources(contents(look(raw, {}, 0)), code_version()))
    register_sessions(instance, set(names))
    return names


def spread(tables: Curated, names: Sequence[str]) -> None:
    (entries,) = tables.ledger.partitions.values()
    Ledger(dict.fromkeys(names, entries), ()).save(tables.ledger_file)


def run(runs: Runs, names: Sequence[str]) -> Mapping[str, float | int]:
    """Write all sessions in one run; return what it took."""
    writing = Spent(asset.write_session)
    records = size(RECORDS)
    begun, processor = time.monotonic(), time.process_time()
    with patch.object(asset, "write_session", writing):
        found = runs.run(WRITE, partitions(names[0], names[-1]))
    return {
        "seconds": time.monotonic() - begun,
        "processor": time.process_time() - processor,
        "writing": writing.seconds,
        "events": events(found.run_id),
        "log_bytes": size(RECORDS) - records,
    }


@dataclass
class Spent:
    """A function, with the seconds of the processor that were spent in it."""

    function: Callable[..., object]
    seconds: float = 0.0

    def __call__(self, *arguments: object) -> object:
        begun = time.process_time()
        try:
            return self.function(*arguments)
        finally:
            self.seconds += time.process_time() - begun


@dataclass
class Sensor:
    """The sensor of the project, with what it remembers."""

    definitions: dg.Definitions
    instance: dg.DagsterInstance
    cursor: str | None = None

    def looks(self, why: str) -> float:
        """Look, as the daemon has it look; return the seconds of the processor that it took."""
        sensor = self.definitions.resolve_sensor_def("watch_raw")
        with dg.build_sensor_context(self.instance, cursor=self.cursor) as context:
            begun = time.process_time()
            found = sensor(context)
            took = time.process_time() - begun
        assert isinstance(found, dg.SensorResult)
        self.cursor = found.cursor
        reasons = [each.tags["resolutions/why"] for each in found.run_requests or ()]
        reasons.append(str(found.skip_reason and found.skip_reason.skip_message))
        assert any(why in reason for reason in reasons), reasons
        return took


def events(run_id: str) -> int:
    with sqlite3.connect(RECORDS / "storage" / "history" / "runs" / f"{run_id}.db") as database:
        (count,) = database.execute("SELECT count(*) FROM event_logs").fetchone()
    return int(count)


def size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
