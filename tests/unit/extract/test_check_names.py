"""Names of checks: every reader gives them in the form that the table of findings declares."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import pipeline
from pipeline.tables.findings import FINDINGS

SOURCES = sorted(Path(pipeline.__file__).parent.rglob("*.py"))
PATTERN = re.compile(FINDINGS.column("check_name").pattern or "")


def names(tree: ast.AST) -> Iterator[str]:
    """Yield the literal names that a module gives: check_name="..." and _finding(seen, "...")."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        given = [each.value for each in node.keywords if each.arg == "check_name"]
        if isinstance(node.func, ast.Name) and node.func.id == "_finding":
            given += node.args[1:2]
        for each in given:
            if isinstance(each, ast.Constant) and isinstance(each.value, str):
                yield each.value


FOUND = sorted({name for path in SOURCES for name in names(ast.parse(path.read_text("utf-8")))})


@pytest.mark.parametrize("name", FOUND)
def test_a_name_is_as_declared(name: str) -> None:
    assert PATTERN.search(name)


def test_names_are_found() -> None:
    assert len(FOUND) > 20
