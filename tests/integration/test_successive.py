"""Releases one after the other, of real documents: their versions, and why each row changed.

One resolution; another one; an edited source; another reader; a new column; a correction.
"""

import hashlib
import json
import shutil
from collections import Counter
from contextlib import contextmanager
from dataclasses import replace

import pyarrow.parquet as pq
import pytest
from typer.testing import CliRunner

from pipeline.cli.app import app
from pipeline.cli.diff import NoSuch
from pipeline.curate.rows import rows_of
from pipeline.defs.resources import Means
from pipeline.formats import read_source
from pipeline.sources import code
from pipeline.tables import CLAUSES, Column
from tests.integration.building import PROJECT, build_in
from tests.integration.conftest import nothing_wrong

SEEDS = {year: next((PROJECT / "raw" / "ga" / year).iterdir()) for year in ("63", "73")}
OP17 = "A/RES/73/135:en#OP17"

WORDS = Column(
    name="words",
    type="int32",
    description="Words of the text.",
    origin="computed",
    example="12",
)

CORRECTION = """
[[correction]]
symbol = "A/RES/63/114"
field = "resolutions.adoption_date"
row_id = "A/RES/63/114:en"
expected = 2008-12-05
value = 2008-12-06
reason = "the test says so"
evidence = "A/63/PV.64"
"""


def rows(release, table):
    return pq.read_table(release / "parquet" / f"{table}.parquet").to_pylist()


def changes_of(release):
    return {(row["table_name"], row["row_id"]): row for row in rows(release, "changes")}


def other_reader(data):
    """Read a source and find another agenda title: the same bytes, another reading."""
    found = read_source(data)
    readings = tuple(
        replace(each, resolution=each.resolution._replace(agenda_title="Cooperation"))
        for each in found.readings
    )
    return replace(found, readings=readings)


@contextmanager
def code_named(letter):
    """Let the code have another hash, as if a file of it had been edited."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(code, "hash_of_files", lambda root, paths: letter * 64)
        forget()
        yield
    forget()


def forget():
    for hashed in (code.code_version, code.reading_code):
        hashed.cache_clear()


def rows_with_words(kept):
    found = rows_of(kept)
    for row in found["clauses"]:
        row[WORDS.name] = len(row["text"].split())
    return found


@contextmanager
def one_more_column():
    """Declare one more column of clauses, and let the rows have it."""
    columns = CLAUSES.columns
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("pipeline.curated.sessions.rows_of", rows_with_words)
        for module in ("edition", "build", "manifest"):
            patch.setattr(f"pipeline.release.{module}.SCHEMA_VERSION", "1.1.0")
        object.__setattr__(CLAUSES, "columns", (*columns, WORDS))
        try:
            yield
        finally:
            object.__setattr__(CLAUSES, "columns", columns)


@pytest.fixture(scope="module")
def releases(tmp_path_factory):
    """Six releases, by what was done for each."""
    folder = tmp_path_factory.mktemp("successive")
    raw, corrections = folder / "raw", folder / "corrections.toml"
    raw.mkdir()
    corrections.write_text(CORRECTION, encoding="utf-8")
    other = Means(parse=other_reader)

    def made(**others):
        return build_in(folder, raw=str(raw), **others).release

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("pipeline.quality.validate.validate", nothing_wrong)
        shutil.copy(SEEDS["63"], raw)
        found = {"first": made()}
        shutil.copy(SEEDS["73"], raw)
        found["new resolution"] = made()
        text = SEEDS["73"].read_text(encoding="utf-8")
        text = text.replace("*Welcomes with appreciation*", "*Welcomes with satisfaction*")
        (raw / SEEDS["73"].name).write_text(text, encoding="utf-8")
        found["changed source"] = made()
        with code_named("b"):
            found["other reader"] = made(means=other)
        with one_more_column():
            with code_named("c"):
                found["new column"] = made(means=other)
            with code_named("d"):  # the project's own corrections are part of its code
                found["correction"] = made(means=other, corrections=str(corrections))
    return found


def test_the_versions_follow_from_what_changed(releases):
    assert {what: release.name for what, release in releases.items()} == {
        "first": "1.0.0",
        "new resolution": "1.1.0",
        "changed source": "1.1.1",
        "other reader": "1.1.2",
        "new column": "1.2.0",
        "correction": "1.2.1",
    }


def test_each_release_says_which_it_is_compared_with(releases):
    order = [release.name for release in releases.values()]
    for before, release in zip(order, list(releases.values())[1:], strict=False):
        assert {row["previous_version"] for row in rows(release, "changes")} == {before}
    assert rows(releases["first"], "changes") == rows(releases["first"], "rekeys") == []


def causes(release, *tables):
    """Return how often each change and cause is met, in some tables or in all."""
    return Counter(
        (row["change"], row["cause"])
        for row in rows(release, "changes")
        if not tables or row["table_name"] in tables
    )


def test_a_new_resolution_is_a_source_and_changes_what_others_say(releases):
    release = releases["new resolution"]
    changes = changes_of(release)
    assert changes["resolutions", "A/RES/73/135:en"]["cause"] == "source"
    assert changes["sources", SEEDS["73"].name]["cause"] == "source"
    assert causes(release, "clauses") == {("added", "source"): 56}
    assert causes(release, "lineage") == {("added", "source"): 56, ("added", "context"): 2}
    assert changes["completeness", "GA|73|135|"]["cause"] == "source"
    assert changes["completeness", "GA|37|4|"]["cause"] == "context"
    assert changes["reuse", "A/RES/63/114:en#OP10|A/RES/63/114:en#OP10"]["cause"] == "context"
    assert {cause for _, cause in causes(release)} == {"source", "context"}
    assert rows(release, "rekeys") == []


def test_a_changed_source_explains_its_rows(releases):
    release = releases["changed source"]
    row = changes_of(release)["clauses", OP17]
    assert (row["change"], row["cause"]) == ("changed", "source")
    assert row["columns"] == ["action_phrase", "action_qualifier", "text"]
    assert {cause for _, cause in causes(release)} == {"source"}
    assert causes(release, "clauses", "resolutions", "sources") == {("changed", "source"): 3}


def test_another_reader_of_the_same_bytes_is_the_parser(releases):
    release = releases["other reader"]
    assert causes(release) == {("changed", "parser"): 2}
    assert {tuple(row["columns"]) for row in rows(release, "changes")} == {("agenda_title",)}


def test_a_new_column_is_the_schema(releases):
    release = releases["new column"]
    clauses = rows(release, "clauses")
    assert causes(release) == {("changed", "schema"): len(clauses)}
    assert {tuple(row["columns"]) for row in rows(release, "changes")} == {("words",)}
    assert clauses[0]["words"] == len(clauses[0]["text"].split())
    stated = json.loads((release / "manifest.json").read_bytes())
    assert stated["schema_version"] == "1.1.0"


def test_a_correction_is_told_where_it_works_and_what_follows_is_context(releases):
    release = releases["correction"]
    changes = changes_of(release)
    assert changes["resolutions", "A/RES/63/114:en"]["cause"] == "correction"
    assert changes["resolutions", "A/RES/63/114:en"]["columns"] == ["adoption_date"]
    key = "A/RES/63/114|resolutions.adoption_date|A/RES/63/114:en"
    assert changes["corrections", key]["cause"] == "correction"
    (citation,) = (row for (table, _), row in changes.items() if table == "citations")
    assert (citation["columns"], citation["cause"]) == (["date_agrees"], "context")
    (finding,) = (row for (table, _), row in changes.items() if table == "findings")
    assert (finding["change"], finding["cause"]) == ("added", "context")
    (applied,) = rows(release, "corrections")
    assert (applied["expected"], applied["value"]) == ("2008-12-05", "2008-12-06")


def test_the_changelog_keeps_the_earlier_entries(releases):
    page = (releases["correction"] / "CHANGELOG.md").read_text(encoding="utf-8")
    heads = [line.split()[1] for line in page.splitlines() if line.startswith("## ")]
    assert heads == ["1.2.1", "1.2.0", "1.1.2", "1.1.1", "1.1.0", "1.0.0"]
    for release in releases.values():
        own = (release / "CHANGELOG.md").read_text(encoding="utf-8").split("\n## ")[1]
        assert own.strip() in page


@pytest.mark.parametrize(
    ("what", "line"),
    [
        ("new resolution", "`clauses`: 56 added (source)."),
        (
            "changed source",
            "`A/RES/73/135:en#OP17` changed (source): text “Welcomes with appreciation the "
            "continuing cooperation …” → “Welcomes with satisfaction the continuing "
            "cooperation …”; also action_phrase, action_qualifier",
        ),
        ("other reader", "changed (parser): agenda_title nothing → “Cooperation”"),
        ("new column", "New column: `clauses.words`."),
        (
            "correction",
            "`A/RES/63/114:en` changed (correction): adoption_date “2008-12-05” → “2008-12-06”",
        ),
    ],
)
def test_the_changelog_shows_rows_before_and_after(releases, what, line):
    assert line in (releases[what] / "CHANGELOG.md").read_text(encoding="utf-8")


def diff(releases, old, new, *options):
    arguments = ["diff", str(releases[old]), str(releases[new]), *options]
    return CliRunner().invoke(app, arguments)


def test_diff_shows_a_table_before_and_after(releases):
    shown = diff(releases, "new resolution", "changed source", "--table", "clauses")
    assert shown.exit_code == 0
    lines = shown.output.splitlines()
    assert lines[:3] == ["1.1.0 to 1.1.1: patch", "clauses: 1 row", ""]
    assert lines[3].strip() == f"{OP17}  changed (source)"
    assert lines[4].split() == [
        "action_phrase",
        *("Welcomes", "with", "[-appreciation-]", "Welcomes", "with", "{+satisfaction+}"),
    ]
    assert {len(line) for line in lines if line.startswith(("action", "text"))} == {120}


def test_diff_shows_nulls_and_the_words_of_what_came(releases):
    shown = diff(releases, "changed source", "other reader", "--table", "resolutions")
    assert ["agenda_title", "null", "{+Cooperation+}"] in map(str.split, shown.output.splitlines())
    shown = diff(releases, "first", "new resolution", "--table", "resolutions")
    assert "Cooperation between the United Nations" in shown.output


def test_diff_shows_rows_of_one_cause_up_to_a_limit(releases):
    options = ("--table", "completeness", "--cause", "context", "--limit", "2")
    shown = diff(releases, "first", "new resolution", *options)
    assert "completeness: 2 of 167 rows: --limit shows more" in shown.output
    assert shown.output.count("(context)") == 2
    assert "(source)" not in shown.output


def test_diff_of_nothing_says_so(releases):
    shown = diff(releases, "first", "new resolution", "--table", "votes")
    assert "votes: no such row differs." in shown.output


@pytest.mark.parametrize("option", [("--table", "clause"), ("--cause", "weather")])
def test_diff_names_what_there_is(releases, option):
    shown = diff(releases, "first", "new resolution", *option)
    assert isinstance(shown.exception, NoSuch)
    what = option[0].removeprefix("--")
    assert f"there is no {what} {option[1]!r}: it is one of" in str(shown.exception)


def test_diff_in_short_names_every_table_and_cause(releases):
    shown = diff(releases, "new column", "correction")
    assert shown.exit_code == 0
    for words in ("1.2.0 to 1.2.1: patch", "changed (correction)", "added (context)"):
        assert words in shown.output


def test_the_index_knows_them_all_with_their_hashes(releases):
    folder = releases["first"].parent
    index = json.loads((folder / "latest.json").read_bytes())
    assert index["latest"] == "1.2.1"
    assert [each["version"] for each in index["releases"]] == [
        release.name for release in reversed(releases.values())
    ]
    newest = index["releases"][0]
    stated = json.loads((releases["correction"] / "manifest.json").read_bytes())
    assert newest["date"] == stated["date"]
    assert newest["rows"] == {name: each["rows"] for name, each in stated["tables"].items()}
    sums = (releases["correction"] / "SHA256SUMS").read_bytes()
    assert newest["sha256_of_sums"] == hashlib.sha256(sums).hexdigest()
