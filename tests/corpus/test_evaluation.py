"""The figures that are kept hold on the corpus: nothing may have become worse unnoticed.

Samples read by hand are measured again, whole; of the documents a few in each form.
"""

from pathlib import Path

import pytest

from pipeline.evaluation import kept
from pipeline.evaluation.corpus import case_of, tasks
from pipeline.evaluation.counts import Count
from pipeline.evaluation.figures import Row
from pipeline.evaluation.independent import Record
from pipeline.evaluation.run import GOLDEN, SAMPLES, VOLUMES, rows_of, sample_cases
from pipeline.evaluation.volumes import volume_cases

pytestmark = pytest.mark.corpus

EVERY = 97
"""One document in so many of each form."""


def worse(measured: list[Row]) -> list[tuple[str, str, float, float]]:
    """Return the figures that are lower than those that are kept."""
    said = {(row["measure"], row["stratum"]): row for row in kept.read()}
    found = []
    for row in measured:
        before = said[row["measure"], row["stratum"]]
        assert row["n"] == before["n"] or row["measure"] in ("request, all columns",)
        for name in ("precision", "recall"):
            if row[name] is not None and row[name] < before[name]:
                found.append((row["measure"], row["stratum"], row[name], before[name]))
    return found


def test_samples_read_by_hand_are_read_as_well_as_before(
    corpus: Path, records: dict[str, Record]
) -> None:
    assert worse(rows_of({SAMPLES: sample_cases(corpus, records)}, "now")) == []


def test_the_sample_of_the_volumes_is_read_as_well_as_before(corpus: Path) -> None:
    cases = list(volume_cases(GOLDEN / "volumes.json", corpus))
    assert worse(rows_of({VOLUMES: cases}, "now")) == []


def test_documents_drawn_in_each_form_are_read_about_as_well(
    corpus: Path, records: dict[str, Record]
) -> None:
    said = {(row["measure"], row["stratum"]): row for row in kept.read()}
    sums: dict[str, Count] = {}
    for task in list(tasks(corpus, records))[::EVERY]:
        clause = case_of(task).counts["clause"]
        sums[task.form] = sums.get(task.form, Count()) + clause
    assert len(sums) == 5
    for form, count in sums.items():
        floor = said["clause", form]["low"] - 0.01  # a few documents
        assert 2 * count.right / (count.wanted + count.found) >= floor, form
