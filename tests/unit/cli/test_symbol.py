"""How a symbol is understood, as the command line tells it."""

import pytest
from typer.testing import CliRunner

from pipeline.cli.app import app
from pipeline.cli.dossier import NotFound

run = CliRunner()


def facts(text):
    shown = run.invoke(app, ["symbol", text])
    assert shown.exit_code == 0, shown.exception
    return [tuple(line.strip().split(maxsplit=1)) for line in shown.output.splitlines()]


def said(text, name):
    return [value for key, value in facts(text) if key == name]


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        pytest.param("217 A (III)", "A/RES/217(III)[A]", id="roman with a letter"),
        pytest.param("57/283 B", "A/RES/57/283B", id="session with a letter"),
        pytest.param("s/res/2708 (2023)", "S/RES/2708(2023)", id="small letters"),
        pytest.param("A/72/L.59/Rev.1", "A/72/L.59/Rev.1", id="revised draft"),
    ],
)
def test_canonical_form(text, canonical):
    assert said(text, "canonical") == [canonical]


def test_parts_of_a_symbol():
    assert facts("217 A (III)")[1:] == [
        ("body", "GA"),
        ("series", "RES"),
        ("session", "III"),
        ("number", "217"),
        ("part", "A"),
        ("url", "https://docs.un.org/en/A/RES/217(III)"),
    ]


def test_modifications_are_told():
    assert said("A/72/L.59/Rev.1/Add.1", "modifications") == ["Rev.1, Add.1"]


def test_both_halves_of_a_double_symbol():
    assert said("A/60/633-S/2005/826", "canonical") == ["A/60/633", "S/2005/826"]


def test_an_unknown_root_is_told():
    assert said("FOO/12/3", "root") == ["FOO is not known: the form alone is a symbol's"]


def test_what_is_no_symbol():
    shown = run.invoke(app, ["symbol", "24 hours"])
    assert isinstance(shown.exception, NotFound)
