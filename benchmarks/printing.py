"""Made documents as a file would hold them: Markdown, wrapped text, the UN's Akoma Ntoso."""

import textwrap
from collections.abc import Iterator
from datetime import timedelta
from html import escape

from benchmarks.documents import Clause, Form, Made, printed_day

_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def printed(made: Made, form: Form) -> str:
    """Return a document in one form."""
    if form == "xml":
        return xml(made)
    text = "\n\n".join(lines(made, emphasis="*" if form == "markdown" else ""))
    return f"{wrapped(text) if form == 'wrapped' else text}\n"


def marked(clause: Clause, emphasis: str) -> str:
    """Return a clause with its action phrase in italics, and its marker before the last comma."""
    text = f"{emphasis}{clause.action}{emphasis}{clause.text[len(clause.action) :]}"
    return f"{text}{str(clause.note).translate(_SUPERSCRIPT)}" if clause.note else text


def lines(made: Made, emphasis: str) -> Iterator[str]:
    """Yield the paragraphs of a flat text."""
    yield from ("United Nations", made.symbol, made.place.organ.name, "Distr.: General")
    yield printed_day(made.adopted + timedelta(days=12))
    yield session(made)
    yield f"Resolution adopted by the {made.place.organ.name} on {printed_day(made.adopted)}"
    yield f"{made.place.bare}. {made.title}"
    yield f"The {made.place.organ.name},"
    for clause in made.clauses:
        number = f"{clause.number}. " if clause.number else ""
        yield number + marked(clause, emphasis)
    yield f"{meeting(made)}\n{printed_day(made.adopted)}"
    for number, note in enumerate(made.notes, start=1):
        yield f"{str(number).translate(_SUPERSCRIPT)} {note}"


def session(made: Made) -> str:
    words = made.place.organ.session(made.place.session)
    return words[0].upper() + words[1:]


def meeting(made: Made) -> str:
    ends = {1: "st", 2: "nd", 3: "rd"}.get(made.meeting % 10, "th")
    return f"{made.meeting}{ends} {made.place.organ.meeting}"


def wrapped(text: str) -> str:
    """Break paragraphs into lines of a page's width."""
    return "\n\n".join(
        textwrap.fill(each, 88) if len(each) > 88 else each for each in text.split("\n\n")
    )


def xml(made: Made) -> str:
    """Return the document in the UN's Akoma Ntoso."""
    preamble = [clause for clause in made.clauses if clause.kind == "preambular"]
    body = [clause for clause in made.clauses if clause.kind == "operative"]
    containers = (
        f'<container name="{clause.action}"><p>{inline(made, clause)}</p></container>'
        for clause in preamble
    )
    paragraphs = (
        f'<paragraph class="SingleTxt"><num>{clause.number}.</num><content>'
        f"<p>\t{inline(made, clause)}</p></content></paragraph>"
        for clause in body
    )
    return _XML.format(
        organ=made.place.organ.name,
        symbol=made.symbol,
        bare=made.place.bare,
        title=escape(made.title),
        day=made.adopted.isoformat(),
        printed=printed_day(made.adopted),
        number=made.session,
        session=session(made),
        meeting=meeting(made),
        preamble="\n".join(containers),
        body="\n".join(paragraphs),
    )


def inline(made: Made, clause: Clause) -> str:
    rest = escape(clause.text[len(clause.action) :], quote=False)
    note = ""
    if clause.note:
        text = escape(made.notes[clause.note - 1], quote=False)
        note = f'<authorialNote marker="{clause.note}"><p>{text}</p></authorialNote>'
    return f'<span class="italic">{clause.action}</span>{rest}{note}'


_XML = """<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0">
<statement name="resolution">
  <meta>
    <identification source="#DGACM">
      <FRBRWork><FRBRdate date="{day}" name="adoption"/></FRBRWork>
      <FRBRExpression><FRBRlanguage language="eng"/></FRBRExpression>
    </identification>
  </meta>
  <coverPage>
    <p><docAuthority>United Nations</docAuthority></p>
    <p><docNumber refersTo="#symbol">{symbol}</docNumber></p>
    <p><session value="{number}">{session}</session></p>
  </coverPage>
  <preface><p><docNumber>{bare}.</docNumber><docTitle>{title}</docTitle></p></preface>
  <preamble>
    <formula name="enactingFormula"><p>The {organ},</p></formula>
    {preamble}
  </preamble>
  <mainBody>
    {body}
  </mainBody>
  <conclusions><p><inline name="adoptionMeeting">{meeting}</inline><eol/>
    <docDate date="{day}" refersTo="#adoptionDate">{printed}</docDate></p></conclusions>
</statement></akomaNtoso>
"""
