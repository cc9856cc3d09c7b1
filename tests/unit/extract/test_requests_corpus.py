"""Requests of real documents against a reading by hand."""

import pytest

from pipeline.evaluation.counts import Count
from pipeline.evaluation.golden import load
from pipeline.evaluation.independent import Record
from pipeline.evaluation.mentions import by_symbol, request_cases
from pipeline.evaluation.run import GOLDEN

pytestmark = pytest.mark.corpus


def test_requests_agree_with_a_reading_by_hand(records: dict[str, Record]) -> None:
    drawn = by_symbol(load(GOLDEN / "mentions" / "requests.json")["clauses"])
    cases = [
        case
        for symbol, clauses in drawn.items()
        for case in request_cases(clauses, records[symbol])
    ]
    found = sum((case.counts["request"] for case in cases), Count())
    fields = sum((case.counts["request, all columns"] for case in cases), Count())
    assert found.right / found.found >= 0.97
    assert found.right / found.wanted >= 0.97
    assert fields.right / fields.wanted >= 0.95
