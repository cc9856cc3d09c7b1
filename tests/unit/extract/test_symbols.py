"""What the grammar of document symbols promises: every family, one form, an order, an address."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract.symbols import (
    SymbolError,
    canonical,
    parse_symbol,
    split_symbols,
    url,
    urls,
)

FAMILIES = [
    # printed or linked form, canonical form, body, session, year, number, part
    ("A/RES/73/135", "A/RES/73/135", "GA", "73", None, 135, None),
    ("A/RES/3369 (XXX)", "A/RES/3369(XXX)", "GA", "XXX", None, 3369, None),
    ("A/RES/217 A (III)", "A/RES/217(III)[A]", "GA", "III", None, 217, "A"),
    ("A/RES/217(III)[A]", "A/RES/217(III)[A]", "GA", "III", None, 217, "A"),
    ("A/RES/1000 (ES-I)", "A/RES/1000(ES-I)", "GA", "ES-I", None, 1000, None),
    ("a/res/3202(s-vi)", "A/RES/3202(S-VI)", "GA", "S-VI", None, 3202, None),
    ("A/RES/57/283 B", "A/RES/57/283B", "GA", "57", None, 283, "B"),
    ("A/RES/67/234b", "A/RES/67/234B", "GA", "67", None, 234, "B"),
    ("A/RES/57/130A\u2013B", "A/RES/57/130A-B", "GA", "57", None, 130, "A-B"),
    ("A/RES/63/108[B-IV]", "A/RES/63/108[B-IV]", "GA", "63", None, 108, "B-IV"),
    ("A/RES/S-10/2", "A/RES/S-10/2", "GA", "S-10", None, 2, None),
    ("A/RES/ES\u201111/1", "A/RES/ES-11/1", "GA", "ES-11", None, 1, None),
    ("A/DEC/60/551 C", "A/DEC/60/551C", "GA", "60", None, 551, "C"),
    ("S/RES/2401 (2018)", "S/RES/2401(2018)", "SC", None, 2018, 2401, None),
    ("E/RES/2130 (LXIII)", "E/RES/2130(LXIII)", "ECOSOC", "LXIII", None, 2130, None),
    ("E/RES/1915(ORG-75)", "E/RES/1915(ORG-75)", "ECOSOC", "ORG-75", None, 1915, None),
    ("E/RES/2018/12", "E/RES/2018/12", "ECOSOC", None, 2018, 12, None),
    ("E/RES/2021/2B", "E/RES/2021/2B", "ECOSOC", None, 2021, 2, "B"),
    ("A/hrc/RES/S-36/1", "A/HRC/RES/S-36/1", "HRC", "S-36", None, 1, None),
    ("A/HRC/PRST/OS/12/1", "A/HRC/PRST/OS/12/1", "HRC", "12", None, 1, None),
    ("E/CN.4/RES/2005/69", "E/CN.4/RES/2005/69", "CHR", None, 2005, 69, None),
    ("UNEP/EA.6/RES.5", "UNEP/EA.6/Res.5", "UNEA", "6", None, 5, None),
    ("HSP/HA.1/Res.1", "HSP/HA.1/Res.1", "UNHA", "1", None, 1, None),
    ("S/PRST/2013/16", "S/PRST/2013/16", "SC", None, 2013, 16, None),
    ("S/PV.7813", "S/PV.7813", "SC", None, None, 7813, None),
    ("A/C.3/73/L.45/Rev.1", "A/C.3/73/L.45/Rev.1", "GA", "73", None, 45, None),
    ("A/ES-10/273", "A/ES-10/273", "GA", "ES-10", None, 273, None),
    ("S/26560", "S/26560", "SC", None, None, 26560, None),
    ("A/74/6 (SECT. 29A)", "A/74/6(Sect.29A)", "GA", "74", None, 6, None),
    ("NPT/CONF.10/8 (PARTS I AND II)", "NPT/CONF.10/8(PartsIandII)", None, None, None, 8, None),
    ("ICCD/COP(14)/23/Add.1", "ICCD/COP(14)/23/Add.1", None, None, None, 23, None),
    ("GC.18/INF/4", "GC.18/INF/4", "General Conference", None, None, 4, None),
    ("UNEP/OZL.PRO.28/12", "UNEP/OzL.Pro.28/12", None, None, None, 12, None),
    ("A/72/L.59/Rev.1/Add.1", "A/72/L.59/Rev.1/Add.1", "GA", "72", None, 59, None),
    ("A/71/53 /Add.1/Corr.1", "A/71/53/Add.1/Corr.1", "GA", "71", None, 53, None),
    ("A/C.3/78/L.49/REV.1*", "A/C.3/78/L.49/Rev.1", "GA", "78", None, 49, None),
    ("\u0410/RES/70\u00ad/1.", "A/RES/70/1", "GA", "70", None, 1, None),
    ("(A/66/53)"[1:], "A/66/53", "GA", "66", None, 53, None),
]  # fmt: skip


@pytest.mark.parametrize(
    ("printed", "form", "body", "session", "year", "number", "part"),
    FAMILIES,
    ids=[row[1] for row in FAMILIES],
)
def test_families(printed, form, body, session, year, number, part) -> None:
    symbol = parse_symbol(printed)
    assert symbol.canonical == form
    assert body is None or symbol.body == body
    assert (symbol.session, symbol.year) == (session, year)
    assert (symbol.number, symbol.part) == (number, part)
    assert symbol.recognised


@pytest.mark.parametrize("form", [row[1] for row in FAMILIES])
def test_the_canonical_form_is_read_back_in_any_case(form: str) -> None:
    assert canonical(form) == canonical(form.lower()) == canonical(form.upper()) == form


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("24/7", id="no root"),
        pytest.param("and/or", id="no number"),
        pytest.param("2018/2019", id="years"),
        pytest.param("SC/12616", id="press release"),
        pytest.param("A//1", id="empty segment"),
        pytest.param("A/", id="nothing after the slash"),
        pytest.param("A/60/633-S/2005/826", id="two symbols"),
        pytest.param("A/" + "1/" * 500 + "1", id="too long"),
        pytest.param("", id="empty"),
    ],
)
def test_what_is_not_one_symbol(text: str) -> None:
    with pytest.raises(SymbolError):
        parse_symbol(text)


@pytest.mark.parametrize(
    ("text", "symbols"),
    [
        pytest.param("A/60/633-S/2005/826", ("A/60/633", "S/2005/826"), id="two organs"),
        pytest.param("A/71/982\u2013S/2017/600", ("A/71/982", "S/2017/600"), id="en dash"),
        pytest.param("ISBA/25/A/10-ISBA/25/C/31", ("ISBA/25/A/10", "ISBA/25/C/31"), id="one root"),
        pytest.param(
            "A/76/668-S/2022/66/Corr.1",
            ("A/76/668/Corr.1", "S/2022/66/Corr.1"),
            id="one modification for both",
        ),
        pytest.param(
            "A/67/205/Add.1-S/2012/715/Add.1",
            ("A/67/205/Add.1", "S/2012/715/Add.1"),
            id="each its own",
        ),
        pytest.param("A/RES/57/130A-B", ("A/RES/57/130A-B",), id="letters are not roots"),
        pytest.param("A/ES-10/273", ("A/ES-10/273",), id="a session is not a root"),
    ],
)
def test_double_symbols(text: str, symbols: tuple[str, ...]) -> None:
    assert split_symbols(text) == symbols


@pytest.mark.parametrize(
    ("head", "suffix", "whole"),
    [
        ("A/63/L.44", "Add.1", "A/63/L.44/Add.1"),
        ("A/72/L.59/Rev.1", "Rev.1/Add.1", "A/72/L.59/Rev.1/Add.1"),
        ("A/72/L.59/Rev.1", "Add.1", "A/72/L.59/Rev.1/Add.1"),
        ("A/71/10/Add.1", "Add.2", "A/71/10/Add.2"),
        ("A/71/10/Add.1", "Corr.1", "A/71/10/Add.1/Corr.1"),
        ("A/71/10/Corr.1", "Add.1", "A/71/10/Add.1"),
    ],
)
def test_a_suffix_stands_for_a_symbol(head: str, suffix: str, whole: str) -> None:
    assert parse_symbol(head).with_modification(suffix).canonical == whole


def test_an_unknown_root_passes_as_unrecognised() -> None:
    symbol = parse_symbol("WHA58/2005/REC/1")
    assert (symbol.canonical, symbol.root) == ("WHA58/2005/REC/1", "WHA58")
    assert not symbol.recognised


def test_a_bracketed_part_is_at_its_parents_address() -> None:
    assert url("A/RES/217(III)[A]") == "https://docs.un.org/en/A/RES/217(III)"
    assert url("A/RES/73/135", "fr") == "https://docs.un.org/fr/A/RES/73/135"


def test_a_lettered_part_has_its_parents_address_as_a_second_choice() -> None:
    assert urls("A/RES/57/283B") == (
        "https://docs.un.org/en/A/RES/57/283B",
        "https://docs.un.org/en/A/RES/57/283",
    )


def test_the_order_goes_by_sessions_and_numbers() -> None:
    ordered = [
        "A/73/9",
        "A/73/10",
        "A/C.3/73/L.4",
        "A/RES/217(III)",
        "A/RES/217(III)[A]",
        "A/RES/3369(XXX)",
        "A/RES/57/283",
        "A/RES/57/283A",
        "A/RES/57/283B",
        "A/RES/73/135",
        "A/RES/S-10/2",
        "S/RES/1(1946)",
        "S/RES/2401(2018)",
    ]
    assert [str(symbol) for symbol in sorted(map(parse_symbol, reversed(ordered)))] == ordered


# Symbols built from the grammar, each in its canonical spelling.
_numbers = st.integers(1, 99999).map(str)
_roots = st.sampled_from(
    ["A", "S", "E", "ST/SGB", "A/HRC", "E/CN.4", "A/C.3", "UNEP/EA.4", "FCCC/CP"]
)
_whens = st.sampled_from(["", "/73", "/2018", "/S-10", "/ES-11"])
_kinds = st.sampled_from(["", "L.", "PV.", "SR.", "CRP.", "INF/"])
_brackets = st.sampled_from(["", "(PartI)", "(Vol.II)", "(Sect.29A)", "(SUPP)"])
_changes = st.lists(st.sampled_from(["Rev.1", "Add.2", "Corr.3", "Amend.1"]), max_size=3)
documents = st.builds(
    lambda root, when, kind, number, bracket, changes: "/".join(
        [f"{root}{when}/{kind}{number}{bracket}", *changes]
    ),
    _roots, _whens, _kinds, _numbers, _brackets, _changes,
)  # fmt: skip
_romans = st.sampled_from(["I", "IV", "XXX", "S-VI", "ES-V"])
_parts = st.sampled_from(["", "A", "B", "A-C"])
resolutions = st.one_of(
    st.builds("A/RES/{}/{}{}".format, st.integers(31, 99), st.integers(1, 400), _parts),
    st.builds("S/RES/{}({})".format, st.integers(1, 3000), st.integers(1946, 2030)),
    st.builds(
        lambda number, session, part: f"A/RES/{number}({session})" + (f"[{part}]" if part else ""),
        st.integers(1, 3541), _romans, _parts,
    ),
    st.builds("A/HRC/RES/S-{}/{}".format, st.integers(1, 40), st.integers(1, 9)),
    st.builds("UNEP/EA.{}/Res.{}".format, st.integers(1, 9), st.integers(1, 30)),
)  # fmt: skip
symbols = documents | resolutions
_spaces = st.sampled_from(["", " ", "\u00a0", "\u00ad"])


@given(symbols, _spaces, _spaces)
def test_round_trip_whatever_the_spacing(form: str, slash: str, bracket: str) -> None:
    printed = form.replace("/", f"{slash}/{slash}").replace("(", f"{bracket}(")
    assert parse_symbol(printed).canonical == form


@given(symbols, symbols)
def test_a_double_symbol_splits_where_it_was_joined(first: str, second: str) -> None:
    halves = split_symbols(f"{first}/Rev.1-{second}")
    assert halves == (f"{first}/Rev.1", second)


@given(st.lists(symbols, min_size=2, max_size=6))
def test_the_order_is_total(forms: list[str]) -> None:
    ordered = sorted(map(parse_symbol, forms))
    assert all(first <= second and second >= first for first, second in pairwise(ordered))
    assert all((first == second) == (not first < second) for first, second in pairwise(ordered))
    backwards = list(reversed(ordered))
    assert sorted(backwards) == ordered


@given(st.text(alphabet="A/RES1(I)[-.] Sab", max_size=40))
def test_any_text_is_a_symbol_or_refused(text: str) -> None:
    try:
        form = canonical(text)
    except SymbolError:
        return
    assert canonical(form) == form
    assert " " not in form


@pytest.mark.parametrize("piece", ["A/", "1/1, ", "(", ")", "A-S/1", "A/1(I)", "-1", "A."])
def test_a_megabyte_is_no_symbol(piece: str) -> None:
    with pytest.raises(SymbolError):
        split_symbols("A/1" + piece * (1_000_000 // len(piece)))
