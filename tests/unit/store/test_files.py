"""Files come out the same, are read back whole, and are there whole or not at all."""

import csv
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from pipeline import store
from pipeline.tables import CITATIONS, CLAUSES, FOOTNOTE_REFS, RESOLUTIONS, TABLES, Table
from tests.made import Row, example_row

each_table = pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)


def two_rows() -> list[Row]:
    return [
        example_row(RESOLUTIONS, resolution_id="A/RES/1/1:en", title='A "title", two\nlines'),
        example_row(RESOLUTIONS, resolution_id="A/RES/1/2:en", title=None, agenda_items=None),
    ]


@each_table
def test_what_is_written_is_read_back(table: Table, tmp_path: Path) -> None:
    path = store.write([example_row(table)], table, tmp_path / "made" / "a.parquet")
    assert store.conform(store.read(table, [path]), table).equals(
        store.conform([example_row(table)], table)
    )


def test_the_same_rows_give_the_same_bytes_in_any_order(tmp_path: Path) -> None:
    first = store.write(two_rows(), RESOLUTIONS, tmp_path / "a.parquet")
    second = store.write(two_rows()[::-1], RESOLUTIONS, tmp_path / "b.parquet")
    assert first.read_bytes() == second.read_bytes()


def test_where_the_rows_come_from_does_not_show(tmp_path: Path) -> None:
    first = store.write(two_rows(), RESOLUTIONS, tmp_path / "a.parquet")
    second = store.write(pd.DataFrame(two_rows()), RESOLUTIONS, tmp_path / "b.parquet")
    third = store.write(store.read(RESOLUTIONS, [first]), RESOLUTIONS, tmp_path / "c.parquet")
    assert first.read_bytes() == second.read_bytes() == third.read_bytes()


def test_rows_that_are_written_in_parts_give_the_same_bytes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store.parquet, "ROW_GROUP", 2)
    rows = [example_row(RESOLUTIONS, resolution_id=f"A/RES/1/{n}:en") for n in range(5)]
    first = store.write(rows, RESOLUTIONS, tmp_path / "a.parquet")
    parts = list(store.batches(RESOLUTIONS, first))
    assert [part.num_rows for part in parts] == [2, 2, 1]
    with (tmp_path / "b.parquet").open("wb") as file:
        store.parquet_to(file, RESOLUTIONS, parts)
    assert (tmp_path / "b.parquet").read_bytes() == first.read_bytes()


def test_chunks_do_not_show_in_the_pages_of_a_file(tmp_path: Path) -> None:
    rows = [
        example_row(CLAUSES, clause_id=f"A/RES/1/1:en#OP{n}", position=n, text=f"{n}" * 700)
        for n in range(2_000)
    ]
    whole = store.conform(rows, CLAUSES)
    parts = [whole.slice(start, 300) for start in range(0, 2_000, 300)]
    first = store.write(whole, CLAUSES, tmp_path / "a.parquet")
    second = store.write(pa.concat_tables(parts), CLAUSES, tmp_path / "b.parquet")
    assert first.read_bytes() == second.read_bytes()


def test_of_chosen_columns_those_that_the_table_has_and_its_key(tmp_path: Path) -> None:
    files = [
        store.write([row], RESOLUTIONS, tmp_path / f"{at}.parquet")
        for at, row in enumerate(two_rows()[::-1])
    ]
    wanted = frozenset({"title", "text"})
    found = store.read_arrow(RESOLUTIONS, files, wanted)
    names = [name for name in RESOLUTIONS.names if name in {"title", *RESOLUTIONS.sort_key}]
    assert found.equals(store.read_arrow(RESOLUTIONS, files).select(names))
    assert found["title"].to_pylist() == [row["title"] for row in two_rows()]
    assert store.read_arrow(RESOLUTIONS, [], wanted).column_names == names


def test_an_empty_table_comes_as_one_empty_part(tmp_path: Path) -> None:
    path = store.write([], RESOLUTIONS, tmp_path / "a.parquet")
    (part,) = store.batches(RESOLUTIONS, path, ["symbol"])
    assert (part.num_rows, part.schema.names) == (0, ["symbol"])
    with (tmp_path / "b.parquet").open("wb") as file:
        store.parquet_to(file, RESOLUTIONS, store.batches(RESOLUTIONS, path))
    assert (tmp_path / "b.parquet").read_bytes() == path.read_bytes()


def test_several_files_are_one_table_in_order(tmp_path: Path) -> None:
    paths = [
        store.write([row], RESOLUTIONS, tmp_path / f"{index}.parquet")
        for index, row in enumerate(two_rows()[::-1])
    ]
    found = store.read_arrow(RESOLUTIONS, paths)
    assert found.column("resolution_id").to_pylist() == ["A/RES/1/1:en", "A/RES/1/2:en"]


def test_no_files_are_an_empty_table_with_types() -> None:
    found = store.read_arrow(RESOLUTIONS, [])
    assert found.num_rows == 0
    assert found.schema.field("adoption_date").type == pa.date32()


def test_nulls_do_not_turn_integers_into_floats(tmp_path: Path) -> None:
    rows = [example_row(RESOLUTIONS, resolution_id=f"A/RES/1/{n}:en", number=n) for n in (1, 2)]
    rows[1]["number"] = None
    frame = store.read(RESOLUTIONS, [store.write(rows, RESOLUTIONS, tmp_path / "a.parquet")])
    assert str(frame["number"].dtype) == "int32[pyarrow]"


def test_descriptions_travel_in_the_file(tmp_path: Path) -> None:
    path = store.write([example_row(CLAUSES)], CLAUSES, tmp_path / "a.parquet")
    metadata = pq.read_schema(path).field("text").metadata
    assert metadata[b"description"].decode() == CLAUSES.column("text").description


def test_a_refused_write_leaves_the_old_file(tmp_path: Path) -> None:
    path = store.write(two_rows(), RESOLUTIONS, tmp_path / "a.parquet")
    before = path.read_bytes()
    with pytest.raises(store.SchemaError):
        store.write([example_row(RESOLUTIONS, symbol=None)], RESOLUTIONS, path)
    assert path.read_bytes() == before
    assert [each.name for each in tmp_path.iterdir()] == ["a.parquet"]


def test_a_damaged_file_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    path.write_bytes(b"PAR1 and no more")
    with pytest.raises(store.SchemaError, match=r"a\.parquet"):
        store.read(RESOLUTIONS, [path])


def test_a_file_of_another_table_is_named(tmp_path: Path) -> None:
    path = store.write([example_row(CITATIONS)], CITATIONS, tmp_path / "a.parquet")
    with pytest.raises(store.SchemaError, match=r"a\.parquet does not have"):
        store.read(CITATIONS.alone, [path])


def test_csv_follows_rfc_4180(tmp_path: Path) -> None:
    path = store.write_csv(store.conform(two_rows(), RESOLUTIONS), tmp_path / "a.csv")
    content = path.read_bytes().decode()
    assert content.count("\r\n") == 3
    assert not content.startswith("\ufeff")
    with path.open(newline="", encoding="utf-8") as file:
        header, first, second = list(csv.reader(file, strict=True))
    assert header == list(RESOLUTIONS.names)
    row, other = dict(zip(header, first, strict=True)), dict(zip(header, second, strict=True))
    assert row["title"] == 'A "title", two\nlines'
    assert row["agenda_items"] == '["128 (b)"]'
    assert row["adoption_date"] == "2018-12-13"
    assert row["meeting_resumed"] == "false"
    assert (other["title"], other["agenda_items"]) == ("", "")


def test_spans_in_csv_are_json(tmp_path: Path) -> None:
    path = store.write_csv(store.conform([example_row(CLAUSES)], CLAUSES), tmp_path / "a.csv")
    with path.open(newline="", encoding="utf-8") as file:
        (row,) = csv.DictReader(file)
    assert row["source_spans"] == '[{"start":214,"stop":958}]'


def test_a_null_in_csv_is_nothing_between_the_commas(tmp_path: Path) -> None:
    row = example_row(FOOTNOTE_REFS, clause_id=None)
    path = store.write_csv(store.conform([row], FOOTNOTE_REFS), tmp_path / "a.csv")
    assert path.read_bytes().endswith(b'"A/RES/73/135:en#FN3",,187\r\n')
