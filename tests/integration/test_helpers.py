"""Helpers of a run: at work for it alone, and gone before the next one may begin."""

import shutil
from collections.abc import Callable, Hashable
from pathlib import Path
from time import sleep

import dagster as dg
import pytest

from pipeline.curated.corpus import MAKERS, write_corpus_table
from pipeline.curated.crew import Crew
from pipeline.curated.layout import Curated
from pipeline.defs.ahead import APART, CORPUS, INVARIANTS, WORK
from pipeline.defs.jobs import PUBLISH, READ, WRITE
from pipeline.defs.resources import Means
from tests.integration.played import NEW, OLD, Played


@pytest.fixture
def helped(played: Played) -> Played:
    """Two sessions whose tables are written, and two helpers for what follows."""
    played.options["wait"] = 30.0
    played.means = Means(crew=Crew(1), maker=Crew(1))
    for folder in (OLD, NEW):
        shutil.copytree(folder, played.raw / folder.name)
    assert played.execute(READ)
    return played


def write(played: Played) -> bool:
    first, last = played.partitions
    ends = {"start": first, "end": last}
    return played.execute(
        WRITE, {f"dagster/asset_partition_range_{end}": name for end, name in ends.items()}
    )


@pytest.mark.usefixtures("unchecked")
def test_no_helper_outlives_the_run_that_it_helps(
    helped: Played, monkeypatch: pytest.MonkeyPatch
) -> None:
    crews = helped.means.crew, helped.means.maker
    went: list[Crew] = []
    dismiss = Crew.dismiss
    monkeypatch.setattr(Crew, "dismiss", lambda crew: (went.extend(at_work(crew)), dismiss(crew)))
    assert write(helped)
    assert went == [helped.means.crew]
    assert not any(map(at_work, crews))
    went.clear()
    assert helped.execute(PUBLISH)
    assert all(crew in went for crew in crews)
    assert not any(map(at_work, crews))


def at_work(crew: Crew) -> list[Crew]:
    return [crew] if crew._pool is not None else []


@pytest.mark.usefixtures("unchecked")
def test_where_a_check_blocks_nobody_goes_on_writing(
    helped: Played, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert write(helped)
    monkeypatch.setattr("pipeline.defs.ahead.checked", broken)
    monkeypatch.setattr("pipeline.defs.checks.validate_table", broken)
    assert not helped.execute(PUBLISH)
    there = contents(helped.curated.folder)
    assert not any(map(at_work, (helped.means.crew, helped.means.maker)))
    sleep(1.0)
    assert contents(helped.curated.folder) == there


def broken(*_: object) -> None:
    sleep(1.0)  # in which a helper begins
    raise ValueError("a broken rule")


def contents(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*.parquet")}


@pytest.mark.usefixtures("unchecked")
def test_a_check_that_someone_chooses_lets_nobody_make_tables(
    helped: Played, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[object] = []
    monkeypatch.setattr(Crew, "begin", lambda crew, name, *work: begun.append(name))
    assert write(helped)
    check = dg.AssetCheckKey(dg.AssetKey("votes"), "meets_expectations")
    job = helped.defs.resolve_job_def(PUBLISH).get_subset(
        asset_selection=set(), asset_check_selection={check}
    )
    assert job.execute_in_process(instance=helped.instance).success
    assert begun == []
    assert helped.execute(PUBLISH)
    assert begun[0] == (CORPUS, next(iter(MAKERS)))


@pytest.mark.usefixtures("unchecked")
def test_of_a_large_corpus_new_helpers_make_what_needs_much_memory_while_others_are_gone(
    helped: Played, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert write(helped)
    assert helped.execute(PUBLISH)
    before = contents(helped.curated.folder)
    for name in MAKERS:
        helped.curated.corpus_file(name).unlink()
    monkeypatch.setattr("pipeline.defs.ahead.MANY", 0)
    told, here = listened(monkeypatch)
    assert helped.execute(PUBLISH)
    assert contents(helped.curated.folder) == before
    assert here == ["evaluation"]  # Dagster makes it before anything is checked
    crew, maker = helped.means.crew, helped.means.maker
    assert [each for each in told if each in {*WORK, crew, maker}] == [
        *WORK[:APART],
        *(maker, WORK[APART], crew),
        *(maker, WORK[APART + 1], crew),
        *(maker, INVARIANTS),
    ]


def listened(monkeypatch: pytest.MonkeyPatch) -> tuple[list[object], list[str]]:
    """Return what crews begin and who rests, in turn, and which tables are made by nobody else."""
    told: list[object] = []
    here: list[str] = []
    begin, rest = Crew.begin, Crew.rest

    def begins(crew: Crew, name: Hashable, work: Callable[..., object], *given: object) -> None:
        told.append(name)
        begin(crew, name, work, *given)

    def rests(crew: Crew) -> None:
        told.append(crew)
        rest(crew)

    def makes(curated: Curated, name: str) -> int:
        here.append(name)
        return write_corpus_table(curated, name)

    monkeypatch.setattr(Crew, "begin", begins)
    monkeypatch.setattr(Crew, "rest", rests)
    monkeypatch.setattr("pipeline.defs.corpus.write_corpus_table", makes)
    return told, here
