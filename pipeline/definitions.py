"""The code location that ``dg`` loads: every definition, on the folders of this project.

Runs that Dagster starts by itself have time: they wait for a build by hand to end, try again what
may pass, and write the pages on a release's checks.
"""

from os import environ

from pipeline.curated.crew import together
from pipeline.defs.location import definitions
from pipeline.defs.resources import Folders, Means
from pipeline.sources.cores import cores

SCHEDULER = environ.get("RESOLUTIONS_SCHEDULER")
CREW, MAKER = together(cores())

defs = definitions(
    Folders(jobs=cores(), scheduler=SCHEDULER, report=True, retries=3, wait=3600),
    Means(crew=CREW, maker=MAKER),
)
