"""All files of a release but its Parquet tables and the database.

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
from pipeline.release.jobs import side_by_side

Writer = Callable[[Edition], None]

CHAINS: tuple[tuple[Writer, ...], ...] = (
    (csv_files.write, datapackage.write),  # measures the CSV files
    (croissant.write,),
    (csv_excel.write,),
    (metadata_only.write,),
    (network.write,),
    (card.write,),
    (bibliography.write, dictionary.write, quality.write, checks.write, schema.write),
    (changelog.write, citation.write, rights.write, loader.write),
)
"""Each is written in its order; the chains go side by side, those that take longest first."""


def write_files(edition: Edition, jobs: int) -> None:
    """Write the files, as many chains at a time as there are jobs; raise the first error."""

    def write(chain: tuple[Writer, ...]) -> None:
        for each in chain:
            each(edition)

    side_by_side(write, CHAINS, jobs)
