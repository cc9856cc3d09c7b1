"""A real daemon: what its schedule fetches becomes a release. ``tests.daemon`` tells more."""

import time
from pathlib import Path

from pipeline.release.manifest import SUMS
from tests.daemon import DAEMON, Place, running, timeline, until
from tests.integration.building import build_in
from tests.playing import Server, akn

JOBS = ["fetch_repositories", "read_sources", "write_sessions", "publish"]


def test_what_the_night_fetches_becomes_a_release(server: Server, tmp_path: Path) -> None:
    (tmp_path / "place").mkdir()
    started = time.time()
    soon = [time.gmtime(started + 12 + 60 * minutes).tm_min for minutes in (1, 3, 6, 10)]
    place = Place(tmp_path / "place", server, f"{','.join(map(str, soon))} * * * *")
    with running(place, *DAEMON) as daemon:
        until((place.releases / "1.0.0").is_dir, daemon)
        until(lambda: (entry := place.built()) and entry.finished, daemon)
        until(lambda: not place.at_work(), daemon)  # helpers keep no run from ending
    records = place.records()
    print("\n" + "\n".join(timeline(records, started, "the daemon starts")))
    ran = [record for record in records if record.dagster_run.job_name != JOBS[0]]
    assert [record.dagster_run.job_name for record in ran] == JOBS[1:]
    assert records[0].dagster_run.job_name == JOBS[0]  # it may be again, and nothing comes of it

    fetched = sorted(path.name for path in place.raw.rglob("*.xml"))
    assert fetched == ["86_1.xml", "86_2.xml"]
    by_hand = build_in(tmp_path, raw=str(place.raw)).release
    assert (place.releases / "1.0.0" / SUMS).read_text() == (by_hand / SUMS).read_text()

    entry = place.built()
    assert entry is not None
    assert (entry.by, entry.release, entry.problem) == ("the sensor watch_raw", "1.0.0", None)
    assert [*entry.steps] == JOBS[1:]
    assert akn(1) in [path.read_bytes() for path in place.raw.rglob("*.xml")]
