"""What reuse is told from, kept beside the tables of each session: it is made of the session's
clauses alone, and takes longer to make than to read.

A Parquet file a session, which nobody but the next build reads; it is not packed, as hashes can't
be made smaller.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.files import file_hash, whole_file
from pipeline.lineage.reuse_texts import DIGEST, Worded
from pipeline.sources.code import code_version
from pipeline.store.parquet import readable

CODE = b"code"

SCHEMA = pa.schema(
    [
        ("clause_id", pa.string()),
        ("resolution_id", pa.string()),
        ("position", pa.int32()),
        ("printed", pa.binary(DIGEST)),
        ("text", pa.binary(DIGEST)),
        ("runs", pa.list_(pa.uint32())),
    ]
)


def write_worded(found: Worded, path: Path) -> Path:
    """Write clauses to a file, whole or not at all."""
    runs = pa.ListArray.from_arrays(pa.array(found.stops, pa.int32()), pa.array(found.runs))
    told = (found.clause_ids, found.resolution_ids, found.positions, found.printed, found.texts)
    columns = [pa.array(each, kind) for each, kind in zip(told, SCHEMA.types, strict=False)]
    schema = SCHEMA.with_metadata({CODE: code_version()})
    table = pa.Table.from_arrays([*columns, runs], schema=schema)
    with whole_file(path) as file:
        pq.write_table(table, file, compression="none", use_dictionary=False)
    return path


def read_worded(paths: Iterable[Path]) -> Iterator[Worded]:
    """Yield the clauses of files, one file after the other; SchemaError names a damaged one."""
    for path in paths:
        with readable(path):
            yield from map(from_rows, pq.read_table(path, schema=SCHEMA).to_batches())


def worded_before(path: Path, hashed: str) -> Worded | None:
    """Return what a file holds that this code has written, with that hash; None of any other."""
    if not path.exists() or file_hash(path) != hashed:
        return None
    table = pq.read_table(path)
    if (table.schema.metadata or {}).get(CODE) != code_version().encode():
        return None
    return from_rows(table.combine_chunks().to_batches()[0]) if table.num_rows else None


def from_rows(rows: pa.RecordBatch) -> Worded:
    ids, owners, positions, printed, texts = (
        rows.column(name).to_pylist() for name in SCHEMA.names[:5]
    )
    runs = rows.column("runs")
    first = runs.offsets[0].as_py()
    return Worded(
        clause_ids=ids,
        resolution_ids=owners,
        positions=positions,
        printed=printed,
        texts=texts,
        stops=runs.offsets.to_numpy().astype(np.int64) - first,
        runs=pa.ListArray.flatten(runs).to_numpy(),
    )
