"""Akoma Ntoso statements of our own making, in the UN's manner, for the tests of the reader."""

from pipeline.extract.blocks import Block, Document
from pipeline.formats.akn import read_akn

HEAD = """<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0">
<statement name="resolution">
  <meta>
    <identification source="#x">
      <FRBRWork><FRBRdate date="2031-12-04" name="adoption"/></FRBRWork>
      <FRBRExpression>
        <FRBRdate date="2031-12-18" name="publication"/><FRBRlanguage language="eng"/>
      </FRBRExpression>
    </identification>
    <workflow source="#un">{workflow}</workflow>
    <analysis source="#un"><parliamentary>{voting}</parliamentary></analysis>
    <presentation><docketNumber>31-20001 (E)</docketNumber></presentation>
  </meta>
  <coverPage>
    <p><docAuthority>United Nations</docAuthority></p>
    <p><docNumber refersTo="#symbol">A/RES/86/7</docNumber></p>
    <p><docDate date="2031-12-18" refersTo="#dateOfIssuance">18 December 2031</docDate></p>
    <p><session value="86">Eighty-sixth session</session></p>
  </coverPage>
  <preface><p><docNumber>86/7.</docNumber><docTitle>
      <span class="bold">	Lakes of the
      world</span></docTitle></p></preface>
"""

FORMULA = (
    '<formula name="enactingFormula"><p><span class="italic">The General Assembly</span>,</p>'
    "</formula>"
)

CONCLUSIONS = """<conclusions><p>
    <inline name="adoptionMeeting" title="52nd">52nd plenary meeting</inline><eol/>
    <docDate date="2031-12-04" refersTo="#adoptionDate">4 December 2031</docDate>
  </p></conclusions>
"""


def statement(
    body: str, *, preamble: str = "", after: str = "", workflow: str = "", voting: str = ""
) -> str:
    """Return a statement with the given main body, preamble and what follows the conclusions."""
    return (
        HEAD.format(workflow=workflow, voting=voting)
        + f"<preamble>{FORMULA}{preamble}</preamble>\n<mainBody>{body}</mainBody>\n"
        + CONCLUSIONS
        + after
        + "</statement></akomaNtoso>\n"
    )


def paragraph(text: str, number: str = "", style: str = "SingleTxt") -> str:
    """Return a paragraph of the main body as the UN's XML has it."""
    num = f"<num>{number}</num>" if number else ""
    return (
        f'<paragraph class="{style}">{num}<content>\n<p xml:space="preserve">\t{text}</p>\n'
        "</content></paragraph>\n"
    )


def read(body: str, **parts: str) -> Document:
    """Return the one document of a statement with the given main body."""
    _, (document,) = read_akn(statement(body, **parts).encode())
    return document


def blocks_of(body: str, **parts: str) -> list[Block]:
    """Return the blocks between title and conclusions of a statement with the given main body."""
    skipped = ("masthead", "title", "formula", "closing")
    return [b for b in read(body, **parts).blocks if b.kind not in skipped]


def shown(blocks: list[Block]) -> list[tuple[str, str, str]]:
    """Return kind, number and text of blocks."""
    return [(b.kind, b.number.text if b.number else "", b.text) for b in blocks]


def covered(source: str, documents: list[Document]) -> list[tuple[int, int]]:
    """Return all ranges of passages, numbers and roles, in order."""
    spans: list[tuple[int, int]] = []
    for document in documents:
        for block in document.blocks:
            spans += block.passage.spans()
            spans += block.number.spans() if block.number else ()
        spans += [(role.start, role.stop) for role in document.roles]
    return sorted(spans)
