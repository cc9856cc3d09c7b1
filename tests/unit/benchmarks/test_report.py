"""The report says what was measured, and what was read otherwise."""

from datetime import date

from benchmarks.builds import Built, Once
from benchmarks.growth import Read, added, chunk
from benchmarks.measure import Command, Runs
from benchmarks.nasty import READERS, Grown, grown
from benchmarks.orchestration import Orchestrated, Start, Written
from benchmarks.peers import Peer
from benchmarks.reading import Reading
from benchmarks.report import Measured, page
from benchmarks.stages import Stage


def written(sessions: int, own: float) -> Written:
    return Written(
        sessions=sessions,
        seconds=own + 5.0,
        processor=own + 4.0,
        writing=4.0,
        events=2 * sessions,
        log_bytes=8_000 * sessions,
        due=0.25,
        afresh=0.5,
        quiet=0.125,
        before=200_000_000,
        peak=230_000_000,
    )


COMMAND = (Command(12.5, 20.0, 1_500_000_000),)
READING = Reading("Markdown", 100, 2.0, Runs((4.0, 5.0, 6.0)), {"citations": 0.25})
MEASURED = Measured(
    day=date(2026, 1, 31),
    machine="a machine",
    command="make bench",
    readings=[READING],
    checking=Runs((1.0,)),
    checked=100,
    peers=[Peer("eyecite", "1.0", "citations", "txt", 100, Runs((10.0,)))],
    peers_on={"txt": "Markdown"},
    citations_alone=Runs((50.0,)),
    builds=[Built(1_636, 2, *(COMMAND,) * 5, Runs((3.0,)), Runs((2.0,)), 9_000_000)],
    growth={
        10: Read(10, 1.0, 100, (), 50_000_000),
        100: Read(100, 10.0, 1_000, ("wrapped, A/RES/40/1: dates",), 50_000_000),
    },
    growth_of_builds={
        100: Once(COMMAND[0], {"lineage": Stage(1.5, 1.0, 10), "reuse": Stage(0.1, 0.1, 10)}),
        1_000: Once(COMMAND[0], {"lineage": Stage(15.0, 30.0, 10), "reuse": Stage(0.1, 0.1, 10)}),
    },
    orchestrated=[
        Orchestrated(Start(1.0, 2.0, 0.25), written(sessions=100, own=3.0)),
        Orchestrated(Start(1.0, 2.0, 0.25), written(sessions=1_000, own=30.0)),
    ],
    nasty=[
        Grown("dates", "1, ", (10, 100), (0.1, 1.0)),
        Grown("dates", "steep, ", (10, 100), (0.01, 1.0)),
        Grown("dates", "quick, ", (10, 100), (0.0, 0.0)),
    ],
)


def test_rates_ratios_and_growth_are_in_the_report() -> None:
    lines = page(MEASURED).splitlines()
    assert "| Markdown | 100 | 20.0 | 20 | 0.40 | 40% |" in lines
    assert "| eyecite 1.0 | citations | 100 Markdown | 10 | 0% | 2 | 5 |" in lines
    assert "| raw to release | 12.5 | 0% | 20.0 | 1.50 |" in lines
    assert "| 100 | 10.0 | 10 | 50 | 1 |" in lines
    assert "Time grows with the number of documents to the power of 1.00." in lines
    assert "- wrapped, A/RES/40/1: dates" in lines


def test_a_stage_of_a_build_is_shown_with_its_growth_unless_it_is_short() -> None:
    lines = page(MEASURED).splitlines()
    assert "| stage | 100 | 1,000 | power | peak memory, GB |" in lines
    assert "| lineage | 1.0 | 30.0 | 1.48 | 0.00 |" in lines
    assert not any(line.startswith("| reuse |") for line in lines)


def test_what_dagster_takes_for_itself_is_told_by_session() -> None:
    lines = page(MEASURED).splitlines()
    assert "| 1,000 | 4.0 | 30.0 | 30 | 2,000 | 8.0 | 30 | 0.25 | 0.50 | 0.12 |" in lines
    assert any("Dagster's own time grows to the power of 1.00." in line for line in lines)
    assert any("Starting takes 3.2 s" in line for line in lines)


def test_chunks_add_up_to_the_documents_that_were_asked_for() -> None:
    parts = [chunk(103, 0), chunk(103, 100)]
    whole = added(parts)
    assert [part.documents for part in parts] == [100, 3]
    assert (whole.documents, whole.wrong) == (103, ())
    assert whole.characters == sum(part.characters for part in parts)


def test_the_head_says_how_many_runs_each_figure_has() -> None:
    head = page(MEASURED).splitlines()[2]
    assert "medians: of reading 3 runs and other tools once, of builds once;" in head


def test_the_slowest_and_the_steepest_repeats_are_shown() -> None:
    slowest, steepest = page(MEASURED).split("The steepest of all 3:")
    row = "| dates | `1, ` | 10 / 100 | 0.100 / 1.000 | 1.00 |"
    assert row in slowest
    assert "steep" not in slowest
    rows = steepest.splitlines()[4:]
    assert rows == [
        "| dates | `steep, ` | 10 / 100 | 0.010 / 1.000 | 2.00 |",
        row,
        "| dates | `quick, ` | 10 / 100 | 0.000 / 0.000 |  |",
    ]


def test_every_reader_takes_its_texts() -> None:
    for reader in READERS:
        found = grown(reader, reader.pieces[0], 16_000)
        assert found.sizes[-1] == 16_000 // reader.part
        assert len(found.seconds) == len(found.sizes)
