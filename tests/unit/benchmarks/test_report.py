"""The report says what was measured, and what was read otherwise."""

from datetime import date

from benchmarks.builds import Built
from benchmarks.growth import Read, added, chunk
from benchmarks.measure import Command, Runs
from benchmarks.nasty import READERS, Grown, grown
from benchmarks.peers import Peer
from benchmarks.reading import Reading
from benchmarks.report import Measured, page

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
    growth_of_builds={100: COMMAND[0]},
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
