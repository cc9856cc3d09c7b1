"""Every mention quotes the text that it stands in."""

from collections.abc import Iterator, Mapping

import pyarrow as pa

from pipeline.checks.broken import Broken, told

Tables = Mapping[str, pa.Table]

MENTIONS = (
    ("citations", "citation_id"),
    ("dates", "date_id"),
    ("meetings", "meeting_id"),
    ("requests", "request_id"),
)


def broken_mentions(tables: Tables) -> Iterator[Broken]:
    """Yield the mentions that stand in two places, or whose words are not where they should be."""
    texts = texts_by_id(tables)
    for name, key in MENTIONS:
        yield from told(name, "a mention stands in one place", in_two_places(tables[name], key))
        yield from told(
            name, "raw is the text from start to stop", misquoted(tables[name], key, texts)
        )
    refs = tables["footnote_refs"].select(["footnote_id", "clause_id", "offset"])
    beyond = (
        f"{note} in {clause}"
        for note, clause, offset in zip(*refs.to_pydict().values(), strict=True)
        if clause is not None and offset > len(texts.get(clause, ""))
    )
    yield from told("footnote_refs", "the offset lies in the text of the clause", beyond)


def texts_by_id(tables: Tables) -> dict[str, str]:
    """Return the texts of clauses and footnotes."""
    texts: dict[str, str] = {}
    for name, key in (("clauses", "clause_id"), ("footnotes", "footnote_id")):
        columns = tables[name].column(key).to_pylist(), tables[name].column("text").to_pylist()
        texts.update(zip(*columns, strict=True))
    return texts


def in_two_places(rows: pa.Table, key: str) -> Iterator[str]:
    if "footnote_id" in rows.column_names:
        columns = (rows.column(name).to_pylist() for name in (key, "clause_id", "footnote_id"))
        for name, clause, note in zip(*columns, strict=True):
            if clause is not None and note is not None:
                yield name


def misquoted(rows: pa.Table, key: str, texts: Mapping[str, str]) -> Iterator[str]:
    """Yield the mentions in clauses and notes whose words are not there; the masthead has none."""
    notes = rows.column("footnote_id") if "footnote_id" in rows.column_names else None
    columns = (
        rows.column(name).to_pylist() for name in (key, "clause_id", "raw", "start", "stop")
    )
    in_notes = notes.to_pylist() if notes is not None else [None] * rows.num_rows
    for (name, clause, raw, start, stop), note in zip(
        zip(*columns, strict=True), in_notes, strict=True
    ):
        text = texts.get(clause or note)
        if text is not None and text[start:stop] != raw:
            yield name
