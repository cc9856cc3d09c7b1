"""Each form of the UN's XML comes out as the paragraphs that are printed."""

import pytest

from pipeline.extract.blocks import Link, Ref
from pipeline.formats.akn import read_akn
from tests.unit.formats.akn_pieces import blocks_of, paragraph, read, shown, statement

ITALIC = '<span class="italic">{}</span>'
NOTES = ITALIC.format("Notes")
RECALLING = (
    '<container name="Recalling"><p>\t<span class="italic">Recalling</span> it,</p></container>'
)


def test_masthead_and_title_are_one_block_a_printed_line() -> None:
    blocks = [(b.kind, b.text) for b in read("").blocks]
    assert blocks == [
        ("masthead", "United Nations"),
        ("masthead", "A/RES/86/7"),
        ("masthead", "18 December 2031"),
        ("masthead", "Eighty-sixth session"),
        ("title", "86/7. Lakes of the world"),
        ("formula", "The General Assembly,"),
        ("closing", "52nd plenary meeting"),
        ("closing", "4 December 2031"),
    ]


def test_a_letter_under_the_title_is_a_part_with_its_note_and_its_own_title() -> None:
    letter = (
        '<preface><p><docNumber refersTo="#letter"><span class="bold">B</span></docNumber>'
        '<authorialNote marker="1"><p>Resolution 86/7 becomes 86/7 A.</p></authorialNote>'
        "<docTitle>Ponds</docTitle></p></preface>"
    )
    _, (document,) = read_akn(statement("").replace("<preamble>", letter + "<preamble>").encode())
    found = [b for b in document.blocks if b.kind in ("title", "part", "note", "heading")]
    assert shown(found) == [
        ("title", "", "86/7. Lakes of the world"),
        ("part", "", "B"),
        ("heading", "", "Ponds"),
        ("note", "1", "Resolution 86/7 becomes 86/7 A."),
    ]


PLAIN = paragraph(f"{NOTES} the report;", "1.")
POINTS = f"""<paragraph class="SingleTxt"><num>2.</num><list>
  <intro><p>\t{NOTES} that:</p></intro>
  <point><num>(a)</num><content><p>Lakes;</p></content></point>
  <sublist><point><num>(i)</num><content><p>Ponds;</p></content></point></sublist>
  <wrapUp><p>and rivers;</p></wrapUp></list></paragraph>"""
TABLE = (
    "<table><tr><th><p>Lake</p></th><th><p>Depth</p></th></tr>"
    "<tr><td><p>Tana</p></td><td><p>15</p><p>m</p></td></tr></table>"
)

FORMS = {
    "numbered": (PLAIN, [("operative", "1.", "Notes the report;")]),
    "unnumbered": (paragraph(f"{NOTES} it."), [("operative", "", "Notes it.")]),
    "points": (
        POINTS,
        [
            ("operative", "2.", "Notes that:"),
            ("operative", "(a)", "Lakes;"),
            ("operative", "(i)", "Ponds;"),
            ("operative", "", "and rivers;"),
        ],
    ),
    "letter typed into the text": (
        paragraph("(bb)\tThe lakes of the region;"),
        [("operative", "(bb)", "The lakes of the region;")],
    ),
    "bullet typed into the text": (
        paragraph("– The lakes;"),
        [("operative", "–", "The lakes;")],
    ),
    "bare number that is due": (
        PLAIN + paragraph(f"2\t{NOTES} them;"),
        [("operative", "1.", "Notes the report;"), ("operative", "2", "Notes them;")],
    ),
    "bare number that is not due is text": (
        PLAIN + paragraph("16 States have done so;"),
        [("operative", "1.", "Notes the report;"), ("operative", "", "16 States have done so;")],
    ),
    "number in a paragraph of its own": (
        '<paragraph><num>1.</num><content><p></p></content></paragraph>'
        + paragraph(f"{NOTES} it;"),
        [("operative", "1.", "Notes it;")],
    ),
    "number before a list without words": (
        '<paragraph><num>4.</num><list><point><num>(a)</num><content><p>Lakes;</p></content>'
        "</point></list></paragraph>",
        [("operative", "4.", ""), ("operative", "(a)", "Lakes;")],
    ),
    "subheading": (
        '<paragraph class="H23"><subheading>Shores</subheading></paragraph>' + PLAIN,
        [("heading", "", "Shores"), ("operative", "1.", "Notes the report;")],
    ),
    "heading with a letter": (
        '<paragraph class="H1"><num>A.</num><subheading>Shores</subheading></paragraph>',
        [("heading", "A.", "Shores")],
    ),
    "part's number above its heading": (
        '<paragraph class="H23"><num>II</num><subheading>Shores</subheading></paragraph>',
        [("part", "", "II"), ("heading", "", "Shores")],
    ),
    "part's number alone": (
        '<paragraph class="H23"><num>IV</num></paragraph>',
        [("part", "", "IV")],
    ),
    "heading typed as a paragraph": (
        paragraph("Reports by the Secretary-General"),
        [("heading", "", "Reports by the Secretary-General")],
    ),
    "clause that lost its stop is no heading": (
        paragraph(f"{NOTES} the report"),
        [("operative", "", "Notes the report")],
    ),
    "long line without a stop is no heading": (
        paragraph("Lakes and ponds " * 11),
        [("operative", "", ("Lakes and ponds " * 11).strip())],
    ),
    "recital typed as a heading": (
        "<section><crossHeading>" + ITALIC.format("Recalling") + " its work,</crossHeading>"
        + paragraph(f"{NOTES} it;", "1.") + "</section>",
        [("preambular", "", "Recalling its work,"), ("operative", "1.", "Notes it;")],
    ),
    "recital in the main body": (
        paragraph("Mindful of the lakes,") + PLAIN,
        [("preambular", "", "Mindful of the lakes,"), ("operative", "1.", "Notes the report;")],
    ),
    "recitals again after a heading": (
        PLAIN + '<paragraph class="H23"><num>II</num></paragraph>' + RECALLING,
        [
            ("operative", "1.", "Notes the report;"),
            ("part", "", "II"),
            ("preambular", "", "Recalling it,"),
        ],
    ),
    "clause that ends with a comma is no recital": (
        paragraph(f"{NOTES} the lakes,"),
        [("operative", "", "Notes the lakes,")],
    ),
    "article typed as a heading": (
        paragraph("The Parties have signed the present Agreement.", "2.", "HCh"),
        [("operative", "2.", "The Parties have signed the present Agreement.")],
    ),
    "table, a row a block": (
        TABLE,
        [("table", "", "Lake Depth"), ("table", "", "Tana 15 m")],
    ),
    "decoration": (
        '<p><decoration>*</decoration></p>' + PLAIN,
        [("operative", "1.", "Notes the report;")],
    ),
    "annex in the main body": (
        PLAIN + paragraph("Annex I", style="HCh") + paragraph("Lakes have water.", "1."),
        [
            ("operative", "1.", "Notes the report;"),
            ("annex heading", "", "Annex I"),
            ("annex", "1.", "Lakes have water."),
        ],
    ),
    "quoted text within its clause": (
        '<paragraph><num>3.</num><content><p>Decides on the words:<mod><quotedStructure>'
        "<p>“Lakes:</p><point><num>a.</num><content><p>ponds”;</p></content></point>"
        "</quotedStructure></mod></p></content></paragraph>",
        [("operative", "3.", "Decides on the words: “Lakes: a. ponds”;")],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), FORMS.values(), ids=FORMS.keys())
def test_main_body(body: str, expected: list[tuple[str, str, str]]) -> None:
    assert shown(blocks_of(body)) == expected


def test_levels_follow_the_nesting_of_lists() -> None:
    assert [b.level for b in blocks_of(POINTS)] == [1, 2, 3, 1]


@pytest.mark.parametrize(
    ("first", "expected"),
    [
        (paragraph("Annex", style="HCh"), ("annex heading", "", "Annex")),
        (paragraph("Charter of lakes", style="H1"), ("annex heading", "", "Charter of lakes")),
        (paragraph("All lakes have water."), ("annex", "", "All lakes have water.")),
    ],
    ids=["printed", "heading that opens the attachment", "none"],
)  # fmt: skip
def test_attachment(first: str, expected: tuple[str, str, str]) -> None:
    after = (
        "<attachments><attachment><doc name='annex'><meta/><mainBody>"
        + first
        + paragraph("Lakes freeze.", "1.")
        + "</mainBody></doc></attachment></attachments>"
    )
    annex = [b for b in blocks_of(PLAIN, after=after) if b.kind.startswith("annex")]
    assert shown(annex) == [expected, ("annex", "1.", "Lakes freeze.")]


def test_emphasised_line_among_recitals_is_a_heading() -> None:
    heading = '<p><span class="bold">The lakes and their shores</span></p>'
    blocks = blocks_of(PLAIN, preamble=RECALLING + heading + RECALLING)
    assert [b.kind for b in blocks] == ["preambular", "heading", "preambular", "operative"]


NOTE = '<authorialNote marker="4" placement="bottom"><p>\t\tResolution 85/2.</p></authorialNote>'


def test_a_note_follows_the_block_that_refers_to_it() -> None:
    clause, note = blocks_of(paragraph(f"{NOTES} the lakes,{NOTE} and the ponds;", "1."))
    assert clause.text == "Notes the lakes, and the ponds;"
    assert clause.refs == (Ref(16, "4"),)
    assert shown([note]) == [("note", "4", "Resolution 85/2.")]


@pytest.mark.parametrize(
    ("raised", "text", "markers"),
    [
        ("lakes<sup>4</sup> of it", "lakes of it", ["4", "4"]),
        ("lakes,<sup>4, 4</sup> of it", "lakes, of it", ["4", "4", "4"]),
        ("lakes<sup>5</sup> of it", "lakes5 of it", ["4"]),
        ("lakes<sup>th</sup> of it", "lakesth of it", ["4"]),
        ("four km<sup>4</sup> of it", "four km4 of it", ["4"]),
    ],
    ids=["again", "several", "no such note", "no number", "unit"],
)
def test_a_raised_number_refers_again_to_a_note(
    raised: str, text: str, markers: list[str]
) -> None:
    clause = blocks_of(paragraph(f"{NOTES} it,{NOTE} and {raised};", "1."))[0]
    assert clause.text == f"Notes it, and {text};"
    assert [ref.marker for ref in clause.refs] == markers


def test_a_marker_touches_the_word_before_it() -> None:
    clause = blocks_of(paragraph(f"{NOTES} it, {NOTE}and so on;", "1."))[0]
    assert (clause.text, clause.refs) == ("Notes it, and so on;", (Ref(9, "4"),))


def test_a_note_on_a_number_belongs_to_its_paragraph() -> None:
    clause, note = blocks_of(paragraph("Notes it;", f"1.{NOTE}"))
    assert (clause.refs, note.text) == ((Ref(0, "4"),), "Resolution 85/2.")


def test_a_note_alone_belongs_to_the_block_before_it() -> None:
    clause, note = blocks_of(paragraph("Notes it;", "1.") + f"<p>{NOTE}</p>")
    assert (clause.refs, note.text) == ((Ref(9, "4"),), "Resolution 85/2.")


def test_raised_letters_are_markers_in_tables_alone() -> None:
    row = "<table><tr><td><p>Tana<sup>a</sup></p></td></tr></table>"
    assert [b.text for b in blocks_of(row + paragraph("the 4<sup>th</sup> lake;", "1."))] == [
        "Tana",
        "the 4th lake;",
    ]


def test_breaks_within_elements_part_lines_of_the_closing() -> None:
    event = "<conclusions><p><event><location>5th meeting</location><eol/><docDate>4 May 2031"
    _, (document,) = read_akn(
        statement("").replace("<conclusions>", event + "</docDate></event></p>", 1).encode()
    )
    closing = [b.text for b in document.blocks if b.kind == "closing"]
    assert closing[:2] == ["5th meeting", "4 May 2031"]


def test_a_date_that_touches_the_word_before_it_is_apart() -> None:
    line = "<p><docTitle>Adopted by the Council on<docDate>4 May 2031</docDate></docTitle></p>"
    file = statement("").replace("<coverPage>", "<coverPage>" + line)
    _, (document,) = read_akn(file.encode())
    assert document.blocks[0].text == "Adopted by the Council on 4 May 2031"


@pytest.mark.parametrize("marker", ["'*'", '"&#52;"', '" 4"'], ids=["asterisk", "entity", "space"])
def test_markers_are_read_from_the_tag(marker: str) -> None:
    note = f"<authorialNote a=' marker=\"9\"' marker={marker}><p>See it.</p></authorialNote>"
    clause, found = blocks_of(paragraph(f"Notes it{note};", "1."))
    assert found.number is not None
    assert [ref.marker for ref in clause.refs] == [found.number.text]
    assert found.number.text in "*4"


def test_a_note_without_words_is_doubted() -> None:
    document = read(paragraph(f'{NOTES} it<authorialNote marker="4"><p/></authorialNote>;', "1."))
    assert [(d.check_name, d.observed) for d in document.doubts] == [("a note has a text", "4")]


LINK = '<a href="https://undocs.org/en/{}">{}</a>'


@pytest.mark.parametrize(
    ("text", "links"),
    [
        (LINK.format("A/RES/85/154", "85/154"), [(6, 12, "A/RES/85/154")]),
        (LINK.format("S/RES/2%20(2018)", "2 (2018)"), [(6, 14, "S/RES/2 (2018)")]),
        ('<a href="https://docs.un.org/A/85/1">A/85/1</a>', [(6, 12, "A/85/1")]),
        ('<a href="http://undocs.org//en/A/85/1">A/85/1</a>', [(6, 12, "A/85/1")]),
        ('<a href="https://example.org/x">it</a>', [(6, 8, "https://example.org/x")]),
        (
            LINK.format("A/RES/85/154", "85/1")
            + LINK.format("A/RES/85/154", "5")
            + LINK.format("A/RES/85/154", "4"),
            [(6, 12, "A/RES/85/154")],
        ),
        (
            LINK.format("A/RES/85/2", "85/2") + " " + LINK.format("A/RES/85/2", "B"),
            [(6, 12, "A/RES/85/2")],
        ),
        (
            LINK.format("A/85/1", "A/85/1") + LINK.format("A/85/2", "A/85/2"),
            [(6, 12, "A/85/1"), (12, 18, "A/85/2")],
        ),
        ("7" + LINK.format("A/RES/75/29", "5/29"), [(6, 11, "A/RES/75/29")]),
        (LINK.format("A/85/1", " "), []),
    ],
    ids=[
        "symbol", "escaped", "other server", "double slash", "elsewhere", "split in three",
        "split at a space", "two", "begins within a number", "without text",
    ],
)  # fmt: skip
def test_links(text: str, links: list[tuple[int, int, str]]) -> None:
    clause = blocks_of(paragraph(f"{NOTES} {text};", "1."))[0]
    assert list(clause.links) == [Link(*link) for link in links]


@pytest.mark.parametrize(
    ("printed", "target", "doubted"),
    [
        ("A/85/53", "A/84/53", True),
        ("85/2", "A/RES/85/2B", False),
        ("A/85/6-S/2031/2", "A/85/6", False),
        ("the report", "A/85/6", False),
    ],
    ids=["another number", "letter", "half of a double symbol", "words"],
)
def test_a_link_to_another_number_is_doubted(printed: str, target: str, doubted: bool) -> None:
    doubts = read(paragraph(f"{NOTES} {LINK.format(target, printed)};", "1.")).doubts
    assert [(d.expected, d.observed) for d in doubts] == [(printed, target)] * doubted


@pytest.mark.parametrize(
    ("body", "check", "words"),
    [
        (paragraph("(a)\tLakes;"), "a number stands apart from the text", "Lakes;"),
        (paragraph("Reports"), "a heading is marked as one", "Reports"),
        (paragraph("Mindful of lakes,"), "a recital stands in the preamble", "Mindful of lakes,"),
        (paragraph("Lakes freeze;", style="H1"), "a paragraph is marked as one", "Lakes freeze;"),
    ],
)
def test_where_words_win_over_elements_a_doubt_says_so(body: str, check: str, words: str) -> None:
    (doubt,) = read(body).doubts
    assert doubt.check_name == check
    assert statement(body)[doubt.start : doubt.stop].endswith(words)


def test_emphasis_is_given_as_ranges_of_the_text() -> None:
    text = f"{ITALIC.format('Also ')}{ITALIC.format('notes')} the <b>lakes</b>;"
    clause = blocks_of(paragraph(text, "1."))[0]
    assert [clause.text[a:b] for a, b in clause.emphasis] == ["Also notes", "lakes"]


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("the  lakes\r\n   of\tit", "the lakes of it"),
        ("Gener\u00adal Assem\u200bbly", "General Assembly"),
        ("50\u00a0per\u202fcent", "50 per cent"),
        ("Lakes &amp; &quot;ponds&quot; &#x2013; all", 'Lakes & "ponds" – all'),
        ("<![CDATA[Lakes < ponds]]> all", "Lakes < ponds all"),
        ("Lakes<!-- a remark --> and<?x y?> ponds", "Lakes and ponds"),
        ("Al\u2011Shabaab", "Al\u2011Shabaab"),
    ],
    ids=["white space", "invisible", "other spaces", "entities", "literal", "comment", "hyphen"],
)
def test_text_is_running_text(raw: str, text: str) -> None:
    assert blocks_of(paragraph(f"{raw};", "1."))[0].text == f"{text};"


def test_a_collection_holds_several_documents() -> None:
    one = statement(PLAIN).removesuffix("</akomaNtoso>\n").split("\n", 1)[1]
    file = (
        f"<akomaNtoso><documentCollection><p>Both</p>{one}{one}</documentCollection></akomaNtoso>"
    )
    _, documents = read_akn(file.encode())
    assert [shown(list(d.blocks)) for d in documents] == [shown(list(read(PLAIN).blocks))] * 2
    assert [d.check_name for d in documents[0].doubts] == ["every text is read"]


def test_the_language_of_the_text_wins() -> None:
    french = "Prie les États de protéger les lacs et les rivières, ainsi que la vie dans les eaux"
    document = read(paragraph(f"{french} pour une paix durable dans des pays amis;", "1."))
    assert document.facts.language == "fr"
    assert [(d.check_name, d.expected) for d in document.doubts] == [
        ("the language is the one stated", "en")
    ]
