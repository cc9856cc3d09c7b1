"""Every reason for refusing a file says what a person can do about it."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import pipeline
from pipeline.sources.files import cannot_open
from pipeline.sources.outcome import NOTHING

PACKAGE = Path(pipeline.__file__).parent
REFUSING = {"Refusal", "refused", "Exhausted"}

HELPS = re.compile(
    r"(?:[:;,]|\bor) (?:fetch|supply|save|unpack|split|put|take|pack|make|keep|report|check"
    r"|extract|recognise|build|try|look)\b"
)


def refusing(path: Path) -> Iterator[tuple[str, str]]:
    """Yield where a module refuses something, and the words of the reason as far as they stand
    there; a reason that is handed on has none."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for scope in ast.walk(tree):
        if isinstance(scope, ast.Module | ast.FunctionDef):
            names = {**named(tree), **named(scope)}
            for node in ast.walk(scope):
                if isinstance(node, ast.Call) and called(node) in REFUSING:
                    words = "".join(words_of(part, names) for part in node.args)
                    if len(words.split()) > 1:
                        yield f"{path.relative_to(PACKAGE)}:{node.lineno}", words


def called(node: ast.Call) -> str | None:
    return node.func.id if isinstance(node.func, ast.Name) else None


def named(scope: ast.AST) -> dict[str, ast.expr]:
    """Return what names stand for in a module or function."""
    return {
        target.id: node.value
        for node in getattr(scope, "body", ())
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    }


def words_of(node: ast.expr, names: dict[str, ast.expr]) -> str:
    """Return the literal words of an expression, and of the names in it."""
    found = ""
    for part in ast.walk(node):
        match part:
            case ast.Constant(value=str() as text):
                found += text
            case ast.Name(id=name) if name in names and names[name] is not node:
                found += words_of(names[name], {})
            case _:
                pass
    return found


REASONS = dict(found for path in sorted(PACKAGE.rglob("*.py")) for found in refusing(path))


def test_the_reasons_are_found():
    modules = {place.partition(":")[0] for place in REASONS}
    assert {"formats/plain.py", "formats/akn_tree.py", "sources/files.py"} <= modules
    assert len(REASONS) > 25


@pytest.mark.parametrize("place", sorted(REASONS))
def test_a_reason_says_what_helps(place):
    assert HELPS.search(REASONS[place]), REASONS[place]


def kinds() -> dict[str, str]:
    from pipeline.formats import plain

    return plain._WHAT_HELPS


@pytest.mark.parametrize("kind", sorted(kinds()))
def test_a_kind_of_file_that_is_no_text_says_what_helps(kind):
    assert HELPS.search(kinds()[kind])


@pytest.mark.parametrize(
    "error", [PermissionError(13, "denied"), FileNotFoundError(2, "gone"), OSError(5, "I/O error")]
)
def test_what_cannot_be_opened_says_what_helps(error):
    assert HELPS.search(cannot_open(error))


def test_a_file_without_a_resolution_says_what_helps():
    assert HELPS.search(NOTHING)


@pytest.mark.parametrize("reason", ["the file is damaged", "it is no resolution", "fetched in 2"])
def test_a_reason_without_help_would_be_noticed(reason):
    assert not HELPS.search(reason)
