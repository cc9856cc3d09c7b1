"""Dagster finds every definition, and the graph is the one that we mean."""

import ast
from pathlib import Path

import dagster as dg
import pytest

from pipeline import defs as package
from pipeline.definitions import defs
from pipeline.defs.checks import HOMES
from pipeline.tables import TABLES

GROUPS = {
    "raw": {"fetched", "sources"},
    "sessions": {
        "sessions",
        "resolutions",
        "clauses",
        "footnotes",
        "footnote_refs",
        "citations",
        "dates",
        "meetings",
        "votes",
        "sponsors",
        "requests",
        "source_map",
        "findings",
    },
    "corpus": {
        "linked_citations",
        "corpus_findings",
        "completeness",
        "series",
        "lineage",
        "reuse",
        "corrections",
        "evaluation",
    },
    "release": {"candidate", "release", "report"},
}


def specs() -> dict[str, dg.AssetSpec]:
    return {spec.key.path[-1]: spec for spec in defs.resolve_all_asset_specs()}


def test_definitions_load():
    dg.Definitions.validate_loadable(defs)


def test_assets_by_group():
    found: dict[str, set[str]] = {}
    for name, spec in specs().items():
        found.setdefault(spec.group_name, set()).add(name)
    assert found == GROUPS


def test_a_session_is_one_partition_of_one_asset():
    partitioned = {name for name, spec in specs().items() if spec.partitions_def}
    assert partitioned == {"sessions"}


def test_the_tables_of_sessions_come_of_what_is_partitioned():
    upstream = {
        name: {dep.asset_key.path[-1] for dep in spec.deps} for name, spec in specs().items()
    }
    of_sessions = {name for name, deps in upstream.items() if "sessions" in deps}
    assert of_sessions == {table.name for table in TABLES if table.partitioned}


def test_every_asset_leads_to_the_release_and_its_report():
    upstream = {
        name: {dep.asset_key.path[-1] for dep in spec.deps} for name, spec in specs().items()
    }
    reached, waiting = set(), ["report"]
    while waiting:
        name = waiting.pop()
        reached.add(name)
        waiting += upstream[name] - reached
    assert reached == set(specs())


def test_every_table_that_is_made_before_a_release_has_a_blocking_check():
    checks = {
        (key.asset_key.path[-1], key.name)
        for each in defs.asset_checks or ()
        for key in each.check_keys
    }
    tables = {table.name for table in TABLES} - {"changes", "rekeys"}
    wanted = {(HOMES.get(name, name), "meets_expectations") for name in tables}
    assert checks == wanted | {("candidate", "invariants_hold")}
    assert all(spec.blocking for each in defs.asset_checks or () for spec in each.check_specs)


@pytest.mark.parametrize(
    "path", sorted(Path(package.__file__).parent.glob("*.py")), ids=lambda p: p.stem
)
def test_dagster_can_read_the_annotations(path):
    imports = (
        node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.ImportFrom)
    )
    assert "__future__" not in {node.module for node in imports}
