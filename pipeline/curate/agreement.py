"""What two documents disagree on: each disagreement is a finding of the one that cites.

A citation gives its target's date of adoption; where the two differ, one of them is misprinted or
misread. What a text alone can contradict is found where it is read.
"""

from collections.abc import Mapping

import pandas as pd

from pipeline.curate.citations import adoption_dates
from pipeline.curate.rows import Row, finding_row
from pipeline.extract.records import Finding

Frames = Mapping[str, pd.DataFrame]
Span = tuple[int, int]


def disagreements(frames: Frames) -> list[Row]:
    """Return the rows to be added to the findings, in the order of the citations.

    ``frames`` are the whole corpus: resolutions, clauses, footnotes, sources, citations that are
    linked, and dates if the target's place is to be told too. Offsets are those of the clause or
    note (in the masthead: of the mention) in the source; the finding is named after the citation.
    """
    citations = frames["citations"]
    wrong = citations.loc[[agrees is False for agrees in citations["date_agrees"].tolist()]]
    paths, places = paths_of(frames), places_of(wrong, frames)
    adopted = adoption_dates(frames["resolutions"])
    printed = adoption_places(frames.get("dates"))
    found: list[Row] = []
    for row in wrong.to_dict("records"):
        target = row["target_symbol"]
        start, stop = places[row["citation_id"]]
        at = printed.get((target, adopted[target]))
        finding = Finding(
            resolution_id=row["resolution_id"],
            check_name="a stated date is the date of adoption",
            severity="warning",
            expected=f"{target} of {adopted[target]}" + (f" at {at}" if at else ""),
            observed=f"{target} of {row['stated_date']} at {row['citation_id']}",
            start=start,
            stop=stop,
        )
        found.append(finding_row(finding, paths[row["resolution_id"]], row["citation_id"]))
    return found


def adoption_places(dates: pd.DataFrame | None) -> dict[tuple[object, object], str]:
    """Return where each resolution prints its date of adoption first, by symbol and date."""
    if dates is None:
        return {}
    adopting = dates[dates["role"] == "adoption"].sort_values(["resolution_id", "start"])
    columns = (adopting[name].tolist() for name in ("symbol", "date_start", "date_id"))
    places: dict[tuple[object, object], str] = {}
    for symbol, when, place in zip(*columns, strict=True):
        places.setdefault((symbol, when), place)
    return places


def paths_of(frames: Frames) -> dict[object, str]:
    """Return the path of the source that each resolution was read from."""
    sources = frames["sources"]
    read = sources[sources["status"] == "extracted"]
    paths = dict(zip(read["source_id"].tolist(), read["path"].tolist(), strict=True))
    resolutions = frames["resolutions"]
    columns = resolutions["resolution_id"].tolist(), resolutions["source_id"].tolist()
    return {name: paths[source] for name, source in zip(*columns, strict=True)}


def places_of(citations: pd.DataFrame, frames: Frames) -> dict[object, Span]:
    """Return where in the source the container of each citation stands, by citation."""
    spans = {
        **spans_of(frames["clauses"], "clause_id", citations["clause_id"]),
        **spans_of(frames["footnotes"], "footnote_id", citations["footnote_id"]),
    }
    return {
        row["citation_id"]: spans.get(
            row["clause_id"] or row["footnote_id"], (row["start"], row["stop"])
        )
        for row in citations.to_dict("records")
    }


def spans_of(frame: pd.DataFrame, key: str, wanted: pd.Series) -> dict[object, Span]:
    """Return the first and last offset of the wanted rows' text."""
    rows = frame.loc[frame[key].isin(wanted.dropna()), [key, "source_spans"]]
    return {
        row[key]: (row["source_spans"][0]["start"], row["source_spans"][-1]["stop"])
        for row in rows.to_dict("records")
    }
