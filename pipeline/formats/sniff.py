"""What kind of file a source is, by its bytes and never by its name."""

import re

_MAGIC = (
    (b"%PDF-", "application/pdf"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/msword"),
    (b"\xffWPC", "application/vnd.wordperfect"),
    (b"{\\rtf", "application/rtf"),
    (b"\x1f\x8b", "application/gzip"),
    (b"\xfd7zXZ\x00", "application/x-xz"),
    (b"BZh", "application/x-bzip2"),
    (b"\x28\xb5\x2f\xfd", "application/zstd"),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (b"Rar!\x1a\x07", "application/vnd.rar"),
    (b"\x89PNG\r\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"PAR1", "application/vnd.apache.parquet"),
)
"""First bytes of formats other than text; the UN's file server gives the first three, and Word."""

_ZIP = (b"PK\x03\x04", b"PK\x05\x06")

_TAR_AT = 257
_TAR = b"ustar"
"""The mark of a tar archive, at this offset."""

_FIRST_NAME_AT = 30
_OFFICE_PARTS = (b"[Content_Types].xml", b"_rels/", b"docProps/", b"word/", b"xl/", b"mimetype")
"""What the first member of an office file is called; its name stands at this offset."""

_OFFICE = (
    (
        b"word/document.xml",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ),
    (b"xl/workbook.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    (b"opendocument.text", "application/vnd.oasis.opendocument.text"),
)
"""Office files are zip archives with one of these members."""

_HEAD = 16_384
"""Bytes that are looked at to tell kinds of text apart."""

_PROLOGUE = r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).)*-->\s*)*"
_HTML = re.compile(
    _PROLOGUE + r"<(?:!doctype\s+html|html|head|body|title|meta|script)\b", re.I | re.S
)
_AKN = re.compile(r"<(?:[A-Za-z_][\w.-]{0,30}:)?akomaNtoso\b")
_XML = re.compile(r"\s*<\?xml\b")
_ELEMENT = re.compile(r"\s*<([A-Za-z_][\w.:-]{0,60})[\s/>]")

BYTE_ORDER_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
"""Longest first: UTF-32's mark begins with UTF-16's."""


def media_type(data: bytes) -> str:
    """Return the media type of a file's content; bytes that are none of those known are binary.

    Text is told apart by its beginning: ``application/akn+xml``, ``application/xml``,
    ``text/html``, ``text/plain``. The first 16 kB are enough. Nothing is raised for any input.
    """
    for magic, name in _MAGIC:
        if data.startswith(magic):
            return name
    if data.startswith(_ZIP):
        return _zip_type(data)
    if data[_TAR_AT : _TAR_AT + len(_TAR)] == _TAR:
        return "application/x-tar"
    head = _head(data)
    return "application/octet-stream" if head is None else _text_type(head, data)


def _zip_type(data: bytes) -> str:
    """Return the type of an office file by its parts, or that of an archive."""
    if data.startswith(_OFFICE_PARTS, _FIRST_NAME_AT):
        for part, name in _OFFICE:
            if part in data:
                return name
    return "application/zip"


def _text_type(head: str, data: bytes) -> str:
    if not head.lstrip().startswith("<"):
        return "text/plain"
    if _AKN.search(head):
        return "application/akn+xml"
    if _HTML.match(head):
        return "text/html"
    element = _ELEMENT.match(head)
    closed = element and data.rstrip().endswith(f"</{element[1]}>".encode())
    return "application/xml" if _XML.match(head) or closed else "text/plain"


def _head(data: bytes) -> str | None:
    """Return the beginning of a file as text, just well enough to look for tags; None if binary.

    An encoding of two or four bytes a character shows in its mark or in the zeros of its letters.
    """
    head = data[:_HEAD]
    for mark, codec in BYTE_ORDER_MARKS:
        if head.startswith(mark):
            return head[len(mark) :].decode(codec, "replace")
    if b"\x00" not in head:
        return head.decode("utf-8", "replace")
    wide = wide_encoding(head)
    return head.decode(wide, "replace") if wide else None


def wide_encoding(data: bytes) -> str | None:
    """Return which encoding of two or four bytes a character a text without a mark is in.

    Text in Latin letters has a zero in every high byte, and none in the low ones.
    """
    head = data[: _HEAD - _HEAD % 4]
    quads = len(head) // 4
    if quads == 0 or b"\x00" not in head:
        return None
    zeros = [head[lane::4].count(0) for lane in range(4)]
    full = tuple(count > 0.7 * quads for count in zeros)
    none = tuple(count < 0.1 * quads for count in zeros)
    if full[1:] == (True, True, True) and none[0]:
        return "utf-32-le"
    if full[:3] == (True, True, True) and none[3]:
        return "utf-32-be"
    if full[1] and full[3] and none[0] and none[2]:
        return "utf-16-le"
    if full[0] and full[2] and none[1] and none[3]:
        return "utf-16-be"
    return None
