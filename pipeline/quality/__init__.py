"""Great Expectations on a table: what its declaration implies and what its suite states.

    validate.validate(table, frames, folder, beside)   run both on rows that come in data frames
    derive.beside.needs(table)                         names of the tables that ``beside`` holds

``folder`` holds <table>.json for the tables of which there is something to say. What must hold
between tables belongs in ``checks``. Great Expectations takes seconds to import: here is only what
does without it, for whoever is told what others have checked.
"""

from pipeline.quality.report import Failure, Report

__all__ = ["Failure", "Report"]
