"""Invented documents for tests: readings, rows and whole sets of tables that fit together."""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pyarrow as pa

from pipeline.extract.records import (
    Citation,
    Clause,
    Finding,
    Footnote,
    FootnoteRef,
    Reading,
    Resolution,
    SourceRole,
)
from pipeline.tables import Table

Row = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class Kept:
    """A source with what is taken from it."""

    path: str
    source_id: str
    readings: tuple[Reading, ...]
    source_map: tuple[SourceRole, ...]


def example_row(table: Table, **changes: object) -> Row:
    """Return a row of the examples that the declaration gives."""
    row = {column.name: example_value(column.type, column.example) for column in table.columns}
    return row | changes


def example_value(kind: str, text: str) -> object:
    match kind:
        case "string":
            return text
        case "int32" | "int16":
            return int(text)
        case "float64":
            return float(text)
        case "boolean":
            return text == "true"
        case "date":
            return date.fromisoformat(text)
        case "spans":
            return tuple((span["start"], span["stop"]) for span in json.loads(text))
        case _:
            return tuple(json.loads(text))


@dataclass(frozen=True, kw_only=True)
class Cites:
    """A citation to be made in the first clause that has its words."""

    raw: str
    target: str
    of: date | None = None


RESOLUTION = Resolution(
    resolution_id="A/RES/73/135:en",
    symbol="A/RES/73/135",
    language="en",
    body="GA",
    document_type="resolution",
    session="73",
    session_number=73,
    number=135,
    part=None,
    year=2018,
    title="Cooperation between bridges and rivers",
    adoption_date=date(2018, 12, 13),
    distribution_date=None,
    meeting_number=52,
    meeting_kind="plenary",
    meeting_resumed=False,
    agenda_items=("128 (b)",),
    agenda_title=None,
    origin_kind="without reference to a Main Committee",
    committee=None,
    origin_symbols=("A/73/L.45",),
    origin_paragraph=None,
    adoption_mode=None,
    votes_in_favour=None,
    votes_against=None,
    votes_abstaining=None,
    enacting_formula="The General Assembly,",
    preambular_count=1,
    operative_count=1,
    footnote_count=1,
    url="https://docs.un.org/en/A/RES/73/135",
)


def reading(
    symbol: str = "A/RES/73/135",
    texts: Sequence[str] = ("Recalling its resolution 37/4 of 22 October 1982,", "Decides."),
    note: str = "A/75/74.",
    cites: Sequence[Cites] = (),
    findings: tuple[Finding, ...] = (),
    **facts: Any,
) -> Reading:
    """Return a reading with a preambular clause a text but for the last, which is operative.

    The first clause refers to the only note. The source is the texts and the note, a space apart.
    """
    name = f"{symbol}:en"
    clauses: list[Clause] = []
    at = 0
    for place, text in enumerate(texts, 1):
        last = place == len(texts)
        clauses.append(
            Clause(
                clause_id=f"{name}#{'OP1' if last else f'PP{place}'}",
                resolution_id=name,
                symbol=symbol,
                language="en",
                position=place,
                kind="operative" if last else "preambular",
                number="1" if last else None,
                level=1,
                parent_id=None,
                part=None,
                action_phrase=text.split()[0],
                action_lemma="decide" if last else "recall",
                action_connective=None,
                action_qualifier=None,
                text=text,
                source_spans=((at, at + len(text)),),
            )
        )
        at += len(text) + 1
    footnote = Footnote(
        footnote_id=f"{name}#FN1",
        resolution_id=name,
        symbol=symbol,
        language="en",
        marker="1",
        text=note,
        kind="document",
        ibid_of=None,
        source_spans=((at, at + len(note)),),
    )
    return Reading(
        resolution=RESOLUTION._replace(
            **{"resolution_id": name, "symbol": symbol, "preambular_count": len(texts) - 1}
            | facts,
        ),
        clauses=tuple(clauses),
        footnotes=(footnote,),
        footnote_refs=(
            FootnoteRef(
                footnote_id=footnote.footnote_id, clause_id=clauses[0].clause_id, offset=3
            ),
        ),
        citations=tuple(citation(clauses, cited) for cited in cites),
        dates=(),
        meetings=(),
        requests=(),
        votes=(),
        sponsors=(),
        findings=findings,
    )


def citation(clauses: Sequence[Clause], cited: Cites) -> Citation:
    clause = next(clause for clause in clauses if cited.raw in clause.text)
    start = clause.text.index(cited.raw)
    return Citation(
        citation_id=f"{clause.clause_id}@{start}",
        resolution_id=clause.resolution_id,
        symbol=clause.symbol,
        language="en",
        clause_id=clause.clause_id,
        footnote_id=None,
        start=start,
        stop=start + len(cited.raw),
        raw=cited.raw,
        target_symbol=cited.target,
        target_part=None,
        target_kind="resolution",
        target_body="GA",
        pinpoint=None,
        stated_date=cited.of,
        derivation="explicit",
    )


def kept(*readings: Reading, path: str = "a.txt") -> Kept:
    """Return a source that holds the readings one after the other, mapped without a gap."""
    roles: list[SourceRole] = []
    base = 0
    for one in readings:
        for row in (*one.clauses, *one.footnotes):
            ((start, stop),) = row.source_spans
            name = row.clause_id if isinstance(row, Clause) else row.footnote_id
            role = "clause" if isinstance(row, Clause) else "footnote"
            roles += [
                SourceRole(start=base + start, stop=base + stop, role=role, row_id=name),
                SourceRole(start=base + stop, stop=base + stop + 1, role="blank", row_id=None),
            ]
        base = roles[-1].stop
    return Kept(
        path=path,
        source_id=hashlib.sha256(path.encode()).hexdigest(),
        readings=readings,
        source_map=tuple(roles),
    )


def source_row(source: Kept, **changes: object) -> Row:
    """Return the source's row in the table of sources."""
    length = source.source_map[-1].stop
    return {
        "path": source.path,
        "source_id": source.source_id,
        "media_type": "text/plain",
        "bytes": length,
        "characters": length,
        "symbol": source.readings[0].resolution.symbol if source.readings else None,
        "language": "en",
        "status": "extracted",
        "reason": None,
        "rights": "United Nations document",
    } | changes


@dataclass(frozen=True)
class Loaded:
    """Tables that lie in memory and are read in parts of so many rows, as others lie in files."""

    tables: Mapping[str, pa.Table]
    rows: int = 1_000

    def schema(self, name: str) -> pa.Schema:
        return self.tables[name].schema

    def parts(self, name: str, columns: Sequence[str]) -> Iterator[pa.Table]:
        whole = self.tables[name].select(list(columns))
        for start in range(0, max(whole.num_rows, 1), self.rows):
            yield whole.slice(start, self.rows)
