"""Clause ids in the terms of diplomats: each kind of id that the dataset promises."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.extract.printed import clauses, document, path, paths, reading

PP = "Noting the rivers,"


def outline(*body: str) -> list[tuple[str | None, str | None, int, str | None, str | None]]:
    """Return path, number, level, parent and part of each clause."""
    return [
        (path(c.clause_id), c.number, c.level, path(c.parent_id), c.part)
        for c in reading(document(*body)).clauses
    ]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param((PP, PP, PP, "1. Decides it."), ["PP1", "PP2", "PP3", "OP1"], id="PP3"),
        pytest.param(
            tuple(f"{n}. Decides it;" for n in range(1, 15)),
            [f"OP{n}" for n in range(1, 15)],
            id="OP14",
        ),
        pytest.param(
            ("1. Decides:", "(a) To go:", "(i) Here;", "(ii) There;", "(b) To stay."),
            ["OP1", "OP1(a)", "OP1(a)(i)", "OP1(a)(ii)", "OP1(b)"],
            id="OP5(a)(ii)",
        ),
        pytest.param(
            ("1. Decides:", "(a) To go:", "(i) Here:", "a. Now;", "b. Then;", "(ii) There."),
            ["OP1", "OP1(a)", "OP1(a)(i)", "OP1(a)(i)(a)", "OP1(a)(i)(b)", "OP1(a)(ii)"],
            id="a fourth level",
        ),
        pytest.param(("Decides it.",), ["OP1"], id="OP1 alone"),
        pytest.param(
            ("1. Decides it;", "2. Notes it.", "Welcomes rivers.", "Thanks all bridges."),
            ["OP1", "OP2", "OP-a", "OP-b"],
            id="OP-a beside numbers",
        ),
        pytest.param(
            ("1. Decides:", "• Rivers;", "• Bridges;", "2. Notes it."),
            ["OP1", "OP1•1", "OP1•2", "OP2"],
            id="OP5•2",
        ),
        pytest.param(
            ("1. Decides:", "(a) To go:", "– Now;", "– Then;", "2. Notes it."),
            ["OP1", "OP1(a)", "OP1(a)•1", "OP1(a)•2", "OP2"],
            id="bullets below a letter",
        ),
        pytest.param(
            ("1. Decides:", "(a) To go;", "(b) To stay;", "and invites all to act;"),
            ["OP1", "OP1(a)", "OP1(b)", "OP1+1"],
            id="OP5+1",
        ),
        pytest.param(
            ("1. Decides:", "(a) To go;", "Welcomes it.", "2. Notes it."),
            ["OP1", "OP1(a)", "OP-a", "OP2"],
            id="a clause without a number after a list",
        ),
        pytest.param(
            ("1. Decides:", "(a) To go;", "and invites all:", "• To come;", "2. Notes it."),
            ["OP1", "OP1(a)", "OP1+1", "OP1•1", "OP2"],
            id="bullets after a list belong to the clause",
        ),
        pytest.param(
            ("1. Decides it;", "Rivers", "2. Notes it;", "Bridges", "3. Notes that."),
            ["OP1", "H1", "OP2", "H2", "OP3"],
            id="H1",
        ),
        pytest.param(
            ("1. Decides it;", "2. Notes it;", "2. Notes that;", "2. Notes all."),
            ["OP1", "OP2", "OP2~2", "OP2~3"],
            id="OP5~2",
        ),
        pytest.param(
            ("I", "1. Decides it;", "2. Notes it;", "II", "3. Notes that."),
            ["H1", "OP1", "OP2", "H2", "OP3"],
            id="sections that number on",
        ),
        pytest.param(
            ("I", "1. Decides it;", "2. Notes it;", "II", "1. Notes that;", "2. Asks all."),
            ["H1", "I/OP1", "I/OP2", "H2", "II/OP1", "II/OP2"],
            id="II/OP3",
        ),
        pytest.param(
            ("I", "1. Decides it;", "II", PP, "2. Notes it;", "III", "3. Notes that."),
            ["H1", "OP1", "H2", "PP1", "OP2", "H3", "OP3"],
            id="recitals in sections that number on",
        ),
        pytest.param(
            ("I", "1. Decides it;", "2. Notes it;", "II", "Notes that."),
            ["H1", "OP1", "OP2", "H2", "II/OP1"],
            id="a section of one clause without a number",
        ),
        pytest.param(
            ("Decides:", "(a) To go;", "(b) To stay."),
            ["OP1", "OP1(a)", "OP1(b)"],
            id="OP1 alone with a list",
        ),
        pytest.param(
            ("I", PP, "1. Decides it;", "II", PP, "1. Notes that;"),
            ["H1", "I/PP1", "I/OP1", "H2", "II/PP1", "II/OP1"],
            id="sections with preambles of their own",
        ),
        pytest.param(
            ("1. Decides it:", "(1) Rivers;", "(2) Bridges."),
            ["OP1", "OP1(1)", "OP1(2)"],
            id="digits in brackets",
        ),
    ],
)
def test_ids(body: tuple[str, ...], expected: list[str]) -> None:
    assert paths(*body) == expected


def test_the_formula_is_a_clause() -> None:
    assert path(reading(document("1. Decides it.")).clauses[0].clause_id) == "F1"


def test_roman_lists_of_two_clauses_do_not_mix() -> None:
    letters = [*LETTERS, "(h) H;"]
    body = ("1. Decides:", *letters, "(i) I;", "2. Notes:", "(i) One;", "(ii) Two.")
    assert paths(*body)[-5:] == ["OP1(h)", "OP1(i)", "OP2", "OP2(i)", "OP2(ii)"]


def test_levels_and_parents() -> None:
    assert outline("1. Decides:", "(a) To go:", "(i) Here;", "(b) To stay.")[1:] == [
        ("OP1", "1", 1, None, None),
        ("OP1(a)", "(a)", 2, "OP1", None),
        ("OP1(a)(i)", "(i)", 3, "OP1(a)", None),
        ("OP1(b)", "(b)", 2, "OP1", None),
    ]


def test_levels_and_parents_of_bullets_and_of_text_after_a_list() -> None:
    body = ("1. Decides:", "(a) To go:", "• Here;", "and invites all:", "• There.")
    assert outline(*body)[3:] == [
        ("OP1(a)•1", "•", 3, "OP1(a)", None),
        ("OP1+1", None, 2, "OP1", None),
        ("OP1•1", "•", 2, "OP1", None),
    ]


def test_headings_of_all_kinds_are_headings() -> None:
    source = document("I", "1. Decides it;", "Rivers", "2. Adopts it.") + "\nAnnex\n\n1. It is.\n"
    assert [row.kind for row in reading(source).clauses] == [
        "formula", "heading", "operative", "heading", "operative", "heading", "annex",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        pytest.param("I II III", ["I", "II", "III"], id="romans"),
        pytest.param("A B C D", ["A", "B", "C", "D"], id="letters"),
        pytest.param("I A B C D II", ["I", "I/A", "I/B", "I/C", "I/D", "II"], id="both"),
        pytest.param("I A B II A", ["I", "I/A", "I/B", "II", "II/A"], id="letters anew"),
    ],
)
def test_labels_of_parts(labels: str, expected: list[str]) -> None:
    body = [
        each
        for at, label in enumerate(labels.split(), 1)
        for each in (label, f"{at}. Decides to go;")
    ]
    rows = [row for row in reading(document(*body)).clauses if row.kind == "operative"]
    assert [row.part for row in rows] == expected


def test_parts_are_named_even_where_numbers_run_on() -> None:
    parts = [part for *_, part in outline("I", "1. Decides it;", "II", "2. Notes it.")[1:]]
    assert parts == ["I", "I", "II", "II"]


LETTERS = ("(a) A;", "(b) B;", "(c) C;", "(d) D;", "(e) E;", "(f) F;", "(g) G;")


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(("(h) H;", "(i) I;", "(j) J."), ["(h)", "(i)", "(j)"], id="a letter"),
        pytest.param(
            ("(h) H:", "(i) One;", "(ii) Two;", "(i) I;", "(j) J."),
            ["(h)", "(h)(i)", "(h)(ii)", "(i)", "(j)"],
            id="a roman, then a letter",
        ),
        pytest.param(
            ("(h) H:", "(i) One:", "a. A;", "b. B;", "(ii) Two."),
            ["(h)", "(h)(i)", "(h)(i)(a)", "(h)(i)(b)", "(h)(ii)"],
            id="a roman with a list of its own",
        ),
    ],
)
@pytest.mark.parametrize("between", ["\n\n", "\n"], ids=["empty lines", "none"])
def test_i_is_a_letter_or_a_roman_by_its_neighbours(
    body: tuple[str, ...], expected: list[str], between: str
) -> None:
    source = document("1. Decides:", *LETTERS, *body, between=between)
    assert [path for path, _ in clauses(source)][8:] == [f"OP1{each}" for each in expected]


@pytest.mark.parametrize(
    ("letters", "roman"), [("(t) (u) (v)", "(v)"), ("(v) (w) (x)", "(x)"), ("(b) (c) (d)", "(c)")]
)
def test_other_letters_that_are_romans_too(letters: str, roman: str) -> None:
    first = ord(letters[1]) - 97
    before = [f"({chr(97 + at)}) Rivers;" for at in range(first)]
    found = paths("1. Decides:", *before, *(f"{each} Rivers;" for each in letters.split()))
    assert f"OP1{roman}" in found


NUMBERED = ("1. Decides it;", "2. Notes it:", "(a) To go;", "(b) To stay;", "(i) Here;")
MORE = ("(ii) There;", "a. Rivers;", "(1) Bridges;", "1.1 Rivers;", "• Rivers;", "Welcomes it;")
OTHERS = ("Rivers", "I", "II", "A", "and invites all;", PP, "Annex", "Annex II", "All is well.")
BODY = st.lists(st.sampled_from([*NUMBERED, *MORE, *OTHERS]), min_size=1, max_size=14)


@given(BODY)
def test_ids_are_unique_and_parents_stand_before_their_children(body: list[str]) -> None:
    rows = reading(document(*body, "9. Decides it.")).clauses
    ids = [row.clause_id for row in rows]
    assert len(set(ids)) == len(ids)
    assert [row.position for row in rows] == list(range(1, len(rows) + 1))
    levels = {row.clause_id: row.level for row in rows}
    for at, row in enumerate(rows):
        assert row.parent_id is None or row.parent_id in ids[:at]
        assert row.parent_id is None or levels[row.parent_id] < row.level


@given(BODY)
def test_ids_depend_on_the_document_alone(body: list[str]) -> None:
    source = document(*body, "9. Decides it.")
    assert reading(source) == reading(source)
