"""Places inside a document: "annex III", "chap. II, sect. A", "paragraph 5 of resolution 70/1"."""

import re

from pipeline.extract.passages import Span

_NUMERAL = (
    r"(?:[IVXLC]+(?:\.[A-Z](?:\.\d+)?)?|[A-Z](?:\.\d+)*|\d+(?:\.\d+)*[a-z]?(?! ?\((?:[IVXL]+|\d))"
    r"|one|two|three|four|five|six)(?: ?\([a-z]{1,5}\))*(?![\w/.](?![ ,]|$))"
)
_LETTER = r"\([a-z]{1,5}\)"
_VALUES = (
    rf"(?:(?:No\. )?{_NUMERAL}|{_LETTER})"
    rf"(?:(?:, and |, | and | to |-|- )(?:{_NUMERAL}|{_LETTER}))*"
)
_UNIT = (
    r"(?:(?:chap|sect|para|subpara|art|vol)s?\b\.?|pp?\.|(?:(?:part|table|figure|footnote|rule"
    r"|recommendation|paragraph|subparagraph|section|chapter|article|schedule|regulation)s?"
    r"|resolution)\b)"
)
_WHOLE = r"(?:annex(?:es)?|appendix|appendices|preamble|attachments?|enclosures?)\b"
"""A document may have but one: no number need follow."""

# ", annex III"; " (A/66/53), chap. II, sect. A"; ", paras. 4 and 5"; ", part one, chap. I"
_AFTER = re.compile(
    rf"(?:(?:\.(?=,))?,? (?:and )?(?:(?i:{_UNIT}) {_VALUES}|(?i:{_WHOLE})(?: {_VALUES})?"
    r"|recommendation \d+ \([IVXL]+\))(?![\w/]))+"
)
# "resolution 1" of a conference ends here; "resolution 42/12" is a citation of its own
_OWN_CITATION = re.compile(r",? (?:and )?[Rr]esolution(?! \d+(?![\d/ ]| [^(A-Z]|$))")

_LONG = (
    r"(?:(?i:paragraph|subparagraph|section|chapter|article|schedule|regulation|part)s? "
    rf"{_VALUES}|(?i:{_WHOLE})(?: {_VALUES})?)"
)
# "paragraph 5 of", "the annex to", "section II, paragraph 3, of", "paragraphs 3 (a) and 4 of"
_BEFORE = re.compile(
    rf"\b((?:(?i:operative |preambular )?{_LONG}"
    r"(?:, and |, | and |,)?)+) ?(?:contained in |of |to |in )(?:the )?$"
)
_WINDOW = 120
# "paragraph 11 of the Secretary-General's report of 3 April 1992 (S/23780)",
# "paragraphs 9 to 18 of document S/1994/89/Add.1"
_OF_DOCUMENT = re.compile(
    rf"\b({_LONG}) (?:contained in|of|to|in) (?:(?:the|his|her|its) )?"
    r"(?:[Dd]ocument (?=$)|(?P<owner>[\w' -]{0,60}?)\b(?:report|letter|note|statement)"
    r"\b(?P<topic>[^();:]{0,160}) \($)"
)
_OTHER = re.compile(
    r"\b(?:[Rr]eports?|[Ll]etters?|[Nn]otes?|[Rr]esolutions?|and the|as|in|set)\b|, and "
)
_LONG_WINDOW = 300


def after(text: str, at: int) -> Span | None:
    """Return the range of the pinpoint that follows a citation ending at ``at``."""
    found = _AFTER.match(text, at)
    if not found:
        return None
    stop = found.end()
    own = _OWN_CITATION.search(text, at, stop)
    if own:
        stop = own.start()
    start = found.start() + len(found[0]) - len(found[0].lstrip(", ").removeprefix("and "))
    return (start, stop) if start < stop else None


def before(text: str, at: int) -> Span | None:
    """Return the range of the pinpoint before a citation whose first word begins at ``at``."""
    if not text.endswith(("of ", "to ", "in ", "the "), 0, at):
        return None
    found = _BEFORE.search(text, max(0, at - _WINDOW), at)
    return (found.start(1), found.start(1) + len(found[1].rstrip(", "))) if found else None


def before_document(text: str, at: int) -> Span | None:
    """Return the range of the pinpoint before a document whose symbol begins at ``at``."""
    if not text.endswith(("ocument ", " ("), 0, at):
        return None
    found = _OF_DOCUMENT.search(text, max(0, at - _LONG_WINDOW), at)
    if not found or _OTHER.search(f"{found['owner']}; {found['topic']}"):
        return None
    return found.span(1)


def with_articles(text: str, volume: Span) -> Span:
    """Return the range of a treaty's volume and of the articles named behind it.

    "(United Nations, Treaty Series, vol. 1125, No. 17513), arts. 13 and 17".
    """
    start, stop = volume
    place = after(text, stop + (text[stop : stop + 1] == ")"))
    if not place or text.startswith("vol", place[0]):
        return volume
    return (start, place[1])


def quoted(text: str, place: Span) -> str:
    """Return the words of a pinpoint as printed, without a bracket that opens before it."""
    words = text[slice(*place)].rstrip(",")
    return words if "(" in words else words.replace(")", "")
