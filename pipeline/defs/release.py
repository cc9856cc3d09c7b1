"""The release: the one asset that people outside ever see."""

from datetime import UTC, date, datetime
from functools import partial
from os import environ
from pathlib import Path

import dagster as dg

from pipeline.curated.candidate import Content, write_candidate
from pipeline.defs.ahead import HOMES
from pipeline.defs.checks import CHECKED
from pipeline.defs.resources import Folders, Means
from pipeline.release.build import Request, publish
from pipeline.release.report import beside, write
from pipeline.release.state import remember_state, state
from pipeline.release.tables import working_tables
from pipeline.release.validation import Before, import_checks_ahead, validate_all
from pipeline.release.version import newest
from pipeline.sources.code import code_version
from pipeline.tables import SOURCES


@dg.asset(
    name="candidate",
    deps=sorted({HOMES.get(table.name, table.name) for table in CHECKED}),
    group_name="release",
    description="All tables together, as they would be published: rows and content hash of each.",
    kinds={"json"},
)
def candidate(folders: Folders, means: dg.ResourceParam[Means]) -> dg.MaterializeResult:
    checked = {
        name: Content(rows=each.report.rows, content_hash=each.content_hash)
        for name, each in means.reports.items()
    }
    with folders.patiently():
        return dg.MaterializeResult(metadata=dict(write_candidate(folders.tables, checked)))


@dg.asset(
    name="release",
    deps=[candidate],
    group_name="release",
    description="The tables as a versioned release. They are validated again, as written, before "
    "the folder is moved to its place; where nothing has changed there is no release.",
    kinds={"parquet", "csv"},
)
def release(folders: Folders, means: dg.ResourceParam[Means]) -> dg.MaterializeResult:
    means.maker.dismiss()  # what helpers hold in memory is needed from here on
    means.crew.shrink()
    import_checks_ahead(means.crew)
    with folders.patiently():
        published = publish(working_tables(folders.tables), request(folders, means))
        remember_state(folders.tables, state(folders.tables, *folders.beside))
    if published is None:
        return dg.MaterializeResult(metadata={"published": False})
    path = dg.MetadataValue.path(str(published))
    return dg.MaterializeResult(
        metadata={"published": True, "version": published.name, "path": path}
    )


@dg.asset(
    name="report",
    deps=[release],
    group_name="release",
    description="Pages on what the newest release was checked for, in a folder beside it.",
    kinds={"html"},
)
def report(folders: Folders, means: dg.ResourceParam[Means]) -> dg.MaterializeResult:
    return dg.MaterializeResult(metadata={"written": missing_report(folders, means) is not None})


def missing_report(folders: Folders, means: Means) -> Path | None:
    """Write the report of the newest release; None where it is there, or not wanted."""
    found = newest(Path(folders.releases)) if folders.report else None
    if found is None or beside(found).exists():
        return None
    means.progress("Writing the report", 0, 1)
    means.crew.begin("report", write, found)  # with Great Expectations, which is there already
    written: Path = means.crew.found("report") or write(found)
    means.progress("Writing the report", 1, 1)
    return written


def request(folders: Folders, means: Means) -> Request:
    """Return what the next release is to be made of."""
    sources = folders.tables.whole(SOURCES)
    columns = (sources[name].to_pylist() for name in ("path", "source_id"))
    return Request(
        releases=Path(folders.releases),
        date=date.fromisoformat(folders.date) if folders.date else today(),
        code_version=code_version(),
        inputs=dict(zip(*columns, strict=True)),
        validate=partial(
            validate_all,
            expectations=Path(folders.expectations),
            progress=means.progress,
            before=Before(means.reports, means.sound, means.crew),
        ),
        previous=Path(folders.previous) if folders.previous else None,
        jobs=max(folders.jobs, 1),
        allow_loss=folders.allow_loss,
    )


def today() -> date:
    """Return the date of SOURCE_DATE_EPOCH where that is set, else today's (UTC)."""
    epoch = environ.get("SOURCE_DATE_EPOCH")
    moment = datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)
    return moment.date()
