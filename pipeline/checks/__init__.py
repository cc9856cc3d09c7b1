"""What must hold between and inside the tables whatever a source says: our own invariants.

``broken`` returns what does not hold; a release with anything broken is not published.
``broken_derivation`` needs the sources' texts besides, to find the tables' texts in them. An error
of a source is none of this: it is a row in ``findings``. What one column alone must be is declared
in ``tables``, what the data usually look like in expectations/<table>.json.
"""

from pipeline.checks.broken import Broken
from pipeline.checks.counts import broken_counts
from pipeline.checks.coverage import broken_coverage
from pipeline.checks.derivation import broken_derivation
from pipeline.checks.keys import broken_keys, broken_keys_of
from pipeline.checks.mentions import broken_mentions
from pipeline.checks.tables import Tables

__all__ = ["Broken", "broken", "broken_derivation", "broken_keys_of"]


def broken(tables: Tables) -> list[Broken]:
    """Return every broken invariant of all the tables together, in a fixed order."""
    return [
        *broken_keys(tables),
        *broken_mentions(tables),
        *broken_counts(tables),
        *broken_coverage(tables),
    ]
