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
        "growth": growth(edition),
    }


GROWTH = Template("""\
**Which operative verbs grew most between $organ sessions $first and $last?**

```python
of_organ = resolutions[resolutions.body == "$organ"][["resolution_id", "session"]]
operative = clauses[clauses.kind == "operative"].merge(of_organ)
share = pd.crosstab(operative.action_lemma, operative.session, normalize="columns")
print((share["$last"] - share["$first"]).sort_values(ascending=False).head(10))
```

""")


def growth(edition: Edition) -> str:
    """Return the example that compares sessions, of the organ that has most of them.

    Only sessions with operative clauses count; with fewer than two there is no example.
    """
    path = edition.parquet("clauses")
    clauses = pq.read_table(path, columns=["resolution_id", "kind", "action_lemma"]).to_pylist()
    operative = {
        row["resolution_id"]
        for row in clauses
        if row["kind"] == "operative" and row["action_lemma"]
    }
    sessions: dict[str, set[tuple[int, str]]] = {}
    for row in pq.read_table(edition.parquet("resolutions")).to_pylist():
        if row["resolution_id"] in operative and row["session_number"] is not None:
            found = sessions.setdefault(row["body"], set())
            found.add((row["session_number"], row["session"]))
    organ = max(sorted(sessions), key=lambda name: len(sessions[name]), default="")
    if len(sessions.get(organ, ())) < 2:
        return ""
    (_, first), *_, (_, last) = sorted(sessions[organ])
    return GROWTH.substitute(organ=organ, first=first, last=last)


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
