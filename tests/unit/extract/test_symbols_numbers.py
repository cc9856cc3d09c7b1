"""Printed numbers of resolutions, and the symbols they stand for."""

import pytest

from pipeline.extract.symbols import SymbolError
from pipeline.extract.symbols_numbers import parse_number, resolution_symbol


@pytest.mark.parametrize(
    ("body", "printed", "symbol"),
    [
        pytest.param("GA", "73/135", "A/RES/73/135", id="session"),
        pytest.param("GA", "57/283 B", "A/RES/57/283B", id="part of a session's"),
        pytest.param("GA", "1514 (XV)", "A/RES/1514(XV)", id="roman"),
        pytest.param("GA", "217 A (III)", "A/RES/217(III)[A]", id="part of a roman session's"),
        pytest.param("GA", "1000 (ES-I)", "A/RES/1000(ES-I)", id="early emergency session"),
        pytest.param("GA", "S-10/2", "A/RES/S-10/2", id="special session"),
        pytest.param("GA", "ES\u201111/1", "A/RES/ES-11/1", id="emergency session"),
        pytest.param("SC", "2402 (2018)", "S/RES/2402(2018)", id="Security Council"),
        pytest.param("SC", "2402\u00a0(2018)", "S/RES/2402(2018)", id="no-break space"),
        pytest.param("ECOSOC", "2018/12", "E/RES/2018/12", id="year"),
        pytest.param("ECOSOC", "1926 B (LVIII)", "E/RES/1926(LVIII)[B]", id="old Council"),
        pytest.param("ECOSOC", "1915 (ORG-75)", "E/RES/1915(ORG-75)", id="organizational session"),
        pytest.param("HRC", "16/18", "A/HRC/RES/16/18", id="Human Rights Council"),
        pytest.param("HRC", "S-36/1", "A/HRC/RES/S-36/1", id="its special session"),
        pytest.param("CHR", "2005/69", "E/CN.4/RES/2005/69", id="Commission on Human Rights"),
        pytest.param("UNEA", "4/1", "UNEP/EA.4/Res.1", id="Environment Assembly"),
        pytest.param("UNHA", "1/1", "HSP/HA.1/Res.1", id="Habitat Assembly"),
        pytest.param(None, "2402 (2018)", "S/RES/2402(2018)", id="form alone: Security Council"),
        pytest.param(None, "1514 (XV)", "A/RES/1514(XV)", id="form alone: Assembly"),
        pytest.param(
            None, "2130 (LXIII)", "E/RES/2130(LXIII)", id="form alone: after session XXX"
        ),
        pytest.param(None, "2018/12", "E/RES/2018/12", id="form alone: year"),
    ],
)
def test_a_number_stands_for_a_symbol(body: str | None, printed: str, symbol: str) -> None:
    assert resolution_symbol(body, printed).canonical == symbol


def test_decisions_have_symbols_too() -> None:
    assert resolution_symbol("GA", "60/551 C", "decision").canonical == "A/DEC/60/551C"


@pytest.mark.parametrize(
    ("body", "printed"),
    [
        pytest.param("GA", "16/18", id="before session 31 the form was another"),
        pytest.param("SC", "73/135", id="the Council has no sessions"),
        pytest.param("CSW", "49/7", id="no symbols: printed in the report"),
        pytest.param("GA", "2625 (XXVV)", id="no such numeral"),
        pytest.param("GA", "the present resolution", id="no number"),
    ],
)
def test_what_has_no_symbol_is_refused(body: str, printed: str) -> None:
    with pytest.raises(SymbolError):
        resolution_symbol(body, printed)


def test_a_number_comes_apart() -> None:
    assert parse_number("217 A (III)") == ("roman", "III", "217", "A")
