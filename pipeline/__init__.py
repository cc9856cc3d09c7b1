"""United Nations resolutions as data: from published documents to a checked, versioned release.

``load`` is for those who use the data: ``load("clauses")`` is a pandas data frame.
"""

from pipeline.resolutions import load

__all__ = ["load"]
