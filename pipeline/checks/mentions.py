"""Every mention quotes the text that it stands in."""

from collections.abc import Iterator

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.checks.broken import Broken, told
from pipeline.checks.tables import TOGETHER, Tables, chosen
from pipeline.tables import BY_NAME

MENTIONS = (
    ("citations", "citation_id"),
    ("dates", "date_id"),
    ("meetings", "meeting_id"),
    ("requests", "request_id"),
)

TEXTS = pa.schema([("id", pa.string()), ("text", pa.string())])


def broken_mentions(tables: Tables) -> Iterator[Broken]:
    """Yield the mentions that stand in two places, or whose words are not where they should be."""
    texts = texts_by_id(tables)
    for name, key in MENTIONS:
        rows = mentions(tables, name, key)
        yield from told(name, "a mention stands in one place", in_two_places(rows, key))
        yield from told(name, "raw is the text from start to stop", misquoted(rows, key, texts))
    yield from told(
        "footnote_refs",
        "the offset lies in the text of the clause",
        beyond(chosen(tables, "footnote_refs", "footnote_id", "clause_id", "offset"), texts),
    )


def mentions(tables: Tables, name: str, key: str) -> pa.Table:
    """Return where the mentions of a table stand and what they quote."""
    wanted = (key, "clause_id", "footnote_id", "raw", "start", "stop")
    there = BY_NAME[name].names
    return chosen(tables, name, *(column for column in wanted if column in there))


def texts_by_id(tables: Tables) -> pa.Table:
    """Return the texts of clauses and footnotes, and their ids."""
    parts = (
        chosen(tables, name, key, "text").rename_columns(["id", "text"])
        for name, key in (("clauses", "clause_id"), ("footnotes", "footnote_id"))
    )
    return pa.concat_tables([part.replace_schema_metadata(None).cast(TEXTS) for part in parts])


def in_two_places(rows: pa.Table, key: str) -> Iterator[str]:
    if "footnote_id" in rows.column_names:
        places = (pc.is_valid(rows.column(name)) for name in ("clause_id", "footnote_id"))
        yield from rows.column(key).filter(pc.and_(*places)).to_pylist()


def misquoted(rows: pa.Table, key: str, texts: pa.Table) -> Iterator[str]:
    """Yield the mentions in clauses and notes whose words are not there; the masthead has none."""
    container = rows.column("clause_id")
    if "footnote_id" in rows.column_names:
        container = pc.coalesce(container, rows.column("footnote_id"))
    quoted = rows.select([key, "raw", "start", "stop"]).append_column(
        "text", pc.index_in(container, value_set=texts.column("id"))
    )
    for start in range(0, quoted.num_rows, TOGETHER):
        some = quoted.slice(start, TOGETHER)
        columns = [some.column(name).to_pylist() for name in (key, "raw", "start", "stop")]
        those = texts.column("text").take(some.column("text")).to_pylist()
        for name, raw, first, last, text in zip(*columns, those, strict=True):
            if text is not None and text[first:last] != raw:
                yield name


def beyond(refs: pa.Table, texts: pa.Table) -> Iterator[str]:
    """Yield the references that stand behind the end of their clause."""
    place = pc.index_in(refs.column("clause_id"), value_set=texts.column("id"))
    length = pc.utf8_length(texts.column("text")).take(place).fill_null(0)
    wrong = pc.and_(
        pc.is_valid(refs.column("clause_id")), pc.greater(refs.column("offset"), length)
    )
    for row in refs.select(["footnote_id", "clause_id"]).filter(wrong).to_pylist():
        yield f"{row['footnote_id']} in {row['clause_id']}"
