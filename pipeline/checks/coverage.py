"""Nothing of a source is lost: its map covers every character once."""

from collections.abc import Iterator, Mapping

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from pipeline.checks.broken import Broken, told

Tables = Mapping[str, pa.Table]
Numbers = NDArray[np.int64]


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
    names = source_map.column("source_id").dictionary_encode().combine_chunks()
    starts, stops = (numbers(source_map.column(name)) for name in ("start", "stop"))
    sources = numbers(names.indices)
    order = np.lexsort((starts, sources))
    sources, starts, stops = sources[order], starts[order], stops[order]
    before = np.where(same_as_before(sources), shifted(stops), 0)
    wrong = {*sources[(starts != before) | (starts >= stops)].tolist()}
    ends = dict(zip(sources.tolist(), stops.tolist(), strict=True))  # the last one counts
    return {
        name: -1 if place in wrong else ends[place]
        for place, name in enumerate(names.dictionary.to_pylist())
    }


def astray(tables: Tables, name: str, lengths: Mapping[str, int]) -> Iterator[str]:
    """Yield the rows whose spans are empty, run backwards, overlap, or leave the source."""
    rows = tables[name]
    spans = rows.column("source_spans").combine_chunks()
    counts = numbers(pc.list_value_length(spans))
    flat = pc.list_flatten(spans)
    starts, stops = (numbers(pc.struct_field(flat, each)) for each in ("start", "stop"))
    owners = np.repeat(np.arange(len(counts)), counts)
    before = np.where(same_as_before(owners), shifted(stops), 0)
    wrong = counts == 0
    wrong[owners[(starts < before) | (starts >= stops)]] = True
    wrong[owners[stops > lengths_of(rows, tables["resolutions"], lengths)[owners]]] = True
    yield from rows.column(0).filter(pa.array(wrong)).to_pylist()


def lengths_of(rows: pa.Table, resolutions: pa.Table, lengths: Mapping[str, int]) -> Numbers:
    """Return for each row the length of the source that its resolution is read from."""
    sources = resolutions.column("source_id").to_pylist()
    known = np.array([*(lengths.get(source, 0) for source in sources), 0], dtype=np.int64)
    places = pc.index_in(
        rows.column("resolution_id"), value_set=resolutions.column("resolution_id")
    )
    return known[numbers(places.fill_null(len(sources)))]


def numbers(values: pa.Array | pa.ChunkedArray) -> Numbers:
    found: Numbers = values.to_numpy(zero_copy_only=False).astype(np.int64)
    return found


def same_as_before(owners: Numbers) -> NDArray[np.bool_]:
    """Tell of each whether the one before has the same owner."""
    return np.concatenate(([False], owners[1:] == owners[:-1]))[: len(owners)]


def shifted(values: Numbers) -> Numbers:
    """Return for each the value before; 0 for the first."""
    return np.concatenate(([0], values[:-1]))[: len(values)]
