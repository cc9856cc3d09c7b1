"""What two documents disagree on: each disagreement is a finding of the one that cites.

A citation gives its target's date of adoption, and a resolution of a later session can't be cited:
where a text has it otherwise, one of the two is misprinted or misread.
"""

from collections.abc import Hashable, Iterator, Mapping
from datetime import date

import pandas as pd

from pipeline.curate.citations import adoption_dates
from pipeline.curate.rows import Row, finding_row
from pipeline.curate.terms import place_of, term_of
from pipeline.extract.records import Finding

Frames = Mapping[str, pd.DataFrame]
Span = tuple[int, int]


def disagreements(frames: Frames) -> list[Row]:
    """Return the rows to be added to the findings, in the order of the citations.

    ``frames`` are the whole corpus: resolutions, clauses, footnotes, sources, and citations that
    are linked. Offsets are those of the clause or note (in the masthead: of the mention) in the
    source; the finding is named after the citation.
    """
    wrong = frames["citations"].loc[suspects(frames["citations"])]
    paths, places = paths_of(frames), places_of(wrong, frames)
    adopted = adoption_dates(frames["resolutions"])
    return [
        finding_row(finding, paths[row["resolution_id"]], row["citation_id"])
        for row in wrong.to_dict("records")
        for finding in findings_of(row, adopted, places)
    ]


def suspects(citations: pd.DataFrame) -> list[bool]:
    """Tell which citations have another date than their target, or come before it."""
    columns = (citations[name].tolist() for name in ("symbol", "target_symbol", "date_agrees"))
    return [
        agrees is False or comes_later(target, symbol)
        for symbol, target, agrees in zip(*columns, strict=True)
    ]


def comes_later(target: str | None, symbol: str) -> bool:
    """Tell whether a cited resolution is of a later session or year than the one that cites it."""
    if not isinstance(target, str) or place_of(target) is None:
        return False
    cited, own = term_of(target), term_of(symbol)
    if cited is None or own is None or cited[:2] != own[:2]:
        return False
    return cited.number > own.number


def findings_of(
    row: Mapping[Hashable, object], adopted: Mapping[str, object], places: Mapping[object, Span]
) -> Iterator[Finding]:
    """Yield what is wrong with a suspect citation."""
    target, stated = str(row["target_symbol"]), row["stated_date"]
    start, stop = places[row["citation_id"]]
    if row["date_agrees"] is False and isinstance(stated, date):
        yield Finding(
            resolution_id=str(row["resolution_id"]),
            check_name="stated_date",
            severity="warning",
            expected=f"{target} of {adopted[target]}",
            observed=f"{target} of {stated}",
            start=start,
            stop=stop,
        )
    if comes_later(target, str(row["symbol"])):
        yield Finding(
            resolution_id=str(row["resolution_id"]),
            check_name="cited_session",
            severity="warning",
            expected=f"a session or year not later than that of {row['symbol']}",
            observed=target,
            start=start,
            stop=stop,
        )


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
