"""Documents cited by symbol, treaties, publications, the Charter."""

from datetime import date

import pytest

from pipeline.extract.citations import extract_citations
from pipeline.extract.texts import CitationMention, Context, Text

ASSEMBLY = Context(symbol="A/RES/76/13", body="GA", session="76", session_number=76, year=2021)


def citations(text: str, kind: str = "footnote") -> list[CitationMention]:
    return extract_citations([Text(key="FN1", kind=kind, text=text)], ASSEMBLY)


def cited(text: str, kind: str = "footnote") -> list[str | None]:
    return [mention.target_symbol for mention in citations(text, kind)]


@pytest.mark.parametrize(
    ("text", "symbols"),
    [
        pytest.param("A/67/738.", ["A/67/738"], id="alone, with its stop"),
        pytest.param("See A/75/74 and A/75/75.", ["A/75/74", "A/75/75"], id="two"),
        pytest.param("A/74/6 (Sect. 3)/Add.1,", ["A/74/6(Sect.3)/Add.1"], id="section"),
        pytest.param(
            "NPT/CONF.2000/28 (Parts I and II),", ["NPT/CONF.2000/28(PartsIandII)"], id="parts"
        ),
        pytest.param("(A/74/5 (Vol. III))", ["A/74/5(Vol.III)"], id="bracket in a bracket"),
        pytest.param("A/RES/217 A (III)", ["A/RES/217(III)[A]"], id="resolution in symbols"),
        pytest.param("S/RES/2401 (2018)", ["S/RES/2401(2018)"], id="space before the year"),
        pytest.param(
            "A/RES/57/283 A and B", ["A/RES/57/283A", "A/RES/57/283B"], id="parts of a resolution"
        ),
        pytest.param("ICCD/COP(14)/23/Add.1", ["ICCD/COP(14)/23/Add.1"], id="bracketed session"),
        pytest.param("GC.18/INF/4", ["GC.18/INF/4"], id="root with a session"),
        pytest.param("A/71/53/ Add.1", ["A/71/53/Add.1"], id="space after a slash"),
        pytest.param("S/ 13384", ["S/13384"], id="space before the number"),
        pytest.param("A/500/Rev. 1.", ["A/500/Rev.1"], id="space in a modification"),
        pytest.param("document WHA58/2005/REC/1,", ["WHA58/2005/REC/1"], id="unknown root"),
        pytest.param(
            "document MSC 84/24/Add.1, annex 3", [None], id="another organization's, with a space"
        ),
        pytest.param(
            "A/C.6/56/SR.11\u201313",
            ["A/C.6/56/SR.11", "A/C.6/56/SR.12", "A/C.6/56/SR.13"],
            id="run of records",
        ),
        pytest.param(
            "A/C.6/64/SR.1\u201328/Corrigendum", ["A/C.6/64/SR.1-28/Corrigendum"], id="one for all"
        ),
        pytest.param("SC/13331.", [], id="press release"),
        pytest.param("See https://undocs.org/A/73/1.", [], id="address"),
        pytest.param("people living with HIV/AIDS and FAO/WHO staff", [], id="words"),
        pytest.param("the CO2/kWh figure", [], id="no number after the slash"),
    ],
)
def test_printed_forms(text: str, symbols: list[str | None]) -> None:
    assert cited(text) == symbols


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        pytest.param(
            "A/60/633-S/2005/826",
            [("A/60/633", "explicit"), ("S/2005/826", "double symbol")],
            id="double symbol",
        ),
        pytest.param(
            "A/67/205/Add.1-S/2012/715/Add.1.",
            [("A/67/205/Add.1", "explicit"), ("S/2012/715/Add.1", "double symbol")],
            id="each half with its addendum",
        ),
        pytest.param(
            "S/25354 and Add. 1 and 2.",
            [
                ("S/25354", "explicit"),
                ("S/25354/Add.1", "suffix"),
                ("S/25354/Add.2", "suffix"),
            ],
            id="space in the suffix",
        ),
        pytest.param(
            "A/63/228-S/2008/531 and Corr.1.",
            [
                ("A/63/228", "explicit"),
                ("S/2008/531", "double symbol"),
                ("A/63/228/Corr.1", "suffix"),
                ("S/2008/531/Corr.1", "double symbol"),
            ],
            id="suffix of both halves",
        ),
        pytest.param(
            "(A/63/L.44 and Add.1)",
            [("A/63/L.44", "explicit"), ("A/63/L.44/Add.1", "suffix")],
            id="suffix",
        ),
        pytest.param(
            "A/72/L.59/Rev.1 and Rev.1/Add.1",
            [("A/72/L.59/Rev.1", "explicit"), ("A/72/L.59/Rev.1/Add.1", "suffix")],
            id="suffix that repeats the revision",
        ),
        pytest.param(
            "E/2013/30 and Corr.1 and 2.",
            [
                ("E/2013/30", "explicit"),
                ("E/2013/30/Corr.1", "suffix"),
                ("E/2013/30/Corr.2", "suffix"),
            ],
            id="bare number",
        ),
        pytest.param(
            "S/7930 and Add.1-3",
            [
                ("S/7930", "explicit"),
                ("S/7930/Add.1", "suffix"),
                ("S/7930/Add.2", "suffix"),
                ("S/7930/Add.3", "suffix"),
            ],
            id="range",
        ),
        pytest.param(
            "S/5137 and Add.1, 2 and 3",
            [
                ("S/5137", "explicit"),
                ("S/5137/Add.1", "suffix"),
                ("S/5137/Add.2", "suffix"),
                ("S/5137/Add.3", "suffix"),
            ],
            id="list of numbers",
        ),
        pytest.param(
            "A/75/10/Add.1 and 3 reports", [("A/75/10/Add.1", "explicit")], id="another number"
        ),
    ],
)
def test_one_row_a_target(text: str, rows: list[tuple[str, str]]) -> None:
    assert [(m.target_symbol, m.derivation) for m in citations(text)] == rows


def test_the_halves_of_a_double_symbol_stand_at_one_place() -> None:
    first, second = citations("See A/60/633-S/2005/826, annex III.")
    assert (first.start, first.stop) == (second.start, second.stop) == (4, 23)
    assert first.pinpoint == second.pinpoint == "annex III"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("A/RES/73/1", "resolution"),
        ("UNEP/EA.4/Res.6", "resolution"),
        ("NPT/CONF.2020/DEC.2", "decision"),
        ("A/73/L.45", "draft"),
        ("See S/PV.7813.", "meeting record"),
        ("A/C.6/64/SR.12", "meeting record"),
        ("S/PRST/2013/16", "presidential statement"),
        (
            "Official Records of the General Assembly, Sixty-sixth Session, Supplement No. 53"
            " (A/66/53), chap. II",
            "official record",
        ),
        ("Resolutions and Decisions of the Security Council, 2013 (S/INF/69)", "official record"),
        ("Report of the Conference on Lakes, Geneva, 3 May 2019 (A/CONF.9/7), chap. I", "report"),
        ("[on the report of the Third Committee (A/73/585)]", "report"),
        ("A/67/738", "other"),
        ("Document ICSP15/UNFSA/ INF.3.", "other"),
    ],
)
def test_kinds(text: str, kind: str) -> None:
    assert [mention.target_kind for mention in citations(text)] == [kind]


def test_the_nearest_noun_tells_the_kind() -> None:
    text = "the report of 5 November 1992 (S/24767) and his letter of 6 November 1992 (S/24783)"
    assert [m.target_kind for m in citations(text, "preambular")] == ["report", "other"]


def test_a_note_is_a_report_where_its_clause_says_so() -> None:
    texts = [
        Text(
            key="PP1",
            kind="preambular",
            text="Taking note of the report of the Secretary-General, and of the letter,",
            notes=((51, "FN1"), (70, "FN2")),
        ),
        Text(key="FN1", kind="footnote", text="A/73/1."),
        Text(key="FN2", kind="footnote", text="See S/PV.7813."),
    ]
    found = extract_citations(texts, ASSEMBLY)
    assert [m.target_kind for m in found] == ["report", "meeting record"]


@pytest.mark.parametrize(
    ("text", "pinpoints"),
    [
        ("A/73/1, para. 4.", ["para. 4"]),
        ("A/73/1, sect. II.L.", ["sect. II.L"]),
        ("A/73/1, paras. 4, 5 and 7\u20139.", ["paras. 4, 5 and 7\u20139"]),
        ("(A/66/53), chap. II, sect. A.", ["chap. II, sect. A"]),
        ("A/73/1, part one, chap. I, and annex II.", ["part one, chap. I, and annex II"]),
        ("A/74/170 and A/74/170/Corr.1, annex.", ["annex", None]),
        ("(A/67/53 and A/67/53/Corr.1), chap. III, sect. A.", ["chap. III, sect. A", None]),
        ("See A/75/162, annex I, and A/76/99, annex II.", ["annex I", "annex II"]),
        ("A/73/1, annexed to the present report", [None]),
        ("A/73/1, annex I, recommendation No. 4.", ["annex I, recommendation No. 4"]),
        ("A/73/1, annex, recommendation 1 (IV).", ["annex, recommendation 1 (IV)"]),
        ("(A/76/53), chap. V., sect. A.", ["chap. V., sect. A"]),
        ("document FIRO/R957 (En), appendix E.", ["appendix E"]),
        ("S/PRST/2018/3, paragraph (a);", ["paragraph (a)"]),
        ("in Chapter IV of the Secretary-General's report (S/26422)", ["Chapter IV"]),
        ("in paragraph 11 of the report of 3 April 1992 (S/23780)", ["paragraph 11"]),
        ("described in paragraphs 9 to 18 of document S/1994/89/Add.1;", ["paragraphs 9 to 18"]),
        ("the annex to his letter (S/2022/716)", ["annex"]),
        ("section 2 of the Agreement as set out in his letter (S/2022/940)", [None]),
        ("paragraph 2 of the report on Liberia and the note on Togo (S/26422)", [None]),
        ("[on the report of the Second Committee (A/70/474/Add.2, para. 12)]", ["para. 12"]),
    ],
)
def test_pinpoints(text: str, pinpoints: list[str | None]) -> None:
    assert [mention.pinpoint for mention in citations(text)] == pinpoints


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("S/PRST/2013/16 of 28 October 2013", date(2013, 10, 28)),
        ("its statement of 28 October 2013 (S/PRST/2013/16)", date(2013, 10, 28)),
        ("the letter dated 3 May 2019 (S/2019/362)", date(2019, 5, 3)),
        ("since 28 October 2013, S/PRST/2013/16", None),
        ("the report (S/26422) dated 28 October 1993 on Liberia", date(1993, 10, 28)),
        (
            "his report of 21 August 1992 on his good offices in Cyprus (S/24472)",
            date(1992, 8, 21),
        ),
        ("the letter dated 6 July 2018 from the President (S/2018/680)", date(2018, 7, 6)),
        ("the report on the events of 6 July 2018 in Cyprus (S/2018/680)", None),
        ("Taking note of the Declaration of 6 July 2018 on the Agreement (S/24406)", None),
        ("letters of 6 July 2018 and of 9 July 2018 from the President (S/2018/680)", None),
    ],
)
def test_stated_dates(text: str, when: date | None) -> None:
    (mention,) = citations(text, "preambular")
    assert mention.stated_date == when
    assert when is None or text[mention.date_start or 0 :].startswith(f"{when.day} ")


@pytest.mark.parametrize(
    ("text", "symbols"),
    [
        pytest.param(
            "Supplement No. 53A (A/74/53/Add.1), chap. III, resolution 42/12.",
            ["A/HRC/RES/42/12", "A/74/53/Add.1"],
            id="Human Rights Council's report",
        ),
        pytest.param(
            "Supplement No. 25 (A/69/25), annex, resolution 1/1.",
            ["UNEP/EA.1/Res.1", "A/69/25"],
            id="Environment Assembly's report",
        ),
        pytest.param(
            "Supplement No. 7 (E/2015/27), chap. I, resolution 59/1, annex.",
            [None, "E/2015/27"],
            id="a commission's report",
        ),
        pytest.param(
            "A/56/1026-S/2002/932, annex II, resolution 14/221.",
            [None, "A/56/1026", "S/2002/932"],
            id="annexed, of another organization",
        ),
        pytest.param(
            "FCCC/CP/2015/10/Add.1, decision 1/CP.21, annex.",
            [None, "FCCC/CP/2015/10/Add.1"],
            id="a convention's decision",
        ),
        pytest.param("Resolution 70/1 and A/75/1.", ["A/RES/70/1", "A/75/1"], id="not in it"),
    ],
)
def test_resolutions_in_documents(text: str, symbols: list[str | None]) -> None:
    assert sorted(cited(text), key=str) == sorted(symbols, key=str)


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        pytest.param(
            "United Nations, Treaty Series, vol. 1249, No. 20378.",
            [("treaty", "vol. 1249, No. 20378")],
            id="treaty",
        ),
        pytest.param(
            "United Nations, Treaty Series, vols. 75 and 1125, Nos. 970\u2013973 and 17512.",
            [("treaty", "vols. 75 and 1125, Nos. 970\u2013973 and 17512")],
            id="volumes and numbers",
        ),
        pytest.param(
            "United Nations, Treaty Series, vol. 1, No. 2; and vols. 3 and 4, No. 5.",
            [("treaty", "vol. 1, No. 2"), ("treaty", "vols. 3 and 4, No. 5")],
            id="further volumes",
        ),
        pytest.param(
            "Report of the Conference (United Nations publication, Sales No. E.96.IV.13 and"
            " corrigendum), chap. I, resolution 1, annex II.",
            [("other", "chap. I, resolution 1, annex II")],
            id="sales number",
        ),
        pytest.param(
            "Official Records of the General Assembly, Twelfth Special Session, Plenary Meetings.",
            [("official record", None)],
            id="records without a symbol",
        ),
        pytest.param(
            "under Article 51 of the Charter of the United Nations",
            [("charter article", "Article 51")],
            id="article",
        ),
        pytest.param(
            "Articles 1 (2) and 55 of the Charter",
            [("charter article", "Articles 1 (2) and 55")],
            id="articles",
        ),
        pytest.param(
            "Article 2, paragraph 4, of the Charter",
            [("charter article", "Article 2, paragraph 4")],
            id="paragraph of an article",
        ),
        pytest.param(
            "Acting under Chapter VII of the Charter of the United Nations,",
            [("charter article", "Chapter VII")],
            id="chapter",
        ),
        pytest.param("Article 3 of the Charter of the League", [], id="another charter"),
        pytest.param("vol. 3, No. 4 of the journal", [], id="another series"),
    ],
)
def test_sources_without_symbols(text: str, rows: list[tuple[str, str | None]]) -> None:
    found = citations(text)
    assert [(m.target_kind, m.pinpoint) for m in found] == rows
    assert all(m.target_symbol is None for m in found)


def test_the_documents_own_symbol_in_its_head_is_no_citation() -> None:
    texts = [
        Text(key="masthead:1", kind="masthead", text="A/RES/76/13"),
        Text(key="masthead:2", kind="masthead", text="[on the proposal (A/76/L.4)]"),
        Text(key="title", kind="title", text="76/13. Follow-up to resolution 70/1"),
        Text(key="OP1", kind="operative", text="Recalls resolution 76/13;"),
    ]
    found = extract_citations(texts, ASSEMBLY)
    assert [(m.key, m.target_symbol) for m in found] == [
        ("masthead:2", "A/76/L.4"),
        ("title", "A/RES/70/1"),
        ("OP1", "A/RES/76/13"),
    ]
