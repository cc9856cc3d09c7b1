"""All files of a release but its Parquet tables, in the order in which they are written.

To add one: write a module in ``artefacts`` and name it here. The manifest and the sums, which
cover all others, come after these.
"""

from collections.abc import Callable

from pipeline.release.artefacts import (
    bibliography,
    card,
    changelog,
    checks,
    citation,
    croissant,
    csv_excel,
    csv_files,
    database,
    datapackage,
    dictionary,
    loader,
    metadata_only,
    network,
    quality,
    rights,
    schema,
)
from pipeline.release.edition import Edition

WRITERS: tuple[Callable[[Edition], None], ...] = (
    csv_files.write,
    datapackage.write,  # measures the CSV files
    csv_excel.write,
    schema.write,
    database.write,
    network.write,  # reads views of the database
    bibliography.write,
    croissant.write,
    dictionary.write,
    card.write,
    quality.write,
    changelog.write,
    citation.write,
    rights.write,
    checks.write,
    loader.write,
    metadata_only.write,
)
