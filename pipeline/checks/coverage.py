"""Nothing of a source is lost: its map covers every character once."""

from collections.abc import Iterator, Mapping

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.checks.broken import Broken, told

Tables = Mapping[str, pa.Table]


def broken_coverage(tables: Tables) -> Iterator[Broken]:
    """Yield sources without a map, maps with gaps or overlaps, and texts from nowhere."""
    read = extracted(tables["sources"])
    maps = ends_by_source(tables["source_map"])
    yield from told("sources", "an extracted source has a map", sorted(read.keys() - maps.keys()))
    yield from told("source_map", "only extracted sources have one", sorted(maps.keys() - read))
    uncovered = (name for name, end in maps.items() if end != read.get(name, end))
    yield from told("source_map", "its ranges cover each character once", sorted(uncovered))
    origins = set(tables["resolutions"].column("source_id").to_pylist())
    yield from told(
        "resolutions", "source_id is an extracted source", sorted(origins - read.keys())
    )
    for name in ("clauses", "footnotes"):
        yield from told(name, "source_spans ascend within the source", astray(tables, name, read))


def extracted(sources: pa.Table) -> dict[str, int]:
    """Return the length of each extracted source."""
    rows = sources.filter(pc.equal(sources.column("status"), "extracted"))
    columns = rows.column("source_id").to_pylist(), rows.column("characters").to_pylist()
    return dict(zip(*columns, strict=True))


def ends_by_source(source_map: pa.Table) -> dict[str, int]:
    """Return how far the ranges of each source reach from 0 without gap or overlap; -1 if not."""
    rows = source_map.sort_by([("source_id", "ascending"), ("start", "ascending")])
    ends: dict[str, int] = {}
    columns = (rows.column(name).to_pylist() for name in ("source_id", "start", "stop"))
    for source, start, stop in zip(*columns, strict=True):
        follows = ends.get(source, 0) == start and start < stop
        ends[source] = stop if follows else -1
    return ends


def astray(tables: Tables, name: str, lengths: Mapping[str, int]) -> Iterator[str]:
    """Yield the rows whose spans are empty, run backwards, overlap, or leave the source."""
    resolutions = tables["resolutions"]
    columns = (resolutions.column(key).to_pylist() for key in ("resolution_id", "source_id"))
    length = {one: lengths.get(source, 0) for one, source in zip(*columns, strict=True)}
    rows = tables[name]
    keys = (rows.column(0), rows.column("resolution_id"), rows.column("source_spans"))
    for key, resolution, spans in zip(*(column.to_pylist() for column in keys), strict=True):
        at = 0
        for span in spans:
            at = span["stop"] if at <= span["start"] < span["stop"] else length[resolution] + 1
        if not spans or at > length.get(resolution, 0):
            yield key
