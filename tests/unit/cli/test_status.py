"""What ``resolutions status`` says, at 80 columns."""

from dataclasses import replace
from datetime import date

import pytest
from rich.console import Console

from pipeline.cli.status import Wanted, duration, page
from pipeline.curate.numbers import ranges
from pipeline.curated.history import HAND, Entry, put
from pipeline.release.edition import parquet_path
from pipeline.store import write
from pipeline.tables import CHANGES, COMPLETENESS, RESOLUTIONS, SOURCES
from tests.made import example_row

TODAY = date(2026, 1, 31)


def known(body, session, number, status="present", part=None):
    return example_row(
        COMPLETENESS, body=body, session=session, number=number, status=status, part=part
    )


LEDGER = [
    *(known("GA", "75", n) for n in (16, 19)),
    *(known("GA", "75", n, "missing") for n in (*range(1, 16), 17)),
    known("GA", "75", 18, "quarantined"),
    known("GA", "9", 3),
    *(known("GA", "37", n, "cited only") for n in (4, 5)),
    known("SC", None, 242, "missing"),
    *(known("HRC", "9", n, "missing") for n in range(1, 40, 2)),
]


@pytest.fixture
def release(tmp_path):
    folder = tmp_path / "releases" / "1.0.0"
    refused = {"status": "quarantined", "symbol": "A/RES/75/18", "reason": "it is empty: fetch it"}
    tables = {
        COMPLETENESS: LEDGER,
        RESOLUTIONS: [
            example_row(RESOLUTIONS, body="GA", session="75", adoption_date=date(2026, 1, 1))
        ],
        SOURCES: [example_row(SOURCES, path="18.xml", **refused)],
        CHANGES: [],
    }
    for table, rows in tables.items():
        write(rows, table, parquet_path(folder, table.name))
    stated = '"version": "1.0.0", "date": "2026-01-30", "previous_version": null'
    rest = '"schema_version": "1", "code_version": "1", "inputs": {}, "tables": {}'
    (folder / "manifest.json").write_text(f"{{{stated}, {rest}}}")
    return folder


def said(release, curated, today=TODAY, **wanted):
    console = Console(width=80, highlight=False, force_terminal=False)
    with console.capture() as capture:
        console.print(page(release, curated, Wanted(**wanted), today))
    return [line.rstrip() for line in capture.get().splitlines()]


def line(lines, *start):
    return next(found for found in lines if found.split()[: len(start)] == list(start))


def test_each_session_that_something_is_of_has_a_line(release, tmp_path):
    lines = said(release, tmp_path)
    assert " ".join(line(lines, "GA", "75").split()) == "GA 75 19 2 16 1 0 2026-01-01"
    assert " ".join(line(lines, "GA", "9").split()) == "GA 9 1 1 0 0 0"
    assert " ".join(line(lines, "SC").split()) == "SC 1 0 1 0 0"
    assert "and 2 cited only, of 1 sessions more: --all, --organ, --session" in lines
    assert max(map(len, lines)) <= 80


def test_missing_numbers_are_ranges_and_few_unless_asked_for(release, tmp_path):
    assert "  GA 75/1-15, 17" in said(release, tmp_path)
    assert "  SC 242" in said(release, tmp_path)
    assert "  HRC 9/1, 3, 5, 7, 9, 11, 13, 15 and 12 more: --organ HRC" in said(release, tmp_path)
    narrowed = said(release, tmp_path, organ="hrc")
    assert "39" in "".join(narrowed[narrowed.index("Missing") :])
    assert not any(found.startswith("GA") for found in narrowed)


def test_sessions_that_are_cited_only_are_shown_when_asked_for(release, tmp_path):
    for wanted in ({"everything": True}, {"session": "37"}, {"organ": "GA"}):
        shown = said(release, tmp_path, **wanted)
        assert " ".join(line(shown, "GA", "37").split()) == "GA 37 2 0 0 0 2"


def test_refused_files_are_told_with_reason_and_help(release, tmp_path):
    lines = said(release, tmp_path)
    assert "Refused (1); each is tried again when it changes" in lines
    assert "  18.xml: it is empty: fetch it" in lines
    assert "  18.xml: it is empty: fetch it" in said(release, tmp_path, session="75")
    assert "  18.xml: it is empty: fetch it" not in said(release, tmp_path, session="9")


@pytest.mark.parametrize(
    ("today", "ago"),
    [(TODAY, "30 days ago"), (date(2020, 1, 1), "in the future: is the clock right?")],
)
def test_freshness(release, tmp_path, today, ago):
    assert f"Newest adopted 2026-01-01 (GA 75), {ago}" in said(release, tmp_path, today)


BEGAN = "2026-01-31T04:05:06+00:00"
BY_HAND = Entry(name="1", by=HAND, began=BEGAN)
BY_DAEMON = Entry(
    name="2",
    by="the schedule nightly, the sensor watch_raw",
    began=BEGAN,
    seconds=57.2,
    why="new: 73/135.txt",
    steps={"read_sources": 11.0, "publish": 26.1},
    runs=("2", "3"),
    status={"extracted": 2, "quarantined": 1},
    refused=[["a.txt", "it is empty"]],
    sessions=2,
    written=1,
)


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        pytest.param(
            BY_HAND,
            ["Built by hand 2026-01-31 04:05 UTC has not come to its end: it still runs, or"],
            id="killed",
        ),
        pytest.param(
            replace(BY_HAND, seconds=3.0, problem="no space"),
            ["Built by hand 2026-01-31 04:05 UTC, took 3.0 s: failed", "  no space"],
            id="failed",
        ),
        pytest.param(
            replace(BY_HAND, seconds=3.0, finished=True),
            ["Built by hand 2026-01-31 04:05 UTC, took 3.0 s: found nothing new to publish"],
            id="nothing new",
        ),
        pytest.param(
            replace(BY_DAEMON, by=HAND, seconds=250.4, release="1.0.0", finished=True, steps={}),
            [
                "Built by hand 2026-01-31 04:05 UTC, took 4 min 10 s: made release 1.0.0",
                "  new: 73/135.txt",
                "  3 files, 1 refused; 1 of 2 sessions written anew",
                "  the first release: there is none to compare it with",
            ],
            id="made a release",
        ),
        pytest.param(
            replace(BY_DAEMON, problem="clauses: too few"),
            [
                "Built by the schedule nightly, the sensor watch_raw 2026-01-31 04:05 UTC, took",
                "57.2 s: failed in publish",
                "  clauses: too few",
                "  new: 73/135.txt",
                "  3 files, 1 refused; 1 of 2 sessions written anew",
                "  read_sources 11.0 s, publish 26.1 s",
                "  refused a.txt: it is empty",
                "  run 3",
            ],
            id="failed by itself",
        ),
        pytest.param(
            replace(BY_DAEMON, by="hand on the page", steps={"read_sources": 11.0}),
            ["Built by hand on the page 2026-01-31 04:05 UTC, took 57.2 s: more is to follow"],
            id="half of it done",
        ),
    ],
)
def test_the_last_build(release, tmp_path, entry, expected):
    put(tmp_path, entry)
    lines = said(release, tmp_path)
    at = next(index for index, found in enumerate(lines) if found.startswith("Built by"))
    assert lines[at : at + len(expected)] == expected


@pytest.mark.parametrize(
    ("at", "text", "shown"),
    [
        ("2026-01-31 05:00:00", "Held back: 3 of 4 sources are gone", True),
        ("2026-01-31 04:00:00", "Held back: 3 of 4 sources are gone", False),
        ("2026-01-31 04:05:50", "publish failed: its process ended (run 2).", False),
        ("2026-01-31 05:00:00", "publish failed: clauses: too few (run 3).", False),
    ],
    ids=["since the last build", "before it", "of a run that was run again", "of that build"],
)
def test_an_alarm_that_stands(release, tmp_path, at, text, shown):
    put(tmp_path, replace(BY_DAEMON, problem="clauses: too few"))
    (tmp_path / "alarms.log").write_text(f"{at} UTC  {text}\n")
    assert any(line.startswith(f"Alarm {at} UTC") for line in said(release, tmp_path)) == shown


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"status": {"new": 2, "changed": 0, "failed": 1}}, ["2 new, 1 failed"]),
        ({"status": {"new": 0}}, ["nothing"]),
        ({}, ["it is switched off"]),
        ({"problem": "GAresolutions: 404"}, ["failed", "  GAresolutions: 404"]),
    ],
)
def test_the_last_fetch(release, tmp_path, changed, expected):
    fetch = Entry(name="f", kind="fetch", by="the schedule x", began=BEGAN, seconds=1.0, **changed)
    put(tmp_path, fetch)
    lines = said(release, tmp_path)
    at = lines.index(f"Fetched by the schedule x 2026-01-31 04:05 UTC, took 1.0 s: {expected[0]}")
    assert lines[at + 1 : at + len(expected)] == expected[1:]
    assert not any(found.startswith("Built by") for found in lines)


def test_without_a_release_the_last_build_is_told(tmp_path):
    put(tmp_path, replace(BY_HAND, seconds=3.0, problem="there is no file in raw"))
    lines = said(tmp_path / "releases", tmp_path)
    assert "resolutions build" in " ".join(lines)
    assert "  there is no file in raw" in lines


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        pytest.param([], [], id="none"),
        pytest.param([(1, None), (2, None), (4, None)], ["1-2", "4"], id="a gap"),
        pytest.param([(92, "B"), (92, "A"), (93, None)], ["92 A-B", "93"], id="parts"),
        pytest.param([(92, "A-B"), (92, "D")], ["92 D, A-B"], id="a part of two letters"),
    ],
)
def test_ranges(numbers, expected):
    assert ranges(numbers) == expected


def test_durations():
    assert duration(59.94) == "59.9 s"
