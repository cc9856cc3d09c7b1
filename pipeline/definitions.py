"""The code location that ``dg`` loads: every definition, on the folders of this project."""

from os import environ

from pipeline.defs.location import definitions
from pipeline.defs.resources import Folders, Means

defs = definitions(Folders(scheduler=environ.get("RESOLUTIONS_SCHEDULER")), Means())
