"""Nothing is lost: every character of any text has one role, and every text is its spans'."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.extract.blocks import Block, Refusal, RoleRange
from pipeline.extract.characters import letters
from pipeline.extract.passages import Passage
from pipeline.extract.records import SourceRole
from pipeline.extract.source_map import map_source
from tests.unit.extract.printed import document, read


def roles(source: str, *claimed: RoleRange) -> list[tuple[str, str]]:
    mapped = map_source(source, (), claimed, {})
    return [(source[each.start : each.stop], each.role) for each in mapped]


def test_what_no_step_claims_is_blank_or_unread() -> None:
    assert roles(" a b \n") == [(" ", "blank"), ("a b", "unread"), (" \n", "blank")]


def test_what_two_steps_claim_is_given_once() -> None:
    claimed = (RoleRange(0, 3, "marker"), RoleRange(1, 4, "link"))
    assert roles("abcd", *claimed) == [("abc", "marker"), ("d", "link")]


def test_of_two_that_begin_together_the_shorter_is_first() -> None:
    claimed = (RoleRange(2, 4, "marker"), RoleRange(0, 3, "link"), RoleRange(0, 1, "marker"))
    assert roles("abcd", *claimed) == [("a", "marker"), ("bc", "link"), ("d", "marker")]


def test_blocks_have_roles_and_rows() -> None:
    source = "(a) Rivers\n¹ A/70/1."
    clause = Block(kind="operative", passage=Passage.of("Rivers", 4), number=Passage.of("(a)", 0))
    note = Block(kind="note", passage=Passage.of("A/70/1.", 13), number=Passage.of("¹", 11))
    mapped = map_source(source, (clause, note), (), {id(clause): "x#OP1(a)", id(note): "x#FN1"})
    assert [(source[m.start : m.stop], m.role, m.row_id) for m in mapped] == [
        ("(a)", "number", "x#OP1(a)"),
        (" ", "blank", None),
        ("Rivers", "clause", "x#OP1(a)"),
        ("\n", "blank", None),
        ("¹", "marker", "x#FN1"),
        (" ", "blank", None),
        ("A/70/1.", "footnote", "x#FN1"),
    ]


@pytest.mark.parametrize(
    ("kind", "role"),
    [("preambular", "clause"), ("annex", "clause"), ("part", "heading"),
     ("annex heading", "heading"), ("title", "title"), ("closing", "closing"), ("vote", "vote")],
)  # fmt: skip
def test_kinds_of_blocks_are_roles(kind: str, role: str) -> None:
    block = Block(kind=kind, passage=Passage.of("ab", 0))  # type: ignore[arg-type]
    assert [each.role for each in map_source("ab", (block,), (), {})] == [role]


LINES = (
    "United Nations", "A/RES/73/135", "General Assembly", "Distr.: General", "9 January 2019",
    "Seventy-third session", "Agenda item 128 (*b*)", "73/135. Rivers and bridges",
    "[without reference to a Main Committee ([A/73/L.45](#))]", "The General Assembly,",
    "Resolution adopted by the General Assembly on 13 December 2018",
    "Recalling its resolutions [70/1](#) of 25 September 2015,¹ and 71/2,²", "¹ See A/70/1.",
    "² Ibid., annex.", "*Noting* the report of the Secretary-General,[3] peace and security,",
    "[3] Official Records of the General Assembly, Supplement No. 1", "Islamic bridges of Chad,",
    "1. *Decides* to meet at its seventy-fourth session;4", "4 Resolution 70/1.", "4",
    "2. Requests the Secretary-General:", "(a) To report;", "(i) On rivers;", "(ii) On bridges;",
    "(b) To inform the Council; and", "• All States;", "and demands that they act;", "3 Notes it;",
    "Rivers of the north", "I", "II", "A", "B", "Annex", "Annex II", "Appendix", "1.1 Rivers.",
    "52nd plenary meeting", "13 December 2018", "64th plenary meeting 5 December 2008",
    "[Adopted by a recorded vote of 3 to 2, with 1 abstention. The voting was as follows:",
    "In favour: Albania, Chad", "Against:", "Peru]", "Adopted unanimously at the 230th meeting.",
    "20-16317 (E)", "2/9", "_____", "* * *", "<!-- Page 2 -->", "*2016317*",
    "The Security Council,",
    "Resolution 2402 (2018)", "of 21 April 1948", "[S/726]", "57/283. Rivers", "coopera-", "tion",
    "\u200b", "Сalls upon the States", "a\u00a0b", "\ufffd", "*", "**", "[", "](#)", "1/", "(1)",
    "^1^",
)  # fmt: skip
BREAKS = ("\n", "\n\n", "\r\n", "\n\n\n", " ", "\f", "\n \n")
mixtures = st.lists(st.tuples(st.sampled_from(LINES), st.sampled_from(BREAKS)), max_size=40).map(
    lambda pairs: "".join(line + end for line, end in pairs)
)
beginnings = st.sampled_from(
    [
        "73/135. Rivers\n\nThe General Assembly,\n\n",
        "Resolution 47 (1948)\nof 21 April 1948\nThe Security Council,\n",
        "A/RES/57/283 B\r\n\r\nThe General Assembly,\r\n",
        "34/7 Rivers\nThe Human Rights Council\n",
    ]
)


ENDING = "\n\n9. Decides to remain seized of the matter.\n\n52nd plenary meeting\n\n5 May 2018\n"


def check(source: str) -> None:
    """Assert what holds for every text that is not refused."""
    try:
        readings, mapped = read(source)
    except Refusal:
        return
    covers(source, mapped)
    rows = [
        (row.text, row.source_spans)
        for each in readings
        for row in (*each.clauses, *each.footnotes)
    ]
    for text, spans in rows:
        assert " ".join(derived(source, spans).split()) == text
    ids = [
        row_id
        for each in readings
        for row_id in (
            *(clause.clause_id for clause in each.clauses),
            *(note.footnote_id for note in each.footnotes),
        )
    ]
    assert len(set(ids)) == len(ids)
    assert {each.row_id for each in mapped if each.row_id and "#" in each.row_id} <= set(ids)


def covers(source: str, mapped: tuple[SourceRole, ...]) -> None:
    """Assert that every character has one role, in order, and that none of the text is unread."""
    assert "".join(source[each.start : each.stop] for each in mapped) == source
    ends = [*(each.start for each in mapped), len(source)]
    assert ends == [0, *(each.stop for each in mapped)]
    unread = [source[each.start : each.stop] for each in mapped if each.role == "unread"]
    assert not letters("".join(unread))


def derived(source: str, spans: tuple[tuple[int, int], ...]) -> str:
    """Return a row's text by the stated steps: the spans, one after the other."""
    return "".join(source[start:stop] for start, stop in spans)


@settings(max_examples=150)
@given(beginnings, mixtures, mixtures)
def test_any_mixture_of_printed_lines_is_accounted_for(
    beginning: str, before: str, after: str
) -> None:
    check(before + "\n" + beginning + after + ENDING)


@settings(max_examples=150)
@given(beginnings, st.text(), st.text())
def test_any_text_at_all_is_accounted_for(beginning: str, before: str, after: str) -> None:
    check(before + "\n" + beginning + after + ENDING)


@given(beginnings, st.text(alphabet="12.()[]^/*_ai \n\r\f,;:AI¹²•-", max_size=60))
def test_any_marks_and_numbers_are_accounted_for(beginning: str, after: str) -> None:
    check(beginning + after + ENDING)


@pytest.mark.parametrize("line", LINES, ids=lambda line: line[:20])
def test_each_printed_line_is_accounted_for_anywhere(line: str) -> None:
    body = ("Recalling it,", "1. Decides it;", "2. Notes it.")
    for at in range(len(body) + 1):
        for between in ("\n\n", "\n"):
            check(document(*body[:at], line, *body[at:], between=between))


@pytest.mark.parametrize(
    "piece",
    ["1. ", "(a) ", "¹ ", "[1] ", "1/ ", "*a ", "The General Assembly,\n", "A\n", "Annex\n",
     "- \n", "Recalling\n", "[Adopted ", "In favour: ", "73/135. ", "and ", "\f", "a-\n",
     "A/RES/73/135\n", "Adopted by ", "(", "Rivers¹\n", "I\n1. Decides;\n", "• x\n",
     "[a](#) ", "1 ", "1\n"],
)  # fmt: skip
def test_long_repetitions_end_soon(piece: str) -> None:
    """Fifty thousand characters of one piece: what is quadratic would take minutes."""
    check("73/135. Rivers\n\nThe General Assembly,\n\n" + piece * (50_000 // len(piece)) + ENDING)
