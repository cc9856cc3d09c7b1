"""What is remembered of expectations is what would be found; what is asked otherwise is not."""

import json
from pathlib import Path

import pytest
from great_expectations.execution_engine import PandasExecutionEngine

from pipeline import store
from pipeline.derive.beside import needs
from pipeline.quality import in_parts
from pipeline.quality.measures import measured_as_a_whole
from pipeline.quality.memory import Memory
from pipeline.quality.validate import validate
from pipeline.tables import CLAUSES, DATES, FINDINGS, TABLES, Table
from tests.made import example_row
from tests.unit.quality.test_parts import EXPECTATIONS, beside, cut, many

KEYS = {"clauses": 2, "dates": 1, "findings": 1}
"""Keys that rows of ``many`` repeat: they are looked at each time."""


class Seen:
    """Frames with names of their own, and what was really looked at."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.name = ""
        self.runs = 0
        run = in_parts.run_at_once

        def counted(*given: object) -> object:
            self.runs += 1
            return run(*given)  # type: ignore[arg-type]

        monkeypatch.setattr(in_parts, "run_at_once", counted)

    def report(self, table: Table, memory: Memory | None, folder: Path = EXPECTATIONS) -> object:
        frame = many(table)

        def frames():
            for number, part in enumerate(cut(frame, 3)()):
                self.name = f"part {number}"
                yield part

        return validate(table, frames, folder, beside(table), memory)


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch) -> Seen:
    return Seen(monkeypatch)


@pytest.mark.parametrize("table", [CLAUSES, DATES, FINDINGS], ids=lambda table: table.name)
def test_what_is_remembered_is_what_was_found(seen: Seen, table: Table) -> None:
    fresh = seen.report(table, None)
    first = Memory(lambda: seen.name)
    assert seen.report(table, first) == fresh
    looked = seen.runs
    again = Memory(lambda: seen.name, json.loads(json.dumps(first.used)))
    assert seen.report(table, again) == fresh
    assert again.used == first.used
    assert seen.runs - looked == KEYS[table.name]


def test_another_suite_is_looked_at(seen: Seen, tmp_path: Path) -> None:
    first = Memory(lambda: seen.name)
    seen.report(CLAUSES, first)
    suite = json.loads((EXPECTATIONS / "clauses.json").read_bytes())
    suite["expectations"][0]["severity"] = "info"
    (tmp_path / "clauses.json").write_text(json.dumps(suite))
    looked = seen.runs
    again = Memory(lambda: seen.name, first.used)
    assert seen.report(CLAUSES, again, tmp_path) == seen.report(CLAUSES, None, tmp_path)
    assert again.used.keys() - first.used.keys()
    assert seen.runs > looked


def test_rows_that_repeat_a_key_are_looked_at_each_time(seen: Seen) -> None:
    rows = [
        example_row(CLAUSES, clause_id=f"A/RES/1/1:en#OP{at}", position=at) for at in (1, 2, 1)
    ]
    frame = store.to_frame(store.conform(rows, CLAUSES))
    memory = Memory(lambda: "the rows")
    report = validate(CLAUSES, cut(frame, 9), EXPECTATIONS, memory=memory)
    assert any("unique" in failure.text for failure in report.failures)
    again = validate(
        CLAUSES, cut(frame, 9), EXPECTATIONS, memory=Memory(lambda: "the rows", memory.used)
    )
    assert again == report


def test_what_could_not_be_looked_at_is_not_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    """Great Expectations makes a result of any error, for want of memory too."""
    frame = store.to_frame(store.conform([example_row(CLAUSES)], CLAUSES))
    first = Memory(lambda: "the rows")
    with monkeypatch.context() as patch:
        patch.setattr(PandasExecutionEngine, "resolve_metrics", no_memory)
        failed = validate(CLAUSES, cut(frame, 9), EXPECTATIONS, memory=first)
    assert failed.critical
    assert first.used == {}
    again = validate(CLAUSES, cut(frame, 9), EXPECTATIONS, memory=Memory(lambda: "the rows", {}))
    assert again == validate(CLAUSES, cut(frame, 9), EXPECTATIONS)
    assert not again.critical


def no_memory(*_: object, **__: object) -> None:
    raise MemoryError


def test_a_measure_of_other_tables_is_never_remembered() -> None:
    """What stands for rows does not stand for those of the tables beside them."""
    assert all(measured_as_a_whole(table) for table in TABLES if needs(table))
