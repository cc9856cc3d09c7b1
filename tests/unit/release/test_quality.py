"""QUALITY.md: figures, their age, and what the sources lack, from a release's own tables."""

from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from pipeline.release.artefacts import quality_accuracy as accuracy
from pipeline.release.artefacts import quality_sources as sources
from pipeline.release.edition import Edition
from pipeline.tables import COMPLETENESS, EVALUATION, FINDINGS, SOURCES
from tests.made import example_row

Row = dict[str, Any]


def put(edition: Edition, table: str, rows: list[Row]) -> None:
    pq.write_table(pa.Table.from_pylist(rows), edition.parquet(table))


def figure(measure: str, stratum: str, **changes: object) -> Row:
    usual: Row = {"code_version": "now", "f1": 0.9731, "recall": 0.6, "low": 0.95, "high": 0.99}
    return example_row(EVALUATION, measure=measure, stratum=stratum) | usual | changes


def both(stratum: str, **changes: object) -> list[Row]:
    return [
        figure("clause", stratum, n=410, **changes),
        figure("whole document", stratum, n=45, f1=None, **changes),
    ]


VOLUMES = "text, printed volumes"
SC_1990S = f"{VOLUMES}; SC; 1990s"


def test_how_right_clauses_are_stands_in_one_line(edition: Edition) -> None:
    put(edition, "evaluation", [*both(SC_1990S), *both("XML")])
    page = accuracy.accuracy(edition)
    (line,) = (line for line in page.splitlines() if line.startswith(f"| {SC_1990S}"))
    for shown in ("| 45 |", "| 410 |", "| 0.9731 |", "| 0.9500 to 0.9900 |", "| 0.6000 ("):
        assert shown in line
    assert "of older code" not in page


def test_every_measure_says_what_counts_as_right(edition: Edition) -> None:
    put(edition, "evaluation", [*both("XML"), figure("title", "XML")])
    page = accuracy.accuracy(edition)
    for name in ("clause", "whole document", "title"):
        assert f"* *{name}*: " in page
    assert "* *footnote*: " not in page


def test_figures_of_narrow_strata_are_left_to_the_table(edition: Edition) -> None:
    put(edition, "evaluation", [*both("XML"), *both("XML; GA"), figure("title", "XML; GA")])
    page = accuracy.accuracy(edition)
    assert "**XML** (held against" in page
    assert "**XML; GA** (held against" not in page


@pytest.mark.parametrize(
    ("versions", "expected"),
    [
        pytest.param(("now", "now"), "All figures are of the code that made", id="of this code"),
        pytest.param(("old", "old"), "**All figures are of older code", id="all older"),
        pytest.param(("old", "now"), "**2 of 4 figures are of older code", id="some older"),
    ],
)
def test_older_code_is_named(edition: Edition, versions: tuple[str, str], expected: str) -> None:
    first, second = (
        both(stratum, code_version=version)
        for stratum, version in zip((SC_1990S, "XML"), versions, strict=True)
    )
    put(edition, "evaluation", [*first, *second])
    page = accuracy.accuracy(edition)
    assert page.startswith(expected)
    if versions == ("old", "now"):
        assert page.splitlines()[0].count(f"({VOLUMES})") == 1
        assert "`old`" in page


def test_without_figures_it_says_so(edition: Edition) -> None:
    pq.write_table(
        pa.Table.from_pylist([figure("clause", "XML")]).slice(0, 0), edition.parquet("evaluation")
    )
    assert accuracy.accuracy(edition) == accuracy.NOT_MEASURED


def test_findings_have_counts_and_a_clear_example(edition: Edition) -> None:
    usual = {"check_name": "dates agree", "severity": "warning"}
    rows = [
        usual | {"resolution_id": "A", "expected": "a | b", "observed": None},
        usual | {"resolution_id": "A", "expected": "13 May 2018", "observed": "12 May 2018"},
        usual | {"resolution_id": "B", "expected": "x" * 200, "observed": "y"},
        usual | {"check_name": "other", "resolution_id": None, "expected": None, "observed": None},
    ]
    put(
        edition,
        "findings",
        [
            example_row(FINDINGS) | row | {"finding_id": str(at), "path": "p.txt"}
            for at, row in enumerate(rows)
        ],
    )
    found = sources.findings(edition).splitlines()
    assert found[2] == (
        "| dates agree | warning | 3 | 2 | A: expected “13 May 2018”, observed “12 May 2018” |"
    )
    assert found[3] == "| other | warning | 1 | 0 | p.txt |"


def known(
    body: str, session: str | None, number: int, status: str = "present", symbol: str = ""
) -> Row:
    symbol = symbol or f"{body}/RES/{session}/{number}"
    changes = {"session": session, "number": number, "status": status, "symbol": symbol}
    return example_row(COMPLETENESS, body=body, part="", reason=None) | changes


def test_sessions_that_lack_nothing_share_a_line(edition: Edition) -> None:
    put(
        edition,
        "completeness",
        [
            *(known("GA", str(session), number) for session in (9, 10, 11) for number in (1, 2)),
            known("GA", "13", 1),
            known("GA", "12", 1),
            known("GA", "12", 2, "missing"),
            known("GA", "12", 3, "missing"),
            known("GA", "12", 5, "missing"),
            known("GA", "14", 3, "cited only"),
            known("SC", None, 7, symbol="S/RES/7(1946)"),
            known("SC", None, 9, "quarantined", symbol="S/RES/9(1946)"),
        ],
    )
    assert sources.completeness(edition).splitlines()[2:] == [
        "| GA | 9 to 11 | 6 | 0 | 0 | 0 |  |",
        "| GA | 12 | 1 | 3 | 0 | 0 | 2-3, 5 |",
        "| GA | 13 | 1 | 0 | 0 | 0 |  |",
        "| SC | 1946 | 1 | 0 | 1 | 0 |  |",
        "",
        "Of 1 other sessions and years the release has nothing; 1 of their resolutions are cited "
        "here or were refused.",
    ]


def test_sessions_of_two_organs_or_with_a_gap_between_share_none(edition: Edition) -> None:
    put(
        edition,
        "completeness",
        [known("GA", "9", 1), known("GA", "11", 1), known("HRC", "12", 1), known("HRC", "13", 1)],
    )
    lines = sources.completeness(edition).splitlines()[2:5]
    assert [line.split(" | ")[1] for line in lines] == ["9", "11", "12 to 13"]


def test_refused_files_are_listed_with_the_reason(edition: Edition) -> None:
    refused = [
        example_row(SOURCES, path=f"{at}.txt", status="quarantined", reason="it is empty")
        for at in range(sources.REFUSED + 2)
    ]
    used = example_row(SOURCES, path="a.txt", status="extracted", media_type="text/plain")
    put(edition, "sources", [used, *refused])
    page = sources.refused(edition)
    assert page.startswith("23 files: 1 used (1 text/plain), 22 refused.")
    assert "| 0.txt | it is empty |" in page
    assert page.endswith("and 2 more, in `sources`.")
