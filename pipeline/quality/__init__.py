"""Great Expectations on a table: what its declaration implies and what its suite states.

    validate(table, frames, folder, beside)   run both on rows that come in data frames
    needs(table)                              names of the tables that ``beside`` must hold

``folder`` holds <table>.json for the tables of which there is something to say. What must hold
between tables belongs in ``checks``.
"""

from pipeline.derive.beside import needs
from pipeline.quality.measures import measured
from pipeline.quality.report import Failure, Report
from pipeline.quality.suites import SuiteError, stated
from pipeline.quality.validate import validate

__all__ = ["Failure", "Report", "SuiteError", "measured", "needs", "stated", "validate"]
