"""Cells that every spreadsheet shows as they are."""

import csv
from datetime import date
from io import StringIO

import pyarrow as pa
import pyarrow.compute as pc
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.release.artefacts.csv_excel import LONGEST, cell, cells, lines, quoted


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        pytest.param(None, "", id="null"),
        pytest.param(True, "true", id="boolean"),
        pytest.param(-3, "-3", id="a negative number is no formula"),
        pytest.param("-3", "'-3", id="a text that looks like a formula"),
        pytest.param("@SUM(A1)", "'@SUM(A1)", id="at sign"),
        pytest.param("+1", "'+1", id="plus"),
        pytest.param("\t=1+1", "' =1+1", id="a tab before it"),
        pytest.param("\r\n=1+1", "' =1+1", id="a line break before it"),
        pytest.param("\u00a0=1+1", "'\u00a0=1+1", id="a hard space before it"),
        pytest.param("＝1+1", "'＝1+1", id="full-width"),
        pytest.param("1=1", "1=1", id="a sign further on"),
        pytest.param("a\r\nb", "a b", id="line break"),
        pytest.param("a\u2028b\x85c\x0bd", "a b c d", id="other line breaks"),
    ],
)
def test_cells(value, expected):
    assert cell(value) == expected


def utf16(text):
    return len(text.encode("utf-16-le")) // 2


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("x" * LONGEST, id="plain"),
        pytest.param("😀" * (LONGEST // 2), id="characters that count double"),
    ],
)
def test_a_text_that_just_fits_is_whole(text):
    assert cell(text) == text


@pytest.mark.parametrize(
    ("text", "length"),
    [
        pytest.param("x" * 40_000, "40,000", id="plain"),
        pytest.param("x" * (LONGEST + 1), "32,768", id="by one"),
        pytest.param("=" + "x" * (LONGEST - 1), "32,768", id="by the apostrophe"),
        pytest.param("😀" * 20_000, "20,000", id="characters that count double"),
        pytest.param("x" + "😀" * 20_000, "20,001", id="never through a character"),
    ],
)
def test_a_long_cell_is_cut_and_says_so(text, length):
    found = cell(text)
    assert LONGEST - 1 <= utf16(found) <= LONGEST
    assert found.endswith(f"[cut here: {length} characters, whole in csv/]")
    found.encode("utf-8")


SIGNS = [*"=+-@＝＋－＠a1", *map(chr, range(9, 14)), *map(chr, range(28, 33)), "\x85", "\xa0"]
SIGNS += ["\u1680", "\u2000", "\u200a", "\u2028", "\u2029", "\u202f", "\u205f", "\u3000"]


@given(st.lists(st.sampled_from(SIGNS), max_size=4).map("".join))
def test_a_column_is_looked_at_where_a_text_needs_it(text):
    assert cells(pa.array([text, None])).to_pylist() == [cell(text), ""]


@pytest.mark.parametrize("length", [LONGEST, LONGEST + 1])
def test_a_column_is_looked_at_where_a_text_is_long(length):
    text = "x" * length
    assert cells(pa.array([text])).to_pylist() == [cell(text)]


def test_a_column_of_another_type_is_written_as_cells():
    assert cells(pa.array([True, None])).to_pylist() == ["true", ""]
    assert cells(pa.array([-1, None])).to_pylist() == ["-1", ""]
    assert cells(pa.array([date(1945, 10, 24), None])).to_pylist() == ["1945-10-24", ""]
    assert cells(pa.array([[1, 2], None])).to_pylist() == ["[1,2]", ""]


@given(st.lists(st.none() | st.floats(allow_nan=False), max_size=4))
def test_numbers_are_written_as_python_has_them(numbers):
    assert cells(pa.array(numbers, pa.float64())).to_pylist() == [cell(each) for each in numbers]


TEXTS = st.text(st.sampled_from('a,"\r\n é'), max_size=5)


@given(st.lists(st.tuples(TEXTS, TEXTS), max_size=4))
def test_lines_are_those_of_pythons_csv(rows):
    columns = [pa.array([row[index] for row in rows], pa.string()) for index in (0, 1)]
    page = StringIO()
    csv.writer(page, lineterminator="\r\n").writerows([map(cell, row) for row in rows])
    found = lines(pa.RecordBatch.from_arrays(columns, ["a", "b"]))
    assert "".join(found.to_pylist()) == page.getvalue()
    for index, column in enumerate(columns):  # cells have no breaks left, but quoting knows them
        page = StringIO()
        csv.writer(page, lineterminator="\r\n").writerows([row[index], ""] for row in rows)
        written = pc.binary_join_element_wise(quoted(column), "", ",").to_pylist()
        assert "".join(f"{line}\r\n" for line in written) == page.getvalue()
