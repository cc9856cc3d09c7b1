"""The code location that ``dg`` loads: every definition, on the folders of this project."""

from pipeline.defs.location import definitions
from pipeline.defs.resources import Folders, Means

defs = definitions(Folders(), Means())
