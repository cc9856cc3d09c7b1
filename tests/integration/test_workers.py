"""Worker processes: what kills one stops nobody else."""

from pipeline.sources.cache import Cache
from pipeline.sources.read import Reading, read_sources
from tests import deadly


def test_a_file_that_kills_its_worker_is_refused_and_the_others_are_read(tmp_path):
    raw = tmp_path / "raw"
    raw.mkdir()
    for number in range(24):
        (raw / f"{number:02}").write_text("deadly" if number in (3, 17) else f"{number}")
    reading = Reading(raw, Cache(tmp_path / "cache", "code"), deadly.parse)
    found = read_sources(reading, jobs=2)
    assert [source.path for source in found] == [f"{number:02}" for number in range(24)]
    killed = [source.path for source in found if "ended the process" in source.summary.reason]
    assert killed == ["03", "17"]
