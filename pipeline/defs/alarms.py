"""Alarms of runs: what made one fail, in one line, where a person looks; and in the history."""

import time
from datetime import UTC, datetime
from os import environ
from pathlib import Path

import dagster as dg

from pipeline.alarms import Alarm, send, write
from pipeline.curated.layout import ALARMS, Curated
from pipeline.defs.entries import Told, found_failed
from pipeline.defs.runs import why

WEBHOOK = "RESOLUTIONS_WEBHOOK"
"""The variable that names the address to post alarms to; secrets belong in the environment."""
PRIVATE = "RESOLUTIONS_WEBHOOK_PRIVATE"
"""Set to ``yes``, an address within the own network is allowed."""


def leave(folder: Path, alarm: Alarm) -> None:
    """Write an alarm to the log in a folder, and send it where a webhook is named."""
    log = folder / ALARMS
    write(log, alarm, datetime.now(UTC))
    url = environ.get(WEBHOOK)
    if url:
        failure = send(
            url, alarm, allow_private=environ.get(PRIVATE) == "yes", clock=time.monotonic
        )
        if failure is not None:
            text = f"the message above could not be sent to {WEBHOOK}: {failure}"
            write(log, Alarm(subject="Webhook failed", text=text), datetime.now(UTC))


def failed(context: dg.RunFailureSensorContext) -> Alarm:
    """Return the alarm of a run that has failed."""
    run, reason = context.dagster_run, why_it_failed(context)
    again = " It is run again by itself." if run.tags.get("dagster/will_retry") == "true" else ""
    return Alarm(subject=f"{run.job_name} failed", text=f"{reason} (run {run.run_id}).{again}")


def note(context: dg.RunFailureSensorContext, curated: Curated) -> None:
    """See to it that the history says why a run has failed: it may not have lived to do so."""
    told = Told.of(context.instance, context.dagster_run)
    record = context.instance.get_run_record_by_id(context.dagster_run.run_id)
    assert record is not None
    ended = record.end_time or record.update_timestamp.timestamp()
    found_failed(told, curated, why_it_failed(context), record.start_time or ended, ended)


def why_it_failed(context: dg.RunFailureSensorContext) -> str:
    told = Told.of(context.instance, context.dagster_run)
    return why(told.events) or why_it_ended(context.failure_event)


def why_it_ended(event: dg.DagsterEvent) -> str:
    """Say why a run ended of which no step failed: an error before it, or a dead process."""
    error = event.job_failure_data.error if event.event_specific_data else None
    if error is None:
        return f"its process ended (killed, or out of memory?): {event.message}"
    return (error.cause or error).message.strip()
