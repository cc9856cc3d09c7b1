"""Several files are one table, in order, whatever is in which file and how much is held."""

import resource
from pathlib import Path
from tempfile import TemporaryDirectory

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline import store
from pipeline.store import merge
from pipeline.tables import SOURCE_MAP, SOURCES
from tests.made import example_row

FILES = st.lists(st.lists(st.integers(0, 40), max_size=9), max_size=4)


def rows(keys: list[int]) -> list[dict[str, object]]:
    """Rows of few sources, so that some files have rows of the same one."""
    return [
        example_row(SOURCE_MAP, source_id=f"{key // 5:064}", start=key, stop=key + 1)
        for key in keys
    ]


@given(FILES, st.integers(1, 4), st.integers(1, 9))
def test_files_are_merged_as_if_they_were_sorted_together(
    files: list[list[int]], group: int, held: int
) -> None:
    seen: set[int] = set()
    unique = []
    for keys in files:
        unique.append(sorted(set(keys) - seen))
        seen |= set(keys)
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        paths = [
            store.write(rows(keys), SOURCE_MAP, Path(folder, f"{at}.parquet"))
            for at, keys in enumerate(unique)
        ]
        for module in (store.merge, store.parquet):
            patch.setattr(module, "ROW_GROUP", group)
        patch.setattr(store.merge, "HELD", held)
        parts = list(store.merged(SOURCE_MAP, paths))
    assert all(part.num_rows == group for part in parts[:-1])
    whole = store.conform(rows([key for keys in unique for key in keys]), SOURCE_MAP)
    assert pa.concat_tables(parts).equals(whole)


def test_more_files_than_a_process_may_have_open_are_merged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(merge, "HELD", 16)  # so that no file is held whole
    monkeypatch.setattr(merge, "MOST", 8)
    monkeypatch.setattr(merge, "LEFT", -100)
    keys = [range(key, 800, 80) for key in range(80)]
    paths = [
        store.write(rows([*some]), SOURCE_MAP, tmp_path / f"{key}.parquet")
        for key, some in enumerate(keys)
    ]
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    used = len(list(Path("/proc/self/fd").iterdir())) if Path("/proc/self/fd").exists() else 40
    resource.setrlimit(resource.RLIMIT_NOFILE, (used + 30, hard))
    try:
        merged = pa.concat_tables(store.merged(SOURCE_MAP, paths))
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    assert merged.equals(store.conform(rows(list(range(800))), SOURCE_MAP))


def test_a_file_that_differs_is_named(tmp_path: Path) -> None:
    own = store.write(rows([1]), SOURCE_MAP, tmp_path / "a.parquet")
    other = store.write([example_row(SOURCES)], SOURCES, tmp_path / "b.parquet")
    for paths in ([other], [own, other]):
        with pytest.raises(store.SchemaError, match=r"b\.parquet does not have"):
            list(store.merged(SOURCE_MAP, paths))


def test_a_file_that_is_damaged_is_named(tmp_path: Path) -> None:
    path = store.write(rows([1]), SOURCE_MAP, tmp_path / "a.parquet")
    path.write_bytes(path.read_bytes()[:-9])
    with pytest.raises(store.SchemaError, match=r"a\.parquet is no readable"):
        list(store.merged(SOURCE_MAP, [path]))


@pytest.mark.parametrize(
    ("limit", "cores", "most"),
    [(1_024, 2, 128), (1_024, 8, 112), (256, 2, 64), (256, 64, 2), (100, 1, 2), (None, 8, 128)],
)
def test_all_threads_together_open_what_a_process_may(
    limit: int | None, cores: int, most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(merge, "file_limit", lambda: limit)
    monkeypatch.setattr(merge, "cpu_count", lambda: cores)
    assert merge.most_open() == most
