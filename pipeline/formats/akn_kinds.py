"""What a paragraph is, where its words say something else than the elements around it.

The XML types headings as paragraphs, goes on with the preamble in the main body, and types
numbers into the text. The words win, and the reader records a doubt for each.
"""

import re

from pipeline.extract.actions import opens_operative, opens_preambular
from pipeline.extract.blocks import Kind
from pipeline.formats.akn_lines import Line

_ANNEX = re.compile(r"(?:annex|appendix|enclosure)\b", re.I)
"""Annex, Annex II, Annex A – Items ..., Appendix"""

_PART = re.compile(r"(?:[IVXL]{1,6}|[A-Z])\.?")
"""A roman number or a capital letter alone on its line."""

_ENDS_CLAUSE = re.compile(r"(?:[.;:,]|\b(?:and|or))[”\"’']?\Z")

_GOES_ON = re.compile(r"[,;][”\"’']?\Z")
"""An end that no heading has."""

_LONGEST_HEADING = 160
"""Headings of the UN's resolutions are shorter; longer lines without a stop are paragraphs."""

_PRINTED = re.compile(
    r"[•·▪●○‣◦■□\-–—−]"  # bullets
    r'|[“„«"(]{0,2}[0-9A-Za-z]{1,8}(?:\.[0-9A-Za-z]{1,4}){0,5}[ .,)”"]{0,4}'
)
"""All that a number is printed as: 14. 3.12 . (iii) AA. 12, “5."""

_NUMBER = re.compile(
    r"\d{1,3}\.(?=\s)"  # 14.
    r"|\((?:[a-z]{1,3}|[ivx]{1,6}|\d{1,2})\)"  # (a), (bb), (iii), (1)
    r"|(?:[a-z]|[ivx]{1,5})\.(?=\s)"  # a., iii.
    r"|[•·▪–—-](?=\s)"  # bullets
    r"|(?P<bare>\d{1,3})(?=\s[A-Z])",  # 5 Encourages
    re.ASCII,
)
"""A number at the beginning of a paragraph's text; a bare one only if it is the next."""


def is_ornament(line: Line, kind: Kind) -> bool:
    """Say whether a line is only decoration ("*", "* * *"), without letter or digit."""
    return not line.refs and kind != "table" and not any(map(str.isalnum, line.passage.text))


def is_annex_heading(line: Line) -> bool:
    """Say whether a heading opens an annex."""
    return _ANNEX.match(line.passage.text) is not None


def is_part(text: str) -> bool:
    """Say whether a heading is the number of a part alone: "II", "B"."""
    return _PART.fullmatch(text) is not None


def is_number(text: str) -> bool:
    """Say whether a text is the number, letter or bullet of a paragraph, and nothing else.

    >>> [is_number(text) for text in ("14.", "(ii)", "3.12 .", "–", "", "(a) To report", "²")]
    [True, True, True, True, True, False, False]
    """
    return not text or _PRINTED.fullmatch(text) is not None


def number_in(text: str, due: int) -> int:
    """Return the length of the number that a paragraph's text begins with, or 0."""
    found = _NUMBER.match(text)
    if found is None or (found["bare"] and int(found["bare"]) != due):
        return 0
    return found.end()


def reads_as_heading(line: Line, numbered: bool, kind: Kind) -> bool:
    """Say whether a line that is typed as a paragraph is a heading: short, and without an end.

    What opens with italics and goes on without them is a clause that lost its last mark; among
    recitals, only what is emphasised as a whole is a heading.
    """
    text = line.passage.text
    if numbered or len(text) > _LONGEST_HEADING or _ENDS_CLAUSE.search(text):
        return False
    if line.emphasis == ((0, len(text)),):
        return True
    return kind != "preambular" and not _opens_in_italics(line)


def reads_as_clause(line: Line, number: str | None) -> bool:
    """Say whether a line that is typed as a heading is a paragraph: by its opening or its end."""
    text = line.passage.text
    if _GOES_ON.search(text):
        return True
    if _opens_in_italics(line) and (opens_preambular(text) or opens_operative(text)):
        return True
    counted = number is not None and number.rstrip(".").isdecimal()
    return (counted or len(text) > _LONGEST_HEADING) and _ENDS_CLAUSE.search(text) is not None


def _opens_in_italics(line: Line) -> bool:
    """Say whether only the first words of a line are emphasised, as those of a clause are."""
    start, stop = line.emphasis[0] if line.emphasis else (0, 0)
    return start == 0 and 0 < stop < len(line.passage)


def reads_as_preambular(line: Line) -> bool:
    """Say whether a paragraph opens or ends as recitals do."""
    text = line.passage.text
    return opens_preambular(text) or (text.endswith(",") and not opens_operative(text))
