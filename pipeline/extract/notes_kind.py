"""What a footnote is: the kind of source that it names first, or an explanation.

In the UN's documents all sources are notes, so a note is read as its head: "See", then a symbol,
a resolution, the Treaty Series, Official Records, a publication, "Ibid." or an address.

>>> note_kind("See resolution 70/1, annex.")
'resolution'
>>> note_kind("The list will include proposed as well as final names.")
'explanatory'
"""

import re
from typing import Literal

from pipeline.extract.characters import folded

Kind = Literal[
    "document", "resolution", "treaty", "official record", "publication", "ibid", "url",
    "explanatory",
]  # fmt: skip

LONGEST_HEAD = 1000
"""Characters that a note is told by."""

_LEAD = re.compile(
    r"(?:(?:See(?: also)?|Also in|(?:As )?[Cc]ontained in|In(?: line with)?|Cf\.|Most recently"
    r"|Adopted under the [^.;/]{3,80}? in),? (?:the )?)?"
)
_BODY = (
    r"(?:(?:General |UN-Habitat |World Health |United Nations Environment |Environment )?Assembly"
    r"|(?:(?:Security|Human Rights|Economic and Social|Trusteeship|Governing|Executive) )?Council"
    r"|Commission(?: (?:on|for) [A-Z][A-Za-z ]{2,50})?|Board|Conference)"
)
# "Resolution 70/1", "General Assembly resolutions 60/1 and 60/2", "Decision 74/548", "1514 (XV)."
_RESOLUTION = re.compile(
    rf"(?:{_BODY} )?(?:[Rr]esolutions?|[Dd]ecisions?) (?:[A-Z]{{1,4}}[-./(]?)*[\dIVX]"
    r"|\d{1,4} [A-Z]? ?\([IVXL]+\)"
)
_SYMBOL = re.compile(r"(?:[Dd]ocuments? )?[A-Z][A-Z0-9-]{0,9}(?:\.\d+|\([A-Z0-9]+\))?/[A-Za-z0-9]")
_FOREIGN = re.compile(r"[^.;(]{3,120}?, (?:[Dd]ocuments?|[Dd]oc\.?) [A-Z0-9]")
_TREATY = re.compile(r"[^.;]{0,80}\bTreaty Series\b")
_RECORDS = re.compile(
    r"[^.;]{0,80}\b(?:Official Records of|Resolutions and Decisions of the|Records of the General"
    r" Conference)\b|Supplement No"
)
_ADDRESS = re.compile(r"(?:[Aa]vailable (?:at|from|on):? )?(?:https?://|www\.)\S")
_AVAILABLE = re.compile(r"(?:[^.]{0,160}\. )?Available (?:at|from|on):? (?:https?:|www\.)")
_PUBLICATION = re.compile(
    r"United Nations publications?\b|Sales Nos?\.|\([A-Z][A-Za-z .,]{2,60}, (?:19|20)\d\d\)"
    r"|\b(?:Report|Final [Dd]ocument|Proceedings|Yearbook) of the\b[^.]{10,}\("
)
# "Protocol of Amendment to ... (United Nations, Treaty Series, vol. 2370, No. 13561)."
_BRACKETED_TREATY = re.compile(r"\(United Nations, Treaty Series")
_BRACKETED_RESOLUTION = re.compile(r"\((?:see )?(?:[A-Z][A-Za-z ]+ )?resolution [A-Z]*-?\d")
_IBID = re.compile(r"(?:[Ss]ee )?[Ii]bid\b")
# "[bid., document S/12210"; "Tbid., 2144th meeting"
_IBID_MISREAD = re.compile(r"[\[{(|TfJLl1]bid[.,]")
_BRACKETED = re.compile(r"\((?:[^()]|\([^()]*\)){0,60}?[A-Z]{1,6}(?:\.\d+)?/[A-Z0-9]")


_FORMS: tuple[tuple[re.Pattern[str], Kind], ...] = (
    (_ADDRESS, "url"),
    (_RESOLUTION, "resolution"),
    (_SYMBOL, "document"),
    (_TREATY, "treaty"),
    (_RECORDS, "official record"),
    (_FOREIGN, "document"),
)


def note_kind(text: str) -> Kind:
    """Return the kind of a note by its head; "explanatory" where no source stands there."""
    plain = folded(text[:LONGEST_HEAD]).strip()
    lead = _LEAD.match(plain)
    head = plain[lead.end() if lead else 0 :]
    if opens_with_ibid(head):
        return "ibid"
    return _by_head(head) or _by_whole(plain) or "explanatory"


def opens_with_ibid(text: str) -> bool:
    """Say whether a note takes over the source of the note just before."""
    return _IBID.match(with_ibid(text)) is not None


def with_ibid(text: str) -> str:
    """Return a note whose "Ibid." was misread as "[bid." or "Tbid." with its I; offsets stay."""
    return f"I{text[1:]}" if _IBID_MISREAD.match(text) else text


def _by_head(head: str) -> Kind | None:
    """Return the kind that the first words tell; the order is that of the clearest first."""
    for form, kind in _FORMS:
        if form.match(head):
            return kind
    return None


def _by_whole(text: str) -> Kind | None:
    """Return the kind of a titled source: "Report of the ... (A/CONF.219/7), chap. I"."""
    if _BRACKETED_TREATY.search(text):
        return "treaty"
    if _BRACKETED_RESOLUTION.search(text):
        return "resolution"
    if _PUBLICATION.search(text):
        return "publication" if not _BRACKETED.search(text) else "document"
    if _AVAILABLE.match(text):
        return "url"
    return "document" if _BRACKETED.search(text) else None
