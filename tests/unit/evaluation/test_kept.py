"""The figures that are kept with the code: what is measured now is what the file says."""

from pathlib import Path

import pytest

from pipeline.evaluation import kept
from pipeline.evaluation.figures import Row
from pipeline.evaluation.measures import BY_NAME
from pipeline.evaluation.run import HAND, INVENTED, project_sets, rows_of
from pipeline.formats import read_source
from pipeline.sources.code import PACKAGE
from pipeline.tables import EVALUATION
from tests.made import example_row


def without_version(rows: list[Row]) -> list[Row]:
    bare = [{name: row[name] for name in row if name != "code_version"} for row in rows]
    return sorted(bare, key=lambda row: (row["stratum"], row["measure"]))


def test_the_file_says_what_the_documents_of_the_project_give() -> None:
    """Fails when the reading of them gets worse, or better: run make evaluate and look."""
    measured = rows_of(dict(project_sets(read_source)), "now")
    references = {HAND.name, INVENTED.name}
    said = [row for row in kept.read() if row["reference"] in references]
    assert without_version(said) == without_version(measured)


def test_a_worse_reading_would_be_seen() -> None:
    def worse(data: bytes):  # the last clause of each document is not read
        from dataclasses import replace

        found = read_source(data)
        cut = tuple(replace(each, clauses=each.clauses[:-1]) for each in found.readings)
        return replace(found, readings=cut)

    said = {(row["measure"], row["stratum"]): row for row in kept.read()}
    for row in rows_of(dict(project_sets(worse)), "now"):
        if row["measure"] == "clause":
            assert row["f1"] < said[row["measure"], row["stratum"]]["f1"]


def test_the_file_is_a_table_of_figures() -> None:
    rows = kept.read()
    keys = [tuple(row[name] for name in EVALUATION.primary_key) for row in rows]
    assert len(set(keys)) == len(keys)
    for row in rows:
        assert row["measure"] in BY_NAME
        for column in EVALUATION.columns:
            assert row[column.name] in column.categories or not column.categories
            assert row[column.name] is not None or not column.required
        shares = [row[name] for name in ("precision", "recall", "f1") if row[name] is not None]
        assert shares
        assert all(0 <= share <= 1 for share in shares)
        about = next(row[name] for name in ("f1", "recall", "precision") if row[name] is not None)
        assert row["low"] <= about <= row["high"]


def test_the_file_is_no_part_of_the_code_that_it_names() -> None:
    assert PACKAGE not in kept.FILE.parents
    assert kept.FILE.parents[1] == PACKAGE.parent


@pytest.fixture
def rows() -> list[Row]:
    first = example_row(EVALUATION, stratum="XML", code_version="old")
    second = example_row(EVALUATION, measure="title", stratum="XML", precision=None, f1=None)
    return [first, second]


def test_what_is_written_is_read_again(tmp_path: Path, rows: list[Row]) -> None:
    path = tmp_path / "figures.csv"
    kept.write(reversed(rows), path)
    again = kept.read(path)
    assert sorted(again, key=str) == sorted(rows, key=str)
    before = path.read_bytes()
    kept.write(again, path)
    assert path.read_bytes() == before


def test_nothing_was_measured_where_there_is_no_file(tmp_path: Path) -> None:
    assert kept.read(tmp_path / "none.csv") == []


def test_a_file_of_other_columns_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "figures.csv"
    path.write_text("measure,stratum,n\nclause,XML,3\n")
    with pytest.raises(kept.FiguresError, match="run make evaluate"):
        kept.read(path)


def test_without_the_corpus_its_figures_stay(rows: list[Row]) -> None:
    new = [example_row(EVALUATION, stratum="the two seeds")]
    assert kept.merged(new, [*new, *rows], whole=False) == [*new, *rows]
    assert kept.merged(new, rows, whole=True) == new
