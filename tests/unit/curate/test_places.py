"""Places come from the symbol alone."""

import pytest

from pipeline.curate.places import Place, place_of


@pytest.mark.parametrize(
    ("symbol", "place"),
    [
        pytest.param("A/RES/73/135", Place("GA", "73", 135, None), id="GA since 1976"),
        pytest.param("A/RES/3369(XXX)", Place("GA", "XXX", 3369, None), id="GA before"),
        pytest.param("A/RES/217(III)[A]", Place("GA", "III", 217, "A"), id="part, roman"),
        pytest.param("A/RES/57/130A-B", Place("GA", "57", 130, "A-B"), id="two parts"),
        pytest.param("A/RES/ES-11/1", Place("GA", "ES-11", 1, None), id="emergency"),
        pytest.param("S/RES/2708(2023)", Place("SC", None, 2708, None), id="SC has no session"),
        pytest.param("E/RES/2018/12", Place("ECOSOC", "2018", 12, None), id="a year for one"),
        pytest.param("A/HRC/RES/16/18", Place("HRC", "16", 18, None), id="HRC"),
        pytest.param("S/PRST/2013/16", None, id="a statement"),
        pytest.param("A/73/L.45", None, id="a draft"),
        pytest.param("A/RES/73/135/Corr.1", None, id="a corrigendum"),
        pytest.param("GC(64)/RES/9", None, id="another organization"),
        pytest.param("2030 Agenda", None, id="no symbol"),
    ],
)
def test_place(symbol: str, place: Place | None) -> None:
    assert place_of(symbol) == place
