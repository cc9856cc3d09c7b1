"""Every text can be found in its source: its letters and digits are those of its spans.

Between source and text stand joins, marks, spaces and entities, which change no letter.
"""

from collections.abc import Callable, Iterator, Mapping
from html import unescape

import pyarrow as pa

from pipeline.checks.broken import Broken, told

Tables = Mapping[str, pa.Table]


def broken_derivation(tables: Tables, text_of: Callable[[str], str]) -> Iterator[Broken]:
    """Yield the clauses and notes whose text is not what their spans hold.

    ``text_of`` returns a source's text as it was read, by ``source_id``.
    """
    resolutions = tables["resolutions"]
    origin = dict(
        zip(
            resolutions.column("resolution_id").to_pylist(),
            resolutions.column("source_id").to_pylist(),
            strict=True,
        )
    )
    markup = sources_with_markup(tables["sources"])
    for name in ("clauses", "footnotes"):
        yield from told(
            name, "text is what source_spans hold", invented(tables[name], origin, markup, text_of)
        )


def sources_with_markup(sources: pa.Table) -> set[str]:
    columns = sources.column("source_id").to_pylist(), sources.column("media_type").to_pylist()
    return {name for name, kind in zip(*columns, strict=True) if kind and kind.endswith("xml")}


def invented(
    rows: pa.Table,
    origin: Mapping[str, str],
    markup: set[str],
    text_of: Callable[[str], str],
) -> Iterator[str]:
    """Yield the rows with other letters than their spans; rows of one resolution lie together."""
    keys = (rows.column(0), *(rows.column(n) for n in ("resolution_id", "text", "source_spans")))
    source, whole = "", ""
    for key, resolution, text, spans in zip(*(each.to_pylist() for each in keys), strict=True):
        if origin[resolution] != source:
            source = origin[resolution]
            whole = text_of(source)
        found = "".join(whole[span["start"] : span["stop"]] for span in spans)
        if letters(text) != letters(unescape(found) if source in markup else found):
            yield key


def letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))
