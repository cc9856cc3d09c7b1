"""Which line opens a paragraph and which goes on: joins across pages, lists, headings."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.extract.printed import HEAD, clauses, document, paths, texts

PREAMBLE = "Noting the rivers of the world,"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param("Noting the adoption by the", "Islamic Summit of its rules,", id="capital"),
        pytest.param("Noting peace and security,", "rivers and bridges,", id="comma"),
        pytest.param("Noting the peace, the rivers,", "Islamic bridges and roads,", id="both"),
        pytest.param("Noting the report in resolution", "70/1 of 25 May 2015,", id="number"),
        pytest.param("Noting the rules of article", "14. of the Charter,", id="number with dot"),
        pytest.param("Noting the States (Chad,", "Gabon and Peru),", id="bracket"),
    ],
)
def test_both_halves_of_a_clause_meet(first: str, second: str) -> None:
    """A page's end parts a clause as an empty line would; its form does not open anything."""
    assert texts(document(first, second, "1. Decides to meet."))[0] == f"{first} {second}"


def test_no_clause_ends_with_an_article() -> None:
    halves = ("Noting the report of the", "Welcoming Committee of States,")
    assert texts(document(*halves, "1. Decides it.")) == [" ".join(halves), "Decides it."]


def test_an_operative_clause_goes_on_over_a_page() -> None:
    source = document("1. Requests the General", "Assembly to meet;", "2. Decides to go.")
    assert texts(source) == ["Requests the General Assembly to meet;", "Decides to go."]


@pytest.mark.parametrize(
    "following",
    [
        pytest.param("Recalling the bridges,", id="a phrase"),
        pytest.param("Gravely disquieted by the bridges,", id="a phrase with an adverb"),
        pytest.param("Acting under Chapter VII of the Charter,", id="chapter VII"),
    ],
)
def test_a_comma_ends_a_preambular_clause_where_a_phrase_follows(following: str) -> None:
    assert paths(PREAMBLE, following, "1. Decides to meet.") == ["PP1", "PP2", "OP1"]


def test_wrapped_lines_are_joined() -> None:
    source = document("Noting the rivers\nof the world and\nthe bridges,", "1. Decides\nto meet.")
    assert texts(source) == ["Noting the rivers of the world and the bridges,", "Decides to meet."]


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        pytest.param("cooper-\nation", "cooperation", id="broken word"),
        pytest.param("self-\ndetermination", "self-determination", id="hyphen of the word"),
        pytest.param("non-\ngovernmental", "non-governmental", id="prefix"),
        pytest.param("Secretary-\nGeneral", "Secretary-General", id="capital behind"),
        pytest.param("cooper\u2010\nation", "cooperation", id="another hyphen"),
        pytest.param("cooper\u00ac\nation", "cooperation", id="a sign that is no hyphen"),
        pytest.param("2018–\n2021", "2018–2021", id="dash between numbers"),
        pytest.param("A/63/\n228", "A/63/228", id="symbol"),
        pytest.param("and/\nor", "and/or", id="slash"),
        pytest.param("rivers –\nand", "rivers – and", id="dash with spaces"),
        pytest.param("river-\nand bridge-based", "river- and bridge-based", id="suspended"),
        pytest.param("to underst-\nand it", "to understand it", id="not suspended"),
    ],
)
def test_words_broken_at_a_lines_end(lines: str, text: str) -> None:
    """A text that breaks words says so more than once; until then its hyphens stay."""
    broken = "Noting the coope-\nration and the inter-\nest of the develop-\nment of the " + lines
    source = document(f"{broken} here,", "1. Decides to meet.")
    assert texts(source)[0].endswith(f"of the {text} here,")


def test_compounds_that_a_text_prints_keep_their_hyphen() -> None:
    broken = (
        "Noting the coope-\nration, the inter-\nest, a water-\nwheel and the water-wheel here,"
    )
    assert "a water-wheel and the water-wheel" in texts(document(broken, "1. Decides it."))[0]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            ("1. Requests them:", "(a) To meet;", "(b) To go;", "2. Decides it."),
            ["OP1", "OP1(a)", "OP1(b)", "OP2"],
            id="letters",
        ),
        pytest.param(
            ("1. Requests them:", "(a) To meet;", "(i) Here;", "(ii) There;", "(b) To go."),
            ["OP1", "OP1(a)", "OP1(a)(i)", "OP1(a)(ii)", "OP1(b)"],
            id="letters and romans",
        ),
        pytest.param(
            ("1. Requests them:", "• To meet;", "• To go;", "2. Decides it."),
            ["OP1", "OP1•1", "OP1•2", "OP2"],
            id="bullets",
        ),
        pytest.param(
            ("1. Requests them:", "a. To meet;", "b. To go;", "2. Decides it."),
            ["OP1", "OP1(a)", "OP1(b)", "OP2"],
            id="letters with dots",
        ),
        pytest.param(
            (
                "1. Decides that the mandate of the Mission in the north of the country is:",
                "(a) Good offices, and support to the States of all of the rivers of\nit",
                "(i) To meet them;",
                "2. Decides it.",
            ),
            ["OP1", "OP1(a)", "OP1(a)(i)", "OP2"],
            id="an item without a mark",
        ),
        pytest.param(
            ("1. Requests them (a) to meet; and (b) to go;", "2. Decides it."),
            ["OP1", "OP2"],
            id="letters in a sentence",
        ),
    ],
)
@pytest.mark.parametrize("between", ["\n\n", "\n"], ids=["empty lines", "none"])
def test_lists(body: tuple[str, ...], expected: list[str], between: str) -> None:
    found = clauses(document(PREAMBLE, *body, between=between))
    assert [path for path, _ in found] == ["PP1", *expected]


@pytest.mark.parametrize(
    "heading",
    [
        pytest.param("Rivers of the north", id="short line"),
        pytest.param("Rivers of the north: a challenge for all", id="colon inside"),
        pytest.param("Designation criteria", id="two words"),
    ],
)
def test_a_heading_between_clauses(heading: str) -> None:
    assert paths(PREAMBLE, "1. Decides to meet;", heading, "2. Requests it.") == [
        "PP1", "OP1", "H1", "OP2",
    ]  # fmt: skip


SET_CLOSE = (
    "Noting the rivers of the world, the bridges that lead over them\nand the roads that lead to"
    " the bridges, in particular in the north,"
)
CLAUSE = (
    "{}Decides to consider the rivers of the world and the bridges\nthat lead over them, and the"
    " roads that lead to all the bridges;"
)


@pytest.mark.parametrize(
    ("heading", "text"),
    [
        pytest.param("Rivers and roads", "Rivers and roads", id="a line"),
        pytest.param(
            "Financing of the bridges for the periods from the first\nof July to the end",
            "Financing of the bridges for the periods from the first of July to the end",
            id="two lines",
        ),
        pytest.param(
            "Report on the bridges for the period from 1 July 2018 to\n30 June 2019",
            "Report on the bridges for the period from 1 July 2018 to 30 June 2019",
            id="a date on a line of its own",
        ),
    ],
)
def test_a_heading_where_no_empty_line_stands(heading: str, text: str) -> None:
    body = (SET_CLOSE, heading, CLAUSE.format("1. "), heading, CLAUSE.format("2. "))
    found = clauses(document(*body, between="\n"))
    assert [path for path, _ in found] == ["PP1", "H1", "OP1", "H2", "OP2"]
    assert found[1][1] == found[3][1] == text


def test_what_follows_a_clause_without_an_empty_line_is_no_heading_with_a_mark() -> None:
    more = "Rivers are a matter of the rivers and of all of the bridges of it."
    body = (SET_CLOSE, CLAUSE.format("1. "), more, CLAUSE.format("2. "))
    found = clauses(document(*body, between="\n"))
    assert [path for path, _ in found] == ["PP1", "OP1", "OP2"]


def test_recitals_of_an_annex_where_no_empty_line_stands() -> None:
    source = document(SET_CLOSE, CLAUSE.format("1. "), between="\n")
    again = SET_CLOSE.replace("Noting", "Recalling")
    found = clauses(f"{source}Annex\nDeclaration on rivers\n{SET_CLOSE}\n{again}\n")
    assert [path for path, _ in found][-2:] == ["ANNEX/¶1", "ANNEX/¶2"]


@pytest.mark.parametrize(
    ("second", "paths_"),
    [
        pytest.param("Maintaining the Great Banks of the Rivers, held in Riga,", 1, id="a title"),
        pytest.param("Recalling its resolutions 63/114 and 64/1 on the rivers,", 2, id="a clause"),
    ],
)
def test_a_colon_in_a_title_ends_no_clause(second: str, paths_: int) -> None:
    first = "Noting the rivers of the world that met at the Conference on the Rivers and Roads:"
    found = clauses(document(SET_CLOSE, f"{first}\n{second}", CLAUSE.format("1. "), between="\n"))
    assert len(found) == paths_ + 2


def test_a_letter_alone_on_its_line() -> None:
    body = ("1. Requests them:", "(a)", "To meet;", "(b)", "To go;", "(i)", "2. Decides it.")
    assert paths(PREAMBLE, *body) == ["PP1", "OP1", "OP1(a)", "OP1(b)", "OP2"]


def test_a_heading_behind_the_chapter_that_the_council_acts_under() -> None:
    under = "Acting under Chapter VII of the Charter of the United Nations,"
    body = (SET_CLOSE, under, "Measures on rivers", CLAUSE.format("1. "))
    found = clauses(document(*body, between="\n"))
    assert found[1:3] == [("PP2", under), ("H1", "Measures on rivers")]


@pytest.mark.parametrize("pages", [("2/3", "3/3"), ("2/2",)], ids=["of three", "of two"])
def test_a_pages_number_behind_a_comma(pages: tuple[str, ...]) -> None:
    body = [SET_CLOSE]
    for page in pages:
        body += [page, SET_CLOSE]
    found = clauses(document(*body, CLAUSE.format("1. "), between="\n"))
    assert {text for _, text in found[:-1]} == {" ".join(SET_CLOSE.split("\n"))}
    assert len(found) == len(pages) + 2


@pytest.mark.parametrize(
    "foot",
    [
        pytest.param("{}\n\f", id="a number and a form feed"),
        pytest.param("{} GE.23-19972\n\f", id="a number and a job number"),
        pytest.param("GE.23-19972 (E) {}\n\f", id="a job number and a number"),
        pytest.param("{}\nGE.23-19972\n\f", id="a number above a job number"),
        pytest.param("A/RES/73/135 {}/4\n", id="the symbol and a number"),
        pytest.param("{} / 4\n", id="spaces in it"),
        pytest.param("Page {} of 4\n", id="words"),
    ],
)
def test_what_stands_at_a_pages_foot(foot: str) -> None:
    above = [f"Noting the {name} of the world, the bridges that lead over them" for name in NAMES]
    below = [
        f"{name} and roads that lead to the bridges, in particular in the north," for name in NAMES
    ]
    pages = [foot.format(number) for number in (1, 2, 3)]
    body = "\n\n".join(f"{a}\n{page}{b}" for a, page, b in zip(above, pages, below, strict=True))
    source = document(body, CLAUSE.format("1. "), head=(*HEAD[:1], "A/RES/73/135", *HEAD[1:]))
    wanted = [f"{a} {b}" for a, b in zip(above, below, strict=True)]
    assert texts(source)[:-1] == wanted


def test_a_number_alone_at_the_end_is_no_page() -> None:
    source = document(PREAMBLE, "1. Decides it.") + "Annex\n\nRivers\n\n2\n"
    assert texts(source)[-1].endswith("2")


NAMES = ("rivers", "lakes", "great seas")


def test_a_resolution_alone_on_its_line_behind_a_comma() -> None:
    cites = "Recalling its resolutions on rivers and bridges of the world 63/114,\n16/18"
    found = clauses(document(f"{cites} and 70/1,", SET_CLOSE, "2/3", CLAUSE.format("1. "), "3/3"))
    assert "63/114, 16/18 and 70/1," in found[0][1]


@pytest.mark.parametrize(
    "cited",
    [
        pytest.param("resolution\n1/2\nof 29 June", id="page one of two"),
        pytest.param("resolution\n2/2\nof 29 June", id="page two of two"),
        pytest.param("resolutions 9/1 and\n9/18\nof 5 May and\n16/18\nof 24 March", id="twice"),
        pytest.param("resolutions 9/1,\n16/18\nof 24 March", id="behind a comma"),
    ],
)
def test_a_wrapped_resolution_is_no_page(cited: str) -> None:
    first = f"Recalling Human Rights Council {cited} on the rivers of the world and the bridges,"
    found = clauses(document(first, SET_CLOSE, CLAUSE.format("1. "), between="\n"))
    assert found[0][1] == " ".join(first.split())


@pytest.mark.parametrize(
    "last",
    [
        pytest.param("Bridges and Roads of the World,”", id="comma in quotes"),
        pytest.param("Bridges are known as “the Decade of Rivers.”", id="stop in quotes"),
        pytest.param("Bridges are a matter of each year; and", id="and"),
    ],
)
def test_the_end_of_a_clause_is_no_heading(last: str) -> None:
    first = "Noting the rivers of the world that are entitled “The Rivers of all the World,"
    body = (SET_CLOSE, f"{first}\n{last}", CLAUSE.format("1. "))
    assert [path for path, _ in clauses(document(*body, between="\n"))] == ["PP1", "PP2", "OP1"]


def test_what_the_council_acts_under_may_go_on() -> None:
    under = "Acting under Chapter VII of the Charter of the United Nations, the Statute,"
    body = (SET_CLOSE, f"{under}\nArticle 41 of the Charter", CLAUSE.format("1. "))
    assert [path for path, _ in clauses(document(*body, between="\n"))] == ["PP1", "PP2", "OP1"]


@pytest.mark.parametrize("heading", ["Deciding rivers", "Calls for bridges"])
def test_a_heading_may_open_like_a_clause(heading: str) -> None:
    body = (PREAMBLE, "1. Decides to meet;", heading, "2. Requests it.")
    assert clauses(document(*body))[2] == ("H1", heading)


def test_sections() -> None:
    body = ("I", "1. Decides it;", "II", "2. Decides that.")
    assert paths(PREAMBLE, *body) == ["PP1", "H1", "OP1", "H2", "OP2"]


def test_the_councils_recitals_in_the_present() -> None:
    """A comma at the end and numbered clauses below make a recital of "Recalls that ...,"."""
    body = ("Recalls that rivers flow,", "Expresses concern at floods,", "1. Decides to meet.")
    assert paths(*body) == ["PP1", "PP2", "OP1"]


def test_unnumbered_operative_clauses() -> None:
    assert paths(PREAMBLE, "Decides to meet;", "Requests a report.") == ["PP1", "OP-a", "OP-b"]


def test_text_that_goes_on_after_a_list() -> None:
    body = ("1. Requests them:", "(a) To meet;", "(b) To go;", "and demands that they act;")
    assert paths(*body, "2. Decides it.") == ["OP1", "OP1(a)", "OP1(b)", "OP1+1", "OP2"]


def test_annexes() -> None:
    source = document("1. Adopts the rules annexed to the present resolution.", closing=())
    source += "\n52nd plenary meeting\n13 December 2018\n\nAnnex\n\nRules\n\n1. Rivers flow.\n"
    assert clauses(source) == [
        ("OP1", "Adopts the rules annexed to the present resolution."),
        ("ANNEX/H1", "Annex"),
        ("ANNEX/H2", "Rules"),
        ("ANNEX/1", "Rivers flow."),
    ]


LONG = "1. Adopts the rules that all the States of all the rivers and lakes of this earth have"
CLOSED = f"{LONG}\nagreed upon.\n\n52nd plenary meeting\n13 December 2018\n\n"


@pytest.mark.parametrize("vote", ["", "[Adopted without a vote.]\n\n"], ids=["no vote", "vote"])
@pytest.mark.parametrize(
    ("printed", "below"),
    [
        pytest.param(
            "Annex Rules of the rivers\n\nFlow.", ["ANNEX/H1", "ANNEX/¶1"], id="one line"
        ),
        pytest.param("ANNEX II Rules\n\nFlow.", ["ANNEX-II/H1", "ANNEX-II/¶1"], id="numbered"),
        pytest.param("Appendix Rules\n1. Flow.", ["APPENDIX/H1", "APPENDIX/1"], id="no gap"),
        pytest.param(
            "Annex Rules of the rivers and lakes of this earth that all States have agreed upon\n"
            "and of the seas\n\nFlow.",
            ["ANNEX/H1", "ANNEX/¶1"],
            id="two lines",
        ),
        pytest.param("Annexes Rules\n\nFlow.", ["ANNEX/H1", "ANNEX/¶1"], id="several"),
        pytest.param("ANNEX RULES OF RIVERS\n\nFlow.", ["ANNEX/H1", "ANNEX/¶1"], id="capitals"),
        pytest.param("Annex 2 Rules\n\nFlow.", ["ANNEX-2/H1", "ANNEX-2/¶1"], id="digit"),
        pytest.param("Annex B Rules\n\nFlow.", ["ANNEX-B/H1", "ANNEX-B/¶1"], id="letter"),
        pytest.param("Annex “Rules”\n\nFlow.", ["ANNEX/H1", "ANNEX/¶1"], id="quoted"),
        pytest.param("Enclosure Rules\n\nFlow.", ["ENCLOSURE/H1", "ENCLOSURE/¶1"], id="enclosure"),
        pytest.param("Annex On HIV/AIDS\n\nFlow.", ["ANNEX/H1", "ANNEX/¶1"], id="stroke"),
    ],
)
def test_annexes_with_their_titles_beside_them(printed: str, below: list[str], vote: str) -> None:
    source = document(closing=()) + f"\n{CLOSED}{vote}{printed}\n"
    assert [path for path, _ in clauses(source)] == ["OP1", *below]


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("Annex No. 11, document", id="a number"),
        pytest.param("Annex Documents A/5700 and", id="a symbol"),
        pytest.param("Annex Rules,", id="comma"),
        pytest.param("Annex Rules;", id="semicolon"),
        pytest.param("Annex rules", id="in small letters"),
    ],
)
def test_what_begins_with_an_annex_is_not_always_its_title(line: str) -> None:
    source = document(closing=()) + f"\n{CLOSED}{line}\nflow.\n"
    assert not any("ANNEX" in (path or "") for path, _ in clauses(source))


def test_a_marker_does_not_part_an_annexs_title() -> None:
    title = "Annex¹ Rules of the rivers and lakes of this earth that all States have agreed upon"
    source = document(closing=()) + f"\n{CLOSED}{title}\nand of the seas\n\nFlow.\n\n¹ A/70/1.\n"
    assert [path for path, _ in clauses(source)] == ["OP1", "ANNEX/H1", "ANNEX/¶1"]


def test_an_annex_that_begins_a_sentence_of_the_body() -> None:
    body = ("1. Decides to meet;", "Annex I Parties shall meet too", "2. Requests a report.")
    assert not any("ANNEX" in path for path in paths(*body))


ECOSOC = ("Economic and Social Council", "2013/1. Rivers")


@pytest.mark.parametrize("mark", ["“", ""], ids=["quoted", "not quoted"])
def test_a_draft_that_is_recommended_is_no_resolution_of_its_own(mark: str) -> None:
    """The Council recommends whole drafts to the Assembly, formula and all."""
    body = (
        "Recommends to the General Assembly the adoption of the following draft resolution:",
        f"{mark}The General Assembly,",
        f"{mark}Recalling the rivers,",
        f"{mark}1. Decides to meet;",
        f"{mark}2. Requests a report.",
    )
    source = document(*body, head=ECOSOC, formula="The Economic and Social Council,")
    assert [path for path, _ in clauses(source)] == [
        "OP1", "DRAFT/H1", "DRAFT/¶1", "DRAFT/1", "DRAFT/2",
    ]  # fmt: skip


PIECES = st.sampled_from(
    ["the rivers of Chad", "resolution 70/1 of 25 September 2015", "“The water we want”",
     "the Secretary-General", "Member States (see A/70/1)", "item 3 (a)", "and", "10 per cent of"]
)  # fmt: skip
SENTENCES = st.lists(PIECES, min_size=3, max_size=12).map(" ".join)


@given(st.lists(SENTENCES, min_size=1, max_size=4), st.lists(SENTENCES, min_size=1, max_size=4))
def test_clauses_of_any_words_are_told_apart(preamble: list[str], body: list[str]) -> None:
    before = [f"Recalling {each} and more," for each in preamble]
    after = [f"{at}. Welcomes {each} and more;" for at, each in enumerate(body, 1)]
    for between in ("\n\n", "\n"):
        found = clauses(document(*before, *after, between=between))
        assert [path for path, _ in found] == [
            *(f"PP{at}" for at in range(1, len(preamble) + 1)),
            *(f"OP{at}" for at in range(1, len(body) + 1)),
        ]
        assert [text for _, text in found] == [
            *before,
            *(each.split(". ", 1)[1] for each in after),
        ]
