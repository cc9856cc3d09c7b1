"""A symbol is understood in any form that a person may have before them."""

import pytest

from pipeline.cli.dossier import symbols


@pytest.mark.parametrize(
    ("text", "symbol"),
    [
        pytest.param("A/RES/73/135", "A/RES/73/135", id="canonical"),
        pytest.param(" a/res/73/135 ", "A/RES/73/135", id="small letters, spaces"),
        pytest.param("A/RES/73/135:en", "A/RES/73/135", id="id of the resolution"),
        pytest.param("A/RES/73/135:en#OP5(a)", "A/RES/73/135", id="id of a clause"),
        pytest.param("73/135", "A/RES/73/135", id="number of a session"),
        pytest.param("resolution 73/135", "A/RES/73/135", id="with the word"),
        pytest.param("General Assembly resolution 217 A (III)", "A/RES/217(III)[A]", id="roman"),
        pytest.param("2708 (2023)", "S/RES/2708(2023)", id="Security Council"),
        pytest.param("S/RES/2708 (2023)", "S/RES/2708(2023)", id="symbol with a space"),
        pytest.param("ES-11/1", "A/RES/ES-11/1", id="emergency special session"),
        pytest.param("2018/12", "E/RES/2018/12", id="Economic and Social Council"),
    ],
)
def test_the_likeliest_symbol_comes_first(text, symbol):
    assert next(symbols(text)).canonical == symbol


def test_a_number_of_two_organs_is_tried_for_both():
    assert "A/HRC/RES/16/18" in [symbol.canonical for symbol in symbols("16/18")]


@pytest.mark.parametrize("text", ["", "foo", "135", "the resolution"])
def test_what_names_no_document(text):
    assert list(symbols(text)) == []
