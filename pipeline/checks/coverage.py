"""Nothing of a source is lost: its map covers every character once."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from pipeline.checks.broken import Broken, told
from pipeline.checks.tables import TOGETHER, Tables, chosen
from pipeline.derive.arrow import together
from pipeline.tables import BY_NAME

Numbers = NDArray[np.int64]
Small = NDArray[np.int32]


def broken_coverage(tables: Tables) -> Iterator[Broken]:
    """Yield sources without a map, maps with gaps or overlaps, and texts from nowhere."""
    read = extracted(chosen(tables, "sources", "source_id", "status", "characters"))
    maps = ends_by_source(tables.parts("source_map", ["source_id", "start", "stop"]))
    yield from told("sources", "an extracted source has a map", sorted(read.keys() - maps.keys()))
    yield from told("source_map", "only extracted sources have one", sorted(maps.keys() - read))
    uncovered = (name for name, end in maps.items() if end != read.get(name, end))
    yield from told("source_map", "its ranges cover each character once", sorted(uncovered))
    resolutions = chosen(tables, "resolutions", "resolution_id", "source_id")
    origins = set(resolutions.column("source_id").to_pylist())
    yield from told(
        "resolutions", "source_id is an extracted source", sorted(origins - read.keys())
    )
    lengths = lengths_of(resolutions, read)
    for name in ("clauses", "footnotes"):
        yield from told(
            name, "source_spans ascend within the source", astray(tables, name, lengths)
        )


def extracted(sources: pa.Table) -> dict[str, int]:
    """Return the length of each extracted source."""
    rows = sources.filter(pc.equal(sources.column("status"), "extracted"))
    columns = rows.column("source_id").to_pylist(), rows.column("characters").to_pylist()
    return dict(zip(*columns, strict=True))


def ends_by_source(source_map: Iterable[pa.Table]) -> dict[str, int]:
    """Return how far the ranges of each source reach from 0 without gap or overlap; -1 if not."""
    places: dict[str, int] = {}
    columns = [ranges(part, places) for part in source_map]
    sources, starts, stops = (np.concatenate(each) for each in zip(*columns, strict=True))
    del columns
    order = np.lexsort((starts, sources))
    sources, starts, stops = sources[order], starts[order], stops[order]
    before = np.where(same_as_before(sources), shifted(stops), 0)
    wrong = {*sources[(starts != before) | (starts >= stops)].tolist()}
    last = ~same_as_before(sources[::-1])[::-1]
    ends = dict(zip(sources[last].tolist(), stops[last].tolist(), strict=True))
    return {name: -1 if place in wrong else ends[place] for name, place in places.items()}


def ranges(part: pa.Table, places: dict[str, int]) -> tuple[Small, Small, Small]:
    """Return sources, starts and stops; a source is its place among all, new ones come last."""
    names = part.column("source_id").combine_chunks().dictionary_encode()
    own = [places.setdefault(name, len(places)) for name in names.dictionary.to_pylist()]
    sources = np.array(own, dtype=np.int32)[names.indices.to_numpy()]
    return sources, *(part.column(name).to_numpy() for name in ("start", "stop"))


def astray(tables: Tables, name: str, lengths: pa.Table) -> Iterator[str]:
    """Yield the rows whose spans are empty, run backwards, overlap, or leave the source."""
    key = BY_NAME[name].primary_key[0]
    parts = tables.parts(name, [key, "resolution_id", "source_spans"])
    for rows in together(parts, TOGETHER):
        yield from rows.column(key).filter(pa.array(stray(rows, lengths))).to_pylist()


def stray(rows: pa.Table, lengths: pa.Table) -> NDArray[np.bool_]:
    """Tell of each row whether its spans are such."""
    spans = rows.column("source_spans").combine_chunks()
    counts = numbers(pc.list_value_length(spans))
    flat = pc.list_flatten(spans)
    starts, stops = (numbers(pc.struct_field(flat, each)) for each in ("start", "stop"))
    owners = np.repeat(np.arange(len(counts)), counts)
    before = np.where(same_as_before(owners), shifted(stops), 0)
    places = pc.index_in(
        rows.column("resolution_id"), value_set=lengths.column("resolution_id")
    ).fill_null(lengths.num_rows)
    ends = np.append(numbers(lengths.column("length")), 0)[numbers(places)]
    wrong: NDArray[np.bool_] = counts == 0
    wrong[owners[(starts < before) | (starts >= stops)]] = True
    wrong[owners[stops > ends[owners]]] = True
    return wrong


def lengths_of(resolutions: pa.Table, sources: Mapping[str, int]) -> pa.Table:
    """Return each resolution with the length of the source that it is read from, 0 of none."""
    origins = resolutions.column("source_id").to_pylist()
    lengths = pa.array([sources.get(origin, 0) for origin in origins], pa.int64())
    return resolutions.select(["resolution_id"]).append_column("length", lengths)


def numbers(values: pa.Array | pa.ChunkedArray) -> Numbers:
    found: Numbers = values.to_numpy(zero_copy_only=False).astype(np.int64)
    return found


def same_as_before(owners: NDArray[Any]) -> NDArray[np.bool_]:
    """Tell of each whether the one before has the same owner."""
    return np.concatenate(([False], owners[1:] == owners[:-1]))[: len(owners)]


def shifted(values: NDArray[Any]) -> NDArray[Any]:
    """Return for each the value before; 0 for the first."""
    return np.concatenate((np.zeros(1, values.dtype), values[:-1]))[: len(values)]
