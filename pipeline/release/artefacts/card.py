"""README.md: the data card, for people who have only the folder; its head is for Hugging Face."""

from pathlib import Path
from string import Template

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from pipeline.release.edition import PUBLISHER, TITLE, Edition
from pipeline.tables import BY_NAME

TEMPLATE = Template(Path(__file__).with_name("card.md").read_text(encoding="utf-8"))


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
        "configs": "\n".join(config(name) for name in rows),
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
    }


def described(name: str) -> str:
    """Return what a row of a table is: "each resolution in each language."."""
    return BY_NAME[name].description.removeprefix("One row for ")


def config(name: str) -> str:
    default = "\n  default: true" if name == "clauses" else ""
    return f"- config_name: {name}\n  data_files: parquet/{name}.parquet{default}"


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
