"""Clause ids and levels in annexes, whose numbers are their own."""

import pytest

from tests.unit.extract.printed import clauses, document, path, reading

CLOSED = "1. Adopts the rules in the annex."


def annexed(*annex: str) -> list[str | None]:
    """Return the ids of what stands below the closing."""
    source = document(CLOSED) + "\n" + "\n\n".join(annex) + "\n"
    return [path for path, _ in clauses(source) if path != "OP1"]


@pytest.mark.parametrize(
    ("annex", "expected"),
    [
        pytest.param(("Annex", "1. Rivers flow."), ["ANNEX/H1", "ANNEX/1"], id="one annex"),
        pytest.param(
            ("Annex I", "1. Rivers flow.", "Annex II", "1. Bridges stand."),
            ["ANNEX-I/H1", "ANNEX-I/1", "ANNEX-II/H1", "ANNEX-II/1"],
            id="ANNEX-I/12",
        ),
        pytest.param(
            ("Annex", "(a) Rivers;", "(b) Bridges."),
            ["ANNEX/H1", "ANNEX/(a)", "ANNEX/(b)"],
            id="ANNEX/(b)",
        ),
        pytest.param(
            ("Annex", "1. Rivers:", "(a) Long;", "(b) Short."),
            ["ANNEX/H1", "ANNEX/1", "ANNEX/1(a)", "ANNEX/1(b)"],
            id="letters below a number",
        ),
        pytest.param(
            ("Annex I", "Rivers flow.", "Bridges stand."),
            ["ANNEX-I/H1", "ANNEX-I/¶1", "ANNEX-I/¶2"],
            id="ANNEX-I/¶4",
        ),
        pytest.param(
            ("Annex", "Rules of rivers", "1. Rivers flow."),
            ["ANNEX/H1", "ANNEX/H2", "ANNEX/1"],
            id="a title",
        ),
        pytest.param(
            ("Appendix", "1. Rivers flow."), ["APPENDIX/H1", "APPENDIX/1"], id="an appendix"
        ),
        pytest.param(("Annex 2", "1. Rivers flow."), ["ANNEX-2/H1", "ANNEX-2/1"], id="a digit"),
        pytest.param(
            ("Annex", "• Rivers.", "• Bridges."),
            ["ANNEX/H1", "ANNEX/•1", "ANNEX/•2"],
            id="bullets alone",
        ),
        pytest.param(
            ("Annex", "1. Rivers:", "(a) Long", "(b) Short."),
            ["ANNEX/H1", "ANNEX/1", "ANNEX/1(a)", "ANNEX/1(b)"],
            id="items without a mark are no headings",
        ),
        pytest.param(
            ("Annex", "I. Rivers", "1. Rivers:", "(a) Long.", "II. Bridges", "2. Bridges."),
            ["ANNEX/H1", "ANNEX/(I)", "ANNEX/1", "ANNEX/1(a)", "ANNEX/(II)", "ANNEX/2"],
            id="headings with numbers",
        ),
        pytest.param(
            ("Annex", "1. Rivers.", "1.1 Long rivers.", "1.2 Short rivers.", "2. Bridges."),
            ["ANNEX/H1", "ANNEX/1", "ANNEX/1.1", "ANNEX/1.2", "ANNEX/2"],
            id="dotted numbers",
        ),
    ],
)
def test_ids_of_annexes(annex: tuple[str, ...], expected: list[str]) -> None:
    assert annexed(*annex) == expected


def test_levels_and_parents_of_dotted_numbers() -> None:
    annex = ("Annex", "1. Rivers.", "1.1 Long ones.", "1.1.1 The longest.", "1.2 Short ones.")
    source = document(CLOSED) + "\n" + "\n\n".join(annex) + "\n"
    rows = [row for row in reading(source).clauses if row.kind == "annex"]
    assert [(path(r.clause_id), r.level, path(r.parent_id)) for r in rows] == [
        ("ANNEX/1", 1, None),
        ("ANNEX/1.1", 2, "ANNEX/1"),
        ("ANNEX/1.1.1", 3, "ANNEX/1.1"),
        ("ANNEX/1.2", 2, "ANNEX/1"),
    ]


def test_letters_without_a_number_are_the_first_level() -> None:
    source = document(CLOSED) + "\nAnnex\n\n(a) Rivers:\n\n(i) Long;\n\n(b) Bridges.\n"
    rows = [row for row in reading(source).clauses if row.kind == "annex"]
    assert [(path(r.clause_id), r.level, path(r.parent_id)) for r in rows] == [
        ("ANNEX/(a)", 1, None),
        ("ANNEX/(a)(i)", 2, "ANNEX/(a)"),
        ("ANNEX/(b)", 1, None),
    ]
