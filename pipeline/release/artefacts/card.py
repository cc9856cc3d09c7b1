"""README.md: the data card, for people who have only the folder; its head is for Hugging Face."""

from dataclasses import asdict
from pathlib import Path
from string import Template

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from pipeline.release.artefacts.examples import examples
from pipeline.release.artefacts.views import VIEWS
from pipeline.release.edition import PUBLISHER, TITLE, Edition
from pipeline.tables import BY_NAME

TEMPLATE = Template(Path(__file__).with_name("card.md").read_text(encoding="utf-8"))

DEFAULT = "clauses"
"""The table that is shown where none is asked for."""


def write(edition: Edition) -> None:
    edition.text("README.md", TEMPLATE.substitute(facts(edition)))


def facts(edition: Edition) -> dict[str, str]:
    """Return what the card says of this release, by the template's words."""
    resolutions = pq.read_table(edition.parquet("resolutions"))
    status = pq.read_table(edition.parquet("sources"), columns=["status"])["status"].to_pylist()
    rows = {name: found.rows for name, found in edition.tables}
    return {
        "title": TITLE,
        "version": str(edition.version),
        "date": edition.date.isoformat(),
        "publisher": PUBLISHER,
        "languages": "\n".join(
            f"- {name}" for name in sorted(set(resolutions["language"].to_pylist()))
        ),
        "configs": "\n".join(config(name) for name, count in rows.items() if count),
        "empty": ", ".join(f"`{name}`" for name, count in rows.items() if not count) or "none",
        "resolutions": f"{rows['resolutions']:,}",
        "period": period(resolutions["adoption_date"]),
        "tables": "\n".join(
            f"| `{name}` | {count:,} | {described(name)} |" for name, count in rows.items()
        ),
        "expectations": f"{sum(each['evaluated'] for each in edition.checks.values()):,}",
        "failed": str(sum(len(each["failures"]) for each in edition.checks.values())),
        "findings": f"{rows['findings']:,}",
        "refused": f"{status.count('quarantined'):,}",
        "sources": f"{rows['sources']:,}",
        "size": size_category(rows[DEFAULT]),
        "views": "\n".join(f"- `{view.name}`: {view.comment}" for view in VIEWS),
        **asdict(examples(edition)),
    }


def described(name: str) -> str:
    """Return what a row of a table is: "each resolution in each language."."""
    return BY_NAME[name].description.removeprefix("One row for ")


def config(name: str) -> str:
    default = "\n  default: true" if name == DEFAULT else ""
    return f"- config_name: {name}\n  data_files: parquet/{name}.parquet{default}"


SIZES = {1_000: "n<1K", 10_000: "1K<n<10K", 100_000: "10K<n<100K", 1_000_000: "100K<n<1M"}


def size_category(rows: int) -> str:
    """Return how many rows the default table has, in the words of Hugging Face's cards."""
    found = [name for limit, name in SIZES.items() if rows < limit]
    return found[0] if found else "1M<n<10M"


def period(adopted: pa.ChunkedArray) -> str:
    """Return the years that the adoption dates span."""
    years = pc.min_max(pc.year(adopted)).as_py()
    match years["min"], years["max"]:
        case None, _:
            return "at dates that the sources do not state"
        case first, last if first == last:
            return f"in {first}"
        case first, last:
            return f"from {first} to {last}"
