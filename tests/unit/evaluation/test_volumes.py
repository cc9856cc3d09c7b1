"""A text of the volumes beside the fingerprints of what a person read in it."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from pipeline.evaluation.counts import Count
from pipeline.evaluation.golden import load
from pipeline.evaluation.run import GOLDEN, SEEDS
from pipeline.evaluation.volumes import (
    clause_print,
    fingerprint,
    number_cases,
    top_numbers,
    volume_cases,
    volume_counts,
)
from pipeline.extract.records import Reading
from pipeline.formats import read_source


def reading() -> Reading:
    (found,) = read_source(SEEDS["A_RES_63_114"].read_bytes()).readings
    return found


def wanted(own: Reading) -> dict[str, Any]:
    body = [each for each in own.clauses if each.kind in ("preambular", "operative")]
    places = {each.clause_id: at for at, each in enumerate(body)}
    markers = {note.footnote_id: note.marker for note in own.footnotes}
    return {
        "adoption_date": str(own.resolution.adoption_date),
        "meeting_number": own.resolution.meeting_number,
        "clauses": [[each.kind, each.number, "", clause_print(each)] for each in body],
        "notes": [[note.marker, fingerprint(note.text)] for note in own.footnotes],
        "anchors": [
            [markers[ref.footnote_id], places[ref.clause_id or ""]] for ref in own.footnote_refs
        ],
    }


def test_what_is_right_is_right() -> None:
    found = volume_counts(wanted(reading()), reading())
    assert not any(count.missing or count.extra for count in found.values())
    assert (found["clause"].right, found["footnote anchor"].right) == (35, 4)


def test_a_marker_left_in_the_text_is_an_error_of_its_clause_and_its_anchor() -> None:
    own = reading()
    clauses = list(own.clauses)
    at = next(at for at, each in enumerate(clauses) if each.clause_id.endswith("#PP4"))
    clauses[at] = clauses[at]._replace(text=f"{clauses[at].text} 12")
    found = volume_counts(wanted(own), replace(own, clauses=tuple(clauses)))
    assert found["clause"] == Count(right=34, missing=1, extra=1)
    assert found["whole document"] == Count(missing=1)
    assert found["footnote anchor"] == Count(right=3, missing=1, extra=1)


def test_a_refused_text_has_nothing_right() -> None:
    found = volume_counts(wanted(reading()), None)
    assert found["clause"] == Count(missing=35)
    assert found["document"] == Count(missing=1)


def test_a_text_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        list(volume_cases(GOLDEN / "volumes.json", tmp_path))
    with pytest.raises(FileNotFoundError):
        list(number_cases(tmp_path))


def test_numbers_that_do_not_run_on_and_a_refused_text_are_counted(tmp_path: Path) -> None:
    folder = tmp_path / "sc-1946-2002"
    folder.mkdir()
    text = (GOLDEN / "documents" / "sc_1960_volume.txt").read_text(encoding="utf-8")
    (folder / "1.txt").write_text(text, encoding="utf-8")
    (folder / "2.txt").write_text(text.replace("\n2. ", "\n3. "), encoding="utf-8")
    (folder / "3.txt").write_bytes(b"")
    counts = [case.counts["numbers run on"] for case in number_cases(tmp_path)]
    assert counts == [Count(right=1), Count(missing=1), Count(missing=1)]


def test_numbers_of_the_top_level() -> None:
    assert top_numbers(reading()) == list(range(1, 17))


def test_the_sample_names_its_anchors_by_clauses_that_it_has() -> None:
    sample = load(GOLDEN / "volumes.json")["documents"]
    assert len({each["file"] for each in sample}) == len(sample) == 45
    for each in sample:
        assert all(at < len(each["clauses"]) for _, at in each["anchors"])
        assert {kind for kind, *_ in each["clauses"]} <= {"preambular", "operative"}
