"""Places inside a document: "annex III", "chap. II, sect. A", "paragraph 5 of resolution 70/1"."""

import re

from pipeline.extract.passages import Span

_NUMERAL = (
    r"(?:[IVXLC]+(?:\.[A-Z](?:\.\d+)?)?|[A-Z](?:\.\d+)*|\d+(?:\.\d+)*[a-z]?(?! ?\((?:[IVXL]+|\d))"
    r"|one|two|three|four|five|six)(?: ?\([a-z]{1,5}\))*(?![\w/.](?! |$))"
)
_VALUES = rf"{_NUMERAL}(?:(?:, and |, | and | to |-|- )(?:{_NUMERAL}|\([a-z]{{1,5}}\)))*"
_UNIT = (
    r"(?:(?:chap|sect|para|subpara|art|vol)s?\b\.?|pp?\.|(?:(?:part|table|enclosure|figure|footnote"
    r"|rule|recommendation|paragraph|subparagraph|section|chapter|article|schedule|regulation)s?"
    r"|annex(?:es)?|appendix|appendices|preamble|resolution|attachment)\b)"
)

# ", annex III"; " (A/66/53), chap. II, sect. A"; ", paras. 4 and 5"; ", part one, chap. I"
_AFTER = re.compile(rf"(?:,? (?:and )?(?i:{_UNIT})(?: {_VALUES})?(?![\w/]))+")
# "resolution 1" of a conference ends here; "resolution 42/12" is a citation of its own
_OWN_CITATION = re.compile(r",? (?:and )?[Rr]esolution(?! \d+(?![\d/ ]| [^(A-Z]|$))")

_LONG = (
    r"paragraphs?|subparagraphs?|sections?|chapters?|articles?|schedules?|regulations?"
    r"|annex(?:es)?|parts?|appendix|appendices"
)
# "paragraph 5 of", "the annex to", "section II, paragraph 3, of", "paragraphs 3 (a) and 4 of"
_BEFORE = re.compile(
    rf"\b((?:(?i:(?:operative |preambular )?(?:{_LONG}))(?: {_VALUES})?"
    r"(?:, and |, | and |,)?)+) ?(?:contained in |of |to |in )(?:the )?$"
)
_WINDOW = 120


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
    found = _BEFORE.search(text, max(0, at - _WINDOW), at)
    return (found.start(1), found.start(1) + len(found[1].rstrip(", "))) if found else None
