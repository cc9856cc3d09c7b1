"""Resolutions and decisions cited by number: printed forms, the body, lists, dates, pinpoints."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract.citations import extract_citations
from pipeline.extract.texts import CitationMention, Context, Text

ASSEMBLY = Context(symbol="A/RES/76/13", body="GA", session="76", session_number=76, year=2021)
COUNCIL = Context(symbol="S/RES/2500(2019)", body="SC", year=2019)
RIGHTS = Context(symbol="A/HRC/RES/55/1", body="HRC", session="55", session_number=55, year=2024)


def citations(text: str, context: Context = ASSEMBLY) -> list[CitationMention]:
    return extract_citations([Text(key="PP1", kind="preambular", text=text)], context)


def cited(text: str, context: Context = ASSEMBLY) -> list[str | None]:
    return [mention.target_symbol for mention in citations(text, context)]


@pytest.mark.parametrize(
    ("text", "symbols"),
    [
        pytest.param("its resolution 70/1,", ["A/RES/70/1"], id="session"),
        pytest.param("its resolution 1514 (XV) of", ["A/RES/1514(XV)"], id="roman"),
        pytest.param("its resolution 217 A (III),", ["A/RES/217(III)[A]"], id="roman part"),
        pytest.param("its resolution 57/283 B,", ["A/RES/57/283B"], id="session part"),
        pytest.param("its resolution 57/283B,", ["A/RES/57/283B"], id="part without space"),
        pytest.param("its resolution S-10/2,", ["A/RES/S-10/2"], id="special session"),
        pytest.param("its resolution ES\u201110/15,", ["A/RES/ES-10/15"], id="emergency session"),
        pytest.param("its resolution ES- 10/15,", ["A/RES/ES-10/15"], id="space in the session"),
        pytest.param("its resolution 1000 (ES-I),", ["A/RES/1000(ES-I)"], id="old emergency"),
        pytest.param("Resolution 70/1.", ["A/RES/70/1"], id="note"),
        pytest.param("RESOLUTION 70/1", ["A/RES/70/1"], id="upper case"),
        pytest.param("resolution No. 70/1,", ["A/RES/70/1"], id="numero"),
        pytest.param("resolution 1325 (2000),", ["S/RES/1325(2000)"], id="Security Council"),
        pytest.param("resolution 1325\u00a0(2000),", ["S/RES/1325(2000)"], id="no-break space"),
        pytest.param("UNSCR 1325 (2000),", ["S/RES/1325(2000)"], id="abbreviation"),
        pytest.param("resolution 2018/12,", ["E/RES/2018/12"], id="year"),
        pytest.param("resolution 2130 (LXIII),", ["E/RES/2130(LXIII)"], id="after session XXX"),
        pytest.param("resolution 2625 (XXVV),", [None], id="malformed numeral"),
        pytest.param("its decision 74/548,", ["A/DEC/74/548"], id="decision"),
    ],
)
def test_printed_forms(text: str, symbols: list[str | None]) -> None:
    assert cited(text) == symbols


@pytest.mark.parametrize(
    ("text", "symbols"),
    [
        pytest.param("resolutions 70/1 and 70/2", ["A/RES/70/1", "A/RES/70/2"], id="and"),
        pytest.param(
            "resolutions 70/1,70/2 and 70/3",
            ["A/RES/70/1", "A/RES/70/2", "A/RES/70/3"],
            id="lost space",
        ),
        pytest.param(
            "resolutions 55/7 of 3 May 2000, 56/8 of 4 May 2001 and 57/9,",
            ["A/RES/55/7", "A/RES/56/8", "A/RES/57/9"],
            id="dates between",
        ),
        pytest.param(
            "resolutions 69/7, para. 8, 70/6, sect. II, and 71/9, para. 7.",
            ["A/RES/69/7", "A/RES/70/6", "A/RES/71/9"],
            id="pinpoints between",
        ),
        pytest.param(
            "resolutions 52/4, sect. C; 55/2, para. 12; and 56/6 B, sect. X",
            ["A/RES/52/4", "A/RES/55/2", "A/RES/56/6B"],
            id="semicolons",
        ),
        pytest.param(
            "resolutions 48/162 and 49/96 A and B",
            ["A/RES/48/162", "A/RES/49/96A", "A/RES/49/96B"],
            id="letters",
        ),
        pytest.param(
            "resolutions 181 A and B (II)",
            ["A/RES/181(II)[A]", "A/RES/181(II)[B]"],
            id="letters of a roman session",
        ),
        pytest.param(
            "resolution 1721 A to C (XVI)",
            ["A/RES/1721(XVI)[A]", "A/RES/1721(XVI)[B]", "A/RES/1721(XVI)[C]"],
            id="range of letters",
        ),
        pytest.param(
            "resolutions S-20/3 and S-20/4 A\u2013C.",
            ["A/RES/S-20/3", "A/RES/S-20/4A", "A/RES/S-20/4B", "A/RES/S-20/4C"],
            id="range with a dash",
        ),
        pytest.param(
            "its resolutions 74/2 of 1 May 2020, entitled “Reply to the disease (COVID-19)”, 74/4"
            " of 2 May 2020, and 74/6 of 3 May 2020 on coasts,",
            ["A/RES/74/2", "A/RES/74/4", "A/RES/74/6"],
            id="titles between",
        ),
        pytest.param(
            "its resolutions on rivers, including 1261 (1999), 1314 (2000), as well as 65/28,",
            ["S/RES/1261(1999)", "S/RES/1314(2000)", "A/RES/65/28"],
            id="far from the noun",
        ),
    ],
)
def test_lists(text: str, symbols: list[str]) -> None:
    assert cited(text) == symbols


def test_list_members_after_the_first_share_its_noun() -> None:
    found = citations("its resolutions 70/1, 70/2 and 70/3 A and B of 1 May 2016,")
    assert [m.derivation for m in found] == ["explicit", "list", "list", "list"]
    assert [m.raw for m in found] == ["70/1", "70/2", "70/3 A and B", "70/3 A and B"]
    assert [m.target_part for m in found] == [None, None, "A", "B"]


BODIES = [
    pytest.param("its resolution 70/1", ASSEMBLY, ["A/RES/70/1"], id="its, Assembly"),
    pytest.param("its resolution 52/34", RIGHTS, ["A/HRC/RES/52/34"], id="its, Human Rights"),
    pytest.param("resolution 70/1", RIGHTS, ["A/RES/70/1"], id="form beats the issuing body"),
    pytest.param(
        "Human Rights Council resolution 16/18", ASSEMBLY, ["A/HRC/RES/16/18"], id="name before"
    ),
    pytest.param(
        "the Human Rights Council, in its resolution 45/12,",
        ASSEMBLY,
        ["A/HRC/RES/45/12"],
        id="its, of the name just before",
    ),
    pytest.param(
        "the Human Rights Council at its forty-fifth session, in paragraph 3 of its resolution"
        " 45/12,",
        ASSEMBLY,
        ["A/HRC/RES/45/12"],
        id="its, with a session and a paragraph between",
    ),
    pytest.param(
        "the report of the Human Rights Council and its resolution 45/12,",
        ASSEMBLY,
        ["A/RES/45/12"],
        id="its, after and: the issuing body",
    ),
    pytest.param(
        "resolution 16/18 of the Human Rights Council", ASSEMBLY, ["A/HRC/RES/16/18"], id="after"
    ),
    pytest.param(
        "resolutions of the Security Council and the General Assembly 70/262 and 2282 (2016)",
        ASSEMBLY,
        ["A/RES/70/262", "S/RES/2282(2016)"],
        id="two names after: form decides",
    ),
    pytest.param(
        "General Assembly and Security Council resolutions 70/262 and 2282 (2016)",
        COUNCIL,
        ["A/RES/70/262", "S/RES/2282(2016)"],
        id="two names: form decides",
    ),
    pytest.param(
        "the working methods of the Commission and Assembly resolution 61/98",
        ASSEMBLY,
        ["A/RES/61/98"],
        id="singular: one name",
    ),
    pytest.param(
        "Human Rights Council decision 18/120 and resolutions 24/14 and 27/21,",
        ASSEMBLY,
        ["A/HRC/DEC/18/120", "A/HRC/RES/24/14", "A/HRC/RES/27/21"],
        id="the next noun goes on",
    ),
    pytest.param(
        "resolutions of the Human Rights Council on lakes, the most recent of which is resolution"
        " 42/24",
        ASSEMBLY,
        ["A/HRC/RES/42/24"],
        id="the most recent of which",
    ),
    pytest.param(
        "Council resolutions 5/1, 1325 (2000) and 2018/12",
        ASSEMBLY,
        ["A/HRC/RES/5/1", "S/RES/1325(2000)", "E/RES/2018/12"],
        id="bare Council: form tells which",
    ),
    pytest.param(
        "the Commission on Human Rights, recalling Commission resolution 1998/72",
        ASSEMBLY,
        ["E/CN.4/RES/1998/72"],
        id="bare Commission: the one named before",
    ),
    pytest.param(
        "Human Rights Council resolution 48/141 of 20 December 1993",
        ASSEMBLY,
        ["A/RES/48/141"],
        id="a date in another body's session",
    ),
    pytest.param(
        "United Nations Environment Assembly resolution 4/1",
        ASSEMBLY,
        ["UNEP/EA.4/Res.1"],
        id="Environment Assembly",
    ),
    pytest.param(
        "pursuant to Human Rights Council S-36/1;",
        ASSEMBLY,
        ["A/HRC/RES/S-36/1"],
        id="noun left out",
    ),
    pytest.param("resolution 16/18 of 24 March 2011", ASSEMBLY, ["A/HRC/RES/16/18"], id="date"),
    pytest.param("its resolution 4/2", ASSEMBLY, [None], id="no body has such a number"),
]


@pytest.mark.parametrize(("text", "context", "symbols"), BODIES)
def test_the_body_whose_number_it_is(
    text: str, context: Context, symbols: list[str | None]
) -> None:
    assert cited(text, context) == symbols


@pytest.mark.parametrize(
    ("text", "kind", "body"),
    [
        ("Commission on Narcotic Drugs resolution 61/2 of", "resolution", "CND"),
        ("World Health Assembly resolution 68.8 of", "resolution", "World Health Assembly"),
        ("Statistical Commission decision 48/110 of", "decision", "Statistical Commission"),
        (
            "decision 14/34 of the Conference of the Parties to the Convention on Biological"
            " Diversity",
            "decision",
            "Conference of the Parties to the Convention on Biological Diversity",
        ),
        (
            "decision 1/CP.21,",
            "decision",
            "Conference of the Parties to the United Nations Framework Convention on Climate"
            " Change",
        ),
        ("decision VII/11,", "decision", None),
        (
            "Recalling that, in its decision 3/COP.14, the Conference of the Parties to the"
            " Convention on Biological Diversity",
            "decision",
            "Conference of the Parties to the Convention on Biological Diversity",
        ),
    ],
)
def test_bodies_without_symbols_are_named(text: str, kind: str, body: str | None) -> None:
    (mention,) = citations(text)
    assert (mention.target_symbol, mention.target_kind) == (None, kind)
    assert mention.target_body == body


def test_a_quoted_draft_has_its_own_body() -> None:
    texts = [
        Text(key="F1", kind="formula", text="The Economic and Social Council,"),
        Text(key="PP1", kind="preambular", text="Recalling its resolution 2018/12,"),
        Text(key="F2", kind="formula", text="The General Assembly,"),
        Text(key="PP2", kind="preambular", text="Recalling its resolution 45/3,"),
    ]
    found = extract_citations(texts, Context(symbol="E/RES/2019/1", body="ECOSOC"))
    assert [m.target_symbol for m in found] == ["E/RES/2018/12", "A/RES/45/3"]


def test_items_of_a_list_share_the_noun_of_the_clause_above() -> None:
    texts = [
        Text(key="OP1", kind="operative", text="Recalls Human Rights Council resolutions:"),
        Text(key="OP1(a)", kind="operative", text="16/18 of 24 March 2011;", parent="OP1"),
        Text(key="OP1(b)", kind="operative", text="24/7 care for all;", parent="PP9"),
    ]
    assert [m.target_symbol for m in extract_citations(texts, ASSEMBLY)] == ["A/HRC/RES/16/18"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("care available 24/7 to all", id="hours"),
        pytest.param("the budget period 2018/2019", id="years"),
        pytest.param("recalls its resolutions, in the 2020/21 season", id="a season"),
        pytest.param("on page 12/3 of the report", id="page"),
        pytest.param("men and/or women at 90 km/h", id="words"),
        pytest.param("press release SC/12616", id="press release"),
        pytest.param("the goal of 50/50 balance", id="share"),
        pytest.param("its resolutions and general comment No. 24 (2019)", id="general comment"),
        pytest.param("resolutions, and Law No. 10/2018,", id="law"),
        pytest.param("the INTERPOL I-24/7 system", id="system"),
        pytest.param("in 1514 (XV)", id="no noun at all"),
        pytest.param("the 1267/1989/2253 Committee", id="name of a committee"),
        pytest.param("recommendation 1 (IV)", id="recommendation"),
        pytest.param("the present resolution", id="no number"),
    ],
)
def test_what_is_not_a_citation(text: str) -> None:
    assert citations(text) == []


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        pytest.param("resolution 70/1 of 25 September 2015,", [date(2015, 9, 25)], id="of"),
        pytest.param("resolution 70/1, of 25 September 2015,", [date(2015, 9, 25)], id="comma"),
        pytest.param(
            "resolution 70/1 adopted on 25 September 2015", [date(2015, 9, 25)], id="adopted on"
        ),
        pytest.param(
            "resolutions 68/127 and 68/128 of 18 December 2013",
            [date(2013, 12, 18)] * 2,
            id="one for both of a session",
        ),
        pytest.param(
            "resolutions 67/1 and 68/128 of 18 December 2013",
            [None, date(2013, 12, 18)],
            id="not for another session",
        ),
        pytest.param(
            "resolutions 3375 (XXX) and 3376 (XXX) of 10 November 1975",
            [date(1975, 11, 10)] * 2,
            id="one for both of a roman session",
        ),
        pytest.param(
            "resolutions 73/1 and 73/9 of 1 and 12 December 2018",
            [date(2018, 12, 1), date(2018, 12, 12)],
            id="one each",
        ),
        pytest.param(
            "resolutions 370 (1975) of 13 June and 371 (1975) of 24 July 1975",
            [date(1975, 6, 13), date(1975, 7, 24)],
            id="year of the number",
        ),
        pytest.param(
            "resolutions 425 (1978) and 426 (1978) of 19 March 1978, 501 (1982) of 25 May 1982",
            [date(1978, 3, 19), date(1978, 3, 19), date(1982, 5, 25)],
            id="one for both within a list",
        ),
        pytest.param(
            "resolutions 58/2, 58/3 of 23 December 2003 and 59/1 of 5 May 2005",
            [None, date(2003, 12, 23), date(2005, 5, 5)],
            id="not joined",
        ),
        pytest.param("resolution 70/1 of 31 February 2015", [None], id="no such day"),
        pytest.param("resolution 70/1, on 25 September 2015", [None], id="another's date"),
    ],
)
def test_stated_dates(text: str, dates: list[date | None]) -> None:
    assert [mention.stated_date for mention in citations(text)] == dates


def test_a_stated_date_is_where_it_says() -> None:
    text = "resolutions 68/127 and 68/128 of 18 December 2013"
    for mention in citations(text):
        assert mention.date_start is not None
        assert text[mention.date_start :].startswith("18 December")


@pytest.mark.parametrize(
    ("text", "pinpoint"),
    [
        ("paragraph 5 of resolution 70/1", "paragraph 5"),
        ("paragraphs 3 (a) and 4 of its resolution 70/1", "paragraphs 3 (a) and 4"),
        ("paragraphs 1 to 5 and 9 of General Assembly resolution 70/1", "paragraphs 1 to 5 and 9"),
        ("section II of its resolution 68/247 B of 9 April 2014", "section II"),
        ("section XI, paragraph 4, of resolution 61/244", "section XI, paragraph 4"),
        ("the annex to its resolution 46/182", "annex"),
        ("Resolution 70/1, annex.", "annex"),
        ("Resolution 69/283, annexes I and II.", "annexes I and II"),
        ("resolution 57/270 B of 23 June 2003, section III,", "section III"),
        ("See resolution 59/39, paras. 4 and 5.", "paras. 4 and 5"),
        ("See resolution 59/39, sects. V.A and VI.", "sects. V.A and VI"),
        ("resolution 70/1 and the annex thereto", None),
        ("the last paragraph of its resolution 49 (1948)", None),
        ("resolution 73/69 and recommendations on its implementation", None),
        ("the appendix to its resolution 46/182", "appendix"),
        ("paragraph (d) of Commission on Narcotic Drugs resolution 53/13", "paragraph (d)"),
    ],
)
def test_pinpoints(text: str, pinpoint: str | None) -> None:
    (mention,) = citations(text)
    assert mention.pinpoint == pinpoint


# Pieces of the language of citations: random characters would hardly ever make one.
PIECES = st.sampled_from([
    "resolution ", "resolutions ", "decision ", "its ", "the Council ", "General Assembly ",
    "70/1", "1514 (XV)", "1325 (2000)", "217 A (III)", "49/96 A and B", "S-10/2", ", ", " and ",
    " of ", "6 December 2017", "; ", "paragraph 5 of ", ", annex", "A/73/328-S/2018/592",
    " and Corr.1", "Ibid., ", "(", ")", "Treaty Series, vol. 1, No. 2", "1/CP.21",
    "Article 51 of the Charter",
])  # fmt: skip
texts = st.lists(PIECES | st.text(max_size=3), max_size=12).map("".join)


@given(texts, st.sampled_from(["preambular", "footnote", "masthead"]))
def test_every_mention_quotes_the_text_in_order(text: str, kind: str) -> None:
    found = extract_citations([Text(key="K", kind=kind, text=text)], ASSEMBLY)
    assert all(text[m.start : m.stop] == m.raw and m.raw for m in found)
    assert found == sorted(found, key=lambda m: (m.start, m.stop))
    assert len({(m.start, m.stop, m.target_symbol, m.target_kind) for m in found}) == len(found)


@given(before=texts, session=st.integers(62, 99), number=st.integers(1, 399))
def test_a_citation_is_found_whatever_stands_before_it(
    before: str, session: int, number: int
) -> None:
    text = f"{before}; General Assembly resolution {session}/{number}"
    assert cited(text)[-1] == f"A/RES/{session}/{number}"
