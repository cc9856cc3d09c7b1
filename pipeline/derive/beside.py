"""Tables that a table's expectations look at beside it."""

from pipeline.tables import FINDINGS, Table

NEEDED = {FINDINGS.name: ("resolutions",)}


def needs(table: Table) -> tuple[str, ...]:
    """Return the names of the other tables that the measures of a table look at."""
    return NEEDED.get(table.name, ())
