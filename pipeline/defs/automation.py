"""What starts runs by itself, and what tells of those that failed."""

from os import environ

import dagster as dg

from pipeline.defs.alarms import failed, leave, note
from pipeline.defs.fetch import SWITCH, switched_on
from pipeline.defs.jobs import READ, fetch_repositories, publish, read_sources, write_sessions
from pipeline.defs.resources import Folders
from pipeline.defs.situation import held_back
from pipeline.defs.watch import look_around

FETCH_AT = "RESOLUTIONS_FETCH_AT", "30 1 * * *"
"""Environment: when to fetch, in the five fields of cron, in UTC; and when unless that is set."""
NIGHT = "RESOLUTIONS_NIGHT_AT", "30 2 * * *"
"""An hour later, so that a fetch that fails can't stop the night's build."""


class NoTime(Exception):
    """A setting names no time; the message says which, and how to write one."""


def cron(name: str, usual: str) -> str:
    """Return when a schedule is due: as the environment says, NoTime where that is no time."""
    stated = environ.get(name, "").strip() or usual
    try:
        dg.ScheduleDefinition(job_name=READ, cron_schedule=stated)
    except dg.DagsterInvalidDefinitionError as error:
        message = f"{name} is {stated!r}, no time of cron: write it as {usual!r}"
        raise NoTime(message) from error
    return stated


def watch_raw(folders: Folders, every: int) -> dg.SensorDefinition:
    """Return the sensor that starts what is due."""

    @dg.sensor(
        name="watch_raw",
        jobs=[read_sources, write_sessions, publish],
        minimum_interval_seconds=every,
        default_status=dg.DefaultSensorStatus.RUNNING,
        description="Sees by content what is new, changed or gone under raw/, and starts what is "
        "due: reading, then the sessions that it touches, then checks and release.",
    )
    def sensor(context: dg.SensorEvaluationContext) -> dg.SensorResult:
        return look_around(context, folders)

    return sensor


def nightly(folders: Folders) -> dg.ScheduleDefinition:
    """Return the schedule that looks at everything afresh once a night."""

    @dg.schedule(
        name="nightly",
        cron_schedule=cron(*NIGHT),
        job=read_sources,
        execution_timezone="UTC",
        default_status=dg.DefaultScheduleStatus.RUNNING,
        description="Reads all sources afresh, believing no time stamp. What that brings to light "
        "(damaged tables, too) the sensor watch_raw goes on with.",
    )
    def schedule(context: dg.ScheduleEvaluationContext) -> dg.RunRequest | dg.SkipReason:
        why = held_back(folders)
        return dg.SkipReason(why) if why else dg.RunRequest()

    return schedule


def nightly_fetch() -> dg.ScheduleDefinition:
    """Return the schedule that asks the UN's repositories for what is new, if switched on."""

    @dg.schedule(
        name="nightly_fetch",
        cron_schedule=cron(*FETCH_AT),
        job=fetch_repositories,
        execution_timezone="UTC",
        default_status=dg.DefaultScheduleStatus.RUNNING,
        description="Fetches the newest commit of the UN's repositories, where RESOLUTIONS_FETCH "
        "is set. What it brings, the sensor watch_raw sees.",
    )
    def schedule(context: dg.ScheduleEvaluationContext) -> dg.RunRequest | dg.SkipReason:
        if not switched_on(environ):
            return dg.SkipReason(f"fetching is off: {SWITCH} is not set")
        return dg.RunRequest()

    return schedule


def tell_of_failure(folders: Folders) -> dg.SensorDefinition:
    """Return the sensor that leaves a message where a person looks."""

    @dg.run_failure_sensor(
        name="tell_of_failure",
        default_status=dg.DefaultSensorStatus.RUNNING,
        minimum_interval_seconds=10,
        description="Writes why a run failed to curated/alarms.log, and to a webhook if one is "
        "named in RESOLUTIONS_WEBHOOK.",
    )
    def sensor(context: dg.RunFailureSensorContext) -> None:
        leave(folders.tables.folder, failed(context))
        note(context, folders.tables)

    return sensor
