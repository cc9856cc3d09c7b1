"""What a note takes over from the one before, and what a clause cites through its notes."""

import pytest

from pipeline.extract.citations import extract_citations
from pipeline.extract.citations.instruments import instrument
from pipeline.extract.notes_kind import note_kind, opens_with_ibid
from pipeline.extract.texts import CitationMention, Context, Text

ASSEMBLY = Context(symbol="A/RES/76/13", body="GA", session="76", session_number=76, year=2021)


def notes(*texts: str) -> list[CitationMention]:
    numbered = enumerate(texts, start=1)
    return extract_citations(
        [Text(key=f"FN{number}", kind="footnote", text=text) for number, text in numbered],
        ASSEMBLY,
    )


def taken_over(*texts: str) -> list[tuple[str, str | None, str | None]]:
    return [(m.key, m.target_symbol, m.pinpoint) for m in notes(*texts) if m.derivation == "ibid"]


@pytest.mark.parametrize(
    ("texts", "rows"),
    [
        pytest.param(
            ["A/73/1.", "Ibid., para. 4."], [("FN2", "A/73/1", "para. 4")], id="with its own place"
        ),
        pytest.param(["A/73/1, annex.", "Ibid."], [("FN2", "A/73/1", None)], id="without one"),
        pytest.param(
            ["A/73/1.", "Ibid., para. 4.", "Ibid."],
            [("FN2", "A/73/1", "para. 4"), ("FN3", "A/73/1", None)],
            id="chain",
        ),
        pytest.param(
            ["A/63/228-S/2008/531 and Corr.1.", "Ibid., sect. II.L."],
            [("FN2", "A/63/228", "sect. II.L"), ("FN2", "S/2008/531", "sect. II.L")],
            id="both symbols, no corrigendum",
        ),
        pytest.param(
            ["A/74/170 and A/74/170/Corr.1.", "Ibid."],
            [("FN2", "A/74/170", None)],
            id="no corrigendum printed in full",
        ),
        pytest.param(
            ["A/73/1.", "A/74/2; see also ibid., annex."],
            [("FN2", "A/74/2", "annex")],
            id="inside a note: what it cites itself",
        ),
        pytest.param(
            ["A/ES-10/273.", "Ibid., advisory opinion, para. 88."],
            [("FN2", "A/ES-10/273", "advisory opinion, para. 88")],
            id="a part by its name",
        ),
        pytest.param(
            ["A/73/1.", "[bid., annex.", "Tbid., para. 2."],
            [("FN2", "A/73/1", "annex"), ("FN3", "A/73/1", "para. 2")],
            id="misread",
        ),
        pytest.param(
            ["United Nations, Treaty Series, vol. 1, No. 2.", "Ibid., vol. 3, No. 4, art. 5."],
            [("FN2", None, "vol. 3, No. 4, art. 5")],
            id="a treaty and its article",
        ),
        pytest.param(
            [
                "Official Records of the Security Council (S/636).",
                "Ibid., Third Year, 230th meeting.",
            ],
            [("FN2", None, None)],
            id="another volume",
        ),
        pytest.param(
            [
                "See S/636.",
                "Ibid., Supplement for May 1948, S/639, and ibid., Supplement for July.",
            ],
            [("FN2", None, None)],
            id="a volume with its document, then one without",
        ),
        pytest.param(["See S/636.", "Ibid., document S/639."], [], id="a document of its own"),
        pytest.param(
            ["A/73/1.", "The list is not final.", "Ibid."],
            [("FN3", None, None)],
            id="of no source",
        ),
        pytest.param(
            [
                "Supplement No. 53 (A/70/53).",
                "Ibid., Supplement No. 53A (A/70/53/Add.1), chap. I.",
            ],
            [],
            id="the series alone: the document is named",
        ),
        pytest.param(
            ["A/73/1.", "Ibid., chap. II; see also A/74/2."],
            [("FN2", "A/73/1", "chap. II")],
            id="another document after a semicolon",
        ),
        pytest.param(
            ["Resolution 70/1, annex.", "Ibid, annex II."],
            [("FN2", "A/RES/70/1", "annex II")],
            id="resolution; lost stop",
        ),
    ],
)
def test_ibid(texts: list[str], rows: list[tuple[str, str | None, str | None]]) -> None:
    assert taken_over(*texts) == rows


def test_a_volume_of_the_records_is_one_of_them() -> None:
    found = notes(
        "Official Records of the General Assembly, Supplement No. 5 (A/77/5 (Vol. III)).",
        "Ibid., vol. IV and corrigendum (A/77/5 (Vol. IV) and A/77/5 (Vol. IV)/Corr.1), annex.",
    )
    assert [(m.target_symbol, m.target_kind, m.pinpoint) for m in found] == [
        ("A/77/5(Vol.III)", "official record", None),
        ("A/77/5(Vol.IV)", "official record", "annex"),
        ("A/77/5(Vol.IV)/Corr.1", "official record", None),
    ]


def test_a_note_is_a_report_or_a_letter_by_the_nearest_word() -> None:
    text = "Noting the report of the Panel and the letter of its Chair,"
    texts = [
        Text(key="PP1", kind="preambular", text=text, notes=((30, "FN1"), (len(text), "FN2"))),
        Text(key="FN1", kind="footnote", text="S/2019/1."),
        Text(key="FN2", kind="footnote", text="S/2019/2."),
    ]
    found = extract_citations(texts, ASSEMBLY)
    assert [m.target_kind for m in found] == ["report", "other"]


def test_ibid_takes_over_the_treaty_series() -> None:
    found = notes(
        "United Nations, Treaty Series, vol. 1249, No. 20378.",
        "Ibid., vol. 2131, No. 20378; and vols. 2171 and 2173, No. 27531; and resolution 66/138.",
    )
    assert [(m.target_kind, m.pinpoint, m.derivation) for m in found] == [
        ("treaty", "vol. 1249, No. 20378", "explicit"),
        ("treaty", "vol. 2131, No. 20378", "ibid"),
        ("treaty", "vols. 2171 and 2173, No. 27531", "ibid"),
        ("resolution", None, "explicit"),
    ]


def through(clause: str, *texts: str) -> list[tuple[str, str | None]]:
    """Return raw and target of what a clause cites through its notes, marked "^1" in it."""
    parts = clause.split("^1")
    text = "".join(parts)
    clause_text = Text(key="PP1", kind="preambular", text=text, notes=((len(parts[0]), "FN1"),))
    noted = [Text(key="FN1", kind="footnote", text=note) for note in texts]
    found = extract_citations([clause_text, *noted], ASSEMBLY)
    return [(m.raw, m.target_symbol) for m in found if m.derivation == "note"]


@pytest.mark.parametrize(
    ("clause", "note", "rows"),
    [
        pytest.param(
            "Reaffirming the 2030 Agenda for Sustainable Development,^1 and its goals,",
            "Resolution 70/1.",
            [("2030 Agenda for Sustainable Development", "A/RES/70/1")],
            id="resolution",
        ),
        pytest.param(
            "Guided by the Convention on the Rights of the Child^1 and its Protocols,",
            "United Nations, Treaty Series, vol. 1577, No. 27531.",
            [("Convention on the Rights of the Child", None)],
            id="treaty",
        ),
        pytest.param(
            "the Beijing Declaration and Platform for Action,^1",
            "Report of the Conference (United Nations publication, Sales No. E.96.IV.13).",
            [("Beijing Declaration and Platform for Action", None)],
            id="publication",
        ),
        pytest.param(
            "its previous resolutions on the issue,^1",
            "Resolutions 63/2 and 64/3.",
            [("issue", "A/RES/63/2"), ("issue", "A/RES/64/3")],
            id="no name: the word before",
        ),
        pytest.param(
            "the report of the Secretary-General,^1", "A/73/1.", [], id="a document's own symbol"
        ),
        pytest.param("its resolution 70/1,^1", "Resolution 70/1.", [], id="cited by number"),
        pytest.param("the Agency,^1", "Established in 1990.", [], id="explanation"),
    ],
)
def test_a_clause_cites_through_its_note(
    clause: str, note: str, rows: list[tuple[str, str | None]]
) -> None:
    assert through(clause, note) == rows


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Reaffirming the New Urban Agenda,", "New Urban Agenda"),
        ("the purposes of the Paris Agreement", "Paris Agreement"),
        ("article 31 of the Convention on the Rights of the Child", "Convention on the Rights of"),
        ("article VI of the Treaty on the Non-Proliferation", "Treaty on the Non-Proliferation"),
        ("the Rules (the Tokyo Rules)", "Tokyo Rules"),
        ("International Health Regulations (2005),", "International Health Regulations (2005)"),
        ("the document entitled “SAMOA Pathway”,", "SAMOA Pathway"),
        ("a Covenant on Economic, Social and Cultural Rights", "Covenant on Economic, Social and"),
    ],
)
def test_the_words_that_name_an_instrument(words: str, name: str) -> None:
    start, stop, named = instrument(words, len(words))
    assert named
    assert words[start:stop].startswith(name)


def test_an_instrument_begins_after_the_note_before() -> None:
    text = "the Charter Act and the Vienna Declaration,"
    start, stop, _ = instrument(text, len(text), edge=text.index(" and"))
    assert text[start:stop] == "Vienna Declaration"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("A/75/74.", "document"),
        ("See A/73/12 (part II).", "document"),
        ("International Maritime Organization, document LC 32/15, annex 5.", "document"),
        ("Report of the Conference on Lakes, Geneva, 3 May 2019 (A/CONF.9/7).", "document"),
        ("Adopted under the UNFCCC in FCCC/CP/2015/10/Add.1, decision 1/CP.21.", "document"),
        ("Resolution 70/1, annex.", "resolution"),
        ("See Human Rights Council resolution 51/32.", "resolution"),
        ("Decision 74/548 of 13 April 2020.", "resolution"),
        ("See resolution 217 A (III).", "resolution"),
        ("Political declaration on rivers (resolution 76/1).", "resolution"),
        ("United Nations, Treaty Series, vol. 1249, No. 20378.", "treaty"),
        ("Protocol of Amendment (United Nations, Treaty Series, vol. 2, No. 3).", "treaty"),
        ("See Official Records of the General Assembly (A/66/53).", "official record"),
        ("United Nations publication, Sales No. E.12.V.16.", "publication"),
        ("World Health Organization, Rivers and Health (Geneva, 2019).", "publication"),
        ("Ibid., para. 3.", "ibid"),
        ("[bid., document S/12210.", "ibid"),
        ("See ibid.", "ibid"),
        ("Available at www.un.org/rivers.", "url"),
        ("https://www.un.org/rivers.", "url"),
        ("On 28 June 2011, the Organization changed its name.", "explanatory"),
        ("Target 5.2.", "explanatory"),
    ],
)  # fmt: skip
def test_the_kind_of_a_note(text: str, kind: str) -> None:
    assert note_kind(text) == kind
    assert opens_with_ibid(text) == (kind == "ibid")
