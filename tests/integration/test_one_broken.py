"""One broken file changes its own rows and what refers to it, and nothing else."""

import shutil

import pytest

from tests.faults.one_broken import BREAKAGES, Broken, Tables, is_about, judged
from tests.integration.building import build_in

EVERY = 11
"""Of the corpus's documents that are built; all of them: python -m tests.faults.one_broken."""


@pytest.fixture
def broken(built):
    path = next(iter(Tables(built.release).keyed("sources")))[0]
    return Broken(path, Tables(built.release))


def test_rows_of_others_are_not_about_a_broken_file(broken):
    (own,) = broken.own
    clean = broken.clean
    for table in ("clauses", "citations", "dates", "source_map", "sources", "resolutions"):
        judged = {is_about(broken, table, row, None): row for row in clean.keyed(table).values()}
        assert judged.keys() == {True, False}, table
    changed = next(r for r in clean.keyed("clauses").values() if r["resolution_id"] == own)
    assert not is_about(broken, "clauses", changed, changed)


def test_a_link_to_a_broken_file_is_about_it_and_nothing_else_of_the_citation(broken):
    (symbol,) = broken.symbols
    row = next(
        row
        for row in broken.clean.keyed("citations").values()
        if row["resolution_id"] not in broken.own
    )
    linked = {**row, "target_symbol": symbol}
    assert is_about(broken, "citations", linked, {**linked, "in_dataset": "other"})
    assert not is_about(broken, "citations", linked, {**linked, "raw": "other"})
    assert not is_about(broken, "citations", row, {**row, "in_dataset": "other"})


@pytest.mark.corpus
@pytest.mark.usefixtures("unchecked")
def test_a_broken_file_changes_its_own_rows_and_what_refers_to_it(corpus, tmp_path):
    clean, other = tmp_path / "clean", tmp_path / "broken"
    (clean / "raw").mkdir(parents=True)
    for path in sorted((corpus / "akn").glob("*.xml"))[::EVERY]:
        shutil.copy(path, clean / "raw")
    before = build_in(clean, raw=str(clean / "raw"), jobs=2)
    shutil.copytree(clean / "raw", other / "raw")
    shutil.copytree(clean / "curated", other / "curated")
    cited = most_cited(Tables(before.release))
    path = other / "raw" / cited
    path.write_bytes(BREAKAGES["cut"](path.read_bytes()))
    after = build_in(other, raw=str(other / "raw"))
    assert after.outcome.refused[0][0] == cited
    found = judged(Tables(before.release), Tables(after.release), cited)
    assert {table: counts["not about it"] for table, counts in found.items()} == dict.fromkeys(
        found, 0
    )
    assert found["citations"]["changed"] > 0
    assert found["completeness"]["changed"] > 0


def most_cited(tables):
    """Return the path of the document that most others refer to."""
    known = {row["symbol"]: row["source_id"] for row in tables.keyed("resolutions").values()}
    paths = {row["source_id"]: row["path"] for row in tables.keyed("sources").values()}
    citing = {}
    for row in tables.keyed("citations").values():
        target = row["target_symbol"]
        if target in known and target != row["symbol"]:
            citing.setdefault(target, set()).add(row["symbol"])
    return paths[known[max(sorted(citing), key=lambda each: len(citing[each]))]]
