"""What fetched bytes are, as far as keeping them goes: kind, languages, resolutions, wholeness."""

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO

from pipeline.extract.blocks import Refusal
from pipeline.formats import AKN, read_source
from pipeline.formats.akn_facts import LANGUAGES
from pipeline.formats.archives import ARCHIVES, members
from pipeline.formats.sniff import media_type

HTML = "text/html"
PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

SUFFIXES = {
    DOCX: ".docx",
    "application/msword": ".doc",
    "application/vnd.wordperfect": ".wpd",
    "application/rtf": ".rtf",
    PDF: ".pdf",
}
"""What the official file server has documents in, and what such a file's name ends in."""

_HEAD = 16_384
_LANGUAGE = re.compile(rb"<(?:\w+:)?FRBRlanguage\b[^>]{0,200}?\slanguage\s*=\s*[\"']([A-Za-z-]+)")
_PDF_END = b"%%EOF"


def languages_of(content: bytes) -> frozenset[str] | None:
    """Return the languages that a document, or an archive of documents, says it is in.

    None: it is no document of the kind that repositories hold. Empty: it doesn't say.
    """
    kind = media_type(content)
    if kind == AKN:
        found = _LANGUAGE.search(content[:_HEAD])
        code = found[1].decode("ascii").lower() if found else ""
        return frozenset({LANGUAGES.get(code, code[:2])} if code else ())
    if kind in ARCHIVES:
        inner = [languages_of(each) for each in documents(content)]
        known = [each for each in inner if each is not None]
        return frozenset().union(*known) if known else None
    return None


def documents(content: bytes) -> Iterator[bytes]:
    """Yield the documents that a file is or, as an archive, holds; those it can't give, not."""
    if media_type(content) not in ARCHIVES:
        yield content
        return
    for _, member in members(content):
        if not isinstance(member, Refusal):
            yield member


def resolutions_in(content: bytes) -> frozenset[str]:
    """Return the ids of the resolutions that a file holds; none where it can't be read."""
    found: set[str] = set()
    for document in documents(content):
        try:
            readings = read_source(document).readings
        except Refusal:
            continue
        found.update(each.resolution.resolution_id for each in readings)
    return frozenset(found)


def cut_short(content: bytes, kind: str) -> bool:
    """Return whether the end of a file is missing, in formats whose end can be told."""
    if kind == DOCX:
        return not zipfile.is_zipfile(BytesIO(content))
    if kind == PDF:
        return _PDF_END not in content[-_HEAD:]
    return False
