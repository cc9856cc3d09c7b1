"""The daemon's part played step by step, in a folder and an instance of Dagster of their own."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import dagster as dg

from pipeline.curated.history import Entry, history
from pipeline.curated.layout import Curated
from pipeline.defs.alarms import failed
from pipeline.defs.location import definitions
from pipeline.defs.resources import Means
from tests.integration.building import PROJECT, folders_in

OLD, NEW = PROJECT / "raw" / "ga" / "63", PROJECT / "raw" / "ga" / "73"


@dataclass
class Played:
    """A folder, and the daemon's part: looking, and running what is asked for."""

    folder: Path
    instance: dg.DagsterInstance
    options: dict[str, object] = field(default_factory=dict)
    cursor: str | None = None
    means: Means = field(default_factory=Means)

    @property
    def raw(self) -> Path:
        return self.folder / "raw"

    @property
    def curated(self) -> Curated:
        return Curated(self.folder / "curated")

    @property
    def defs(self) -> dg.Definitions:
        folders = folders_in(self.folder, raw=str(self.raw), **self.options)
        return definitions(folders, self.means)

    @property
    def partitions(self) -> list[str]:
        return sorted(self.instance.get_dynamic_partitions("session"))

    def look(self) -> dg.SensorResult:
        sensor = self.defs.resolve_sensor_def("watch_raw")
        with dg.build_sensor_context(self.instance, cursor=self.cursor) as context:
            result = sensor(context)
        assert isinstance(result, dg.SensorResult)
        self.cursor = result.cursor
        return result

    def step(self) -> list[tuple[str, str | None, bool]]:
        """Look once and run what is asked for: job, first session, success."""
        result = self.look()
        for request in result.dynamic_partitions_requests or ():
            self.apply(request)
        return [self.run(request) for request in result.run_requests or ()]

    def apply(self, request: object) -> None:
        if isinstance(request, dg.AddDynamicPartitionsRequest):
            self.instance.add_dynamic_partitions("session", request.partition_keys)
        else:
            assert isinstance(request, dg.DeleteDynamicPartitionsRequest)
            for name in request.partition_keys:
                self.instance.delete_dynamic_partition("session", name)

    def run(self, request: dg.RunRequest) -> tuple[str, str | None, bool]:
        assert request.job_name
        done = self.execute(request.job_name, request.tags)
        return request.job_name, request.tags.get("dagster/asset_partition_range_start"), done

    def execute(self, job: str, tags: Mapping[str, str] | None = None, *assets: str) -> bool:
        return (
            self.defs.resolve_job_def(job)
            .execute_in_process(
                instance=self.instance,
                tags=tags,
                asset_selection=[dg.AssetKey(name) for name in assets] or None,
                raise_on_error=False,
            )
            .success
        )

    def until_quiet(self) -> list[tuple[str, str | None, bool]]:
        """Look until nothing is asked for twice: once it may wait for files to come to rest."""
        done: list[tuple[str, str | None, bool]] = []
        idle = 0
        while idle < 2:
            ran = self.step()
            idle = 0 if ran else idle + 1
            done += ran
        return done


def failing(*errors: BaseException) -> object:
    """Return a function that raises each error once, and the last one for ever."""
    left = list(errors)

    def fail(*_: object) -> int:
        raise left.pop(0) if len(left) > 1 else left[0]

    return fail


def failure_of(played: Played, run: dg.DagsterRun) -> dg.RunFailureSensorContext:
    (event,) = (
        entry.dagster_event
        for entry in played.instance.all_logs(run.run_id)
        if entry.dagster_event and entry.dagster_event.is_job_failure
    )
    return dg.build_run_status_sensor_context(
        "tell_of_failure", event, played.instance, run
    ).for_run_failure()


def failed_alarm(played: Played, run: dg.DagsterRun) -> str:
    return failed(failure_of(played, run)).line


def entries(played: Played) -> list[Entry]:
    return history(played.curated.folder)
