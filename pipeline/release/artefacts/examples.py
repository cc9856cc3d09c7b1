"""The questions that the data card answers: of sessions and resolutions that the release has."""

from dataclasses import dataclass
from string import Template

import duckdb

from pipeline.release.asking import database
from pipeline.release.diff import open_table
from pipeline.release.edition import Edition

Row = tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Examples:
    """Passages of the card; empty where the release has nothing to ask about."""

    growth: str
    recalled: str
    lineage: str
    prefix: str
    """The beginning of the symbols of one session."""


def examples(edition: Edition) -> Examples:
    with database() as opened:
        symbols = [symbol for (symbol,) in ask(opened, edition, RECALLING, "citations", "clauses")]
        newest = [symbol for (symbol,) in ask(opened, edition, NEWEST, "resolutions")]
        sessions = ask(opened, edition, SESSIONS, "resolutions", "clauses")
        continuing = ask(opened, edition, CONTINUED, "lineage", "clauses")
    known = symbols or newest
    return Examples(
        growth=growth(sessions),
        recalled="".join(RECALLED.substitute(symbol=symbol) for symbol in symbols),
        lineage="".join(map(continued, continuing)),
        prefix=next((symbol[: symbol.rindex("/") + 1] for symbol in known), ""),
    )


def ask(
    opened: duckdb.DuckDBPyConnection, edition: Edition, query: str, *tables: str
) -> list[Row]:
    """Return the rows that a query finds in the named tables of the release."""
    for table in tables:
        open_table(opened, table, edition.parquet(table))
    found: list[Row] = opened.sql(query).fetchall()
    return found


SESSIONS = """\
SELECT body, session FROM resolutions
WHERE session NOT LIKE '%-%' AND resolution_id IN (
    SELECT resolution_id FROM clauses WHERE kind = 'operative' AND action_lemma IS NOT NULL
)
GROUP BY ALL ORDER BY body, min(session_number), session"""
"""Regular sessions (ES-11 and S-32 are not) with operative clauses, by organ and in order."""

PREFERRED = {("GA", "63"), ("GA", "73")}
"""Sessions that are compared where the release has both."""

GROWTH = Template("""\
**Which operative verbs grew most between $organ sessions $first and $last?** In shares of the operative clauses of the session that open with a verb:

```python
of_organ = resolutions[resolutions.body == "$organ"][["resolution_id", "session"]]
operative = clauses[clauses.kind == "operative"].merge(of_organ)
share = pd.crosstab(operative.action_lemma, operative.session, normalize="columns")
print((share["$last"] - share["$first"]).sort_values(ascending=False).head(10))
```

""")  # noqa: E501 - a paragraph of Markdown is one line


def growth(sessions: list[Row]) -> str:
    """Return the example that compares two sessions; with fewer of one organ there is none.

    Without the preferred ones they are the first and the last of the organ that has most.
    """
    by_organ: dict[str, list[str]] = {}
    for organ, session in sorted(PREFERRED) if PREFERRED.issubset(sessions) else sessions:
        by_organ.setdefault(organ, []).append(session)
    most = max(by_organ, key=lambda organ: len(by_organ[organ]), default="")
    match by_organ.get(most, []):
        case [first, *_, last]:
            return GROWTH.substitute(organ=most, first=first, last=last)
        case _:
            return ""


RECALLING = """\
SELECT c.symbol FROM citations c JOIN clauses p USING (clause_id)
WHERE c.target_kind = 'resolution' AND c.target_symbol IS NOT NULL AND p.action_lemma = 'recall'
GROUP BY c.symbol
ORDER BY c.symbol = 'A/RES/73/135' DESC, abs(count(DISTINCT c.target_symbol) - 12), c.symbol
LIMIT 1"""
"""The preferred one; else what recalls about a dozen, as many as one likes to see in a list."""

NEWEST = "SELECT symbol FROM resolutions ORDER BY adoption_date DESC NULLS LAST, symbol LIMIT 1"

RECALLED = Template("""\
**Which resolutions does $symbol recall, and when were they adopted?** The date is that of the resolution if it is here, else the one that the citation states. What a clause recalls within itself, after another verb, is not counted:

```python
recalling = clauses[(clauses.symbol == "$symbol") & (clauses.action_lemma == "recall")]
found = citations.merge(recalling[["clause_id", "position"]]).sort_values(["position", "start"])
found = found[found.target_kind == "resolution"].drop_duplicates("target_symbol")
adopted = resolutions.drop_duplicates("symbol").set_index("symbol").adoption_date
found["adopted"] = found.target_symbol.map(adopted).fillna(found.stated_date)
print(found[["target_symbol", "adopted"]].to_string(index=False))
```

""")  # noqa: E501 - a paragraph of Markdown is one line

CONTINUED = """\
SELECT o.symbol, n.symbol FROM lineage l
    JOIN clauses n USING (clause_id) JOIN clauses o ON l.ancestor_clause_id = o.clause_id
WHERE n.kind = 'operative' AND l.first_symbol = o.symbol
GROUP BY o.symbol, n.symbol
ORDER BY (o.symbol, n.symbol) = ('A/RES/63/114', 'A/RES/73/135') DESC,
    abs(count(*) - 12), n.symbol, o.symbol
LIMIT 1"""
"""The preferred pair; else one that shares about a dozen operative clauses."""

LINEAGE = Template("""\
**Which operative clauses of $later stood in $earlier already, and what is new?**

```python
lineage = pd.read_parquet("parquet/lineage.parquet").merge(clauses, on="clause_id")
operative = lineage[(lineage.symbol == "$later") & (lineage.kind == "operative")]
kept = operative[operative.first_symbol == "$earlier"].sort_values("position")
print(kept[["clause_id", "ancestor_clause_id", "relation", "similarity"]].to_string(index=False))
print(operative[operative.relation == "new"].text.to_string(index=False))
```

""")

PUT_IN = """\
What is new on terrorism, in new clauses and in old ones?

```python
new = operative[(operative.relation == "new") & operative.text.str.contains("terroris|extremis")]
print(*new.text, sep="\\n\\n")
put_in = kept[kept.edits.str.contains(r'"\\+","[^"]*terroris', na=False)]
print(put_in[["clause_id", "edits"]].to_string(index=False))
```

"""


def continued(pair: Row) -> str:
    earlier, later = pair
    further = PUT_IN if later == "A/RES/73/135" else ""
    return LINEAGE.substitute(earlier=earlier, later=later) + further
