"""Fetching as an asset: the repositories of the UN's own XML, where that has been switched on.

The file server is never asked from here: its documents are for a person who names them.
"""

import time
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import partial
from os import environ
from pathlib import Path
from typing import TYPE_CHECKING

import dagster as dg

from pipeline.defs.resources import Folders, Means

if TYPE_CHECKING:
    from pipeline.fetch.run import Fetched
    from pipeline.fetch.settings import Settings

SWITCH = "RESOLUTIONS_FETCH"
"""Environment: 1, on, true or yes lets the schedule fetch; anything else, or nothing, does not."""

CONTACT = "RESOLUTIONS_CONTACT"

MIRROR = "RESOLUTIONS_FETCH_MIRROR"
"""Environment: address of a copy of the sources that is asked in their place."""
PRIVATE = "RESOLUTIONS_FETCH_PRIVATE"
"""Set to ``yes``, servers may have addresses within the own network."""


class NotFetched(Exception):
    """A source could not be had at all; the message says which, and why. Asking again may help."""


@dg.asset(
    name="fetched",
    group_name="raw",
    description="Documents of the UN's repositories of Akoma Ntoso, put under raw/ where they are "
    f"new or have changed. Nothing is asked for unless {SWITCH} is set to 1.",
    kinds={"xml"},
)
def fetched(folders: Folders, means: dg.ResourceParam[Means]) -> dg.MaterializeResult:
    return dg.MaterializeResult(metadata=dict(taken(Path(folders.raw), means, environ)))


def switched_on(environment: Mapping[str, str]) -> bool:
    """Return whether fetching has been switched on."""
    return environment.get(SWITCH, "").strip().lower() in ("1", "on", "true", "yes")


def taken(raw: Path, means: Means, environment: Mapping[str, str]) -> Mapping[str, int | bool]:
    """Fetch if that is switched on; return what came of it, NotFetched where a source failed."""
    if not switched_on(environment):
        return {"switched_on": False}
    from pipeline.fetch.run import fetch  # every build loads this module, and few fetch

    found = fetch(raw, settings(means, environment))
    if found.sources_failed:
        raise NotFetched(failure(found))
    return {"switched_on": True, "requests": found.requests} | dict(found.counts)


def settings(means: Means, environment: Mapping[str, str]) -> "Settings":
    from pipeline.fetch.addresses import checked
    from pipeline.fetch.settings import Places, Settings

    mirror = environment.get(MIRROR)
    return Settings(
        now=partial(datetime.now, UTC),
        clock=time.monotonic,
        pause=time.sleep,
        contact=environment.get(CONTACT),
        progress=means.progress,
        places=Places.of_mirror(mirror) if mirror else Places(),
        check=partial(checked, allow_private=environment.get(PRIVATE) == "yes"),
    )


def failure(found: "Fetched") -> str:
    """Say in one line which sources could not be had."""
    return "; ".join(
        f"{each.name}: {each.reason}" for each in found.told if each.kind != "document"
    )
