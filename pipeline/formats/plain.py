"""Bytes to text: which encoding a file is in, on evidence, and which files are no text at all.

Offsets everywhere count the characters of ``Decoded.text``: the file's own characters after
decoding, line ends and all, without the byte order mark.
"""

import re
from dataclasses import dataclass

from pipeline.extract.blocks import Refusal
from pipeline.formats.sniff import BYTE_ORDER_MARKS, media_type, wide_encoding

LARGEST_MB = 16
"""The most that one text may have: the longest resolutions in print have two megabytes."""

_WHAT_HELPS = {
    "application/pdf": "a PDF file: extract its text first, or fetch the document as XML or Word",
    "application/msword": "a Word 97-2003 file: save it as plain text (UTF-8)",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": (
        "a Word file: save it as plain text (UTF-8)"
    ),
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": (
        "an Excel workbook, not the text of a resolution: take it out of the folder"
    ),
    "application/vnd.wordperfect": "a WordPerfect file: save it as plain text (UTF-8)",
    "application/vnd.oasis.opendocument.text": (
        "an OpenDocument file: save it as plain text (UTF-8)"
    ),
    "application/rtf": "a rich text file: save it as plain text (UTF-8)",
    "application/zip": "a zip archive that stands where a text is expected: unpack it",
    "application/x-tar": "a tar archive that stands where a text is expected: unpack it",
    "application/gzip": "a gzip archive that stands where a text is expected: unpack it",
    "application/x-xz": "an xz archive that stands where a text is expected: unpack it",
    "application/x-bzip2": "a bzip2 archive that stands where a text is expected: unpack it",
    "application/zstd": "a zstd archive, which is not read: unpack it",
    "application/x-7z-compressed": "a 7z archive, which is not read: unpack it",
    "application/vnd.rar": "a RAR archive, which is not read: unpack it",
    "application/vnd.apache.parquet": (
        "a Parquet table, not the text of a resolution: take it out of the folder"
    ),
    "image/png": "an image: recognise its text first",
    "image/jpeg": "an image: recognise its text first",
    "image/tiff": "an image: recognise its text first",
    "text/html": (
        "a web page, such as the UN's file server sends in place of a document that it doesn't "
        "have: fetch the document again"
    ),
    "application/xml": (
        "XML of another kind than Akoma Ntoso: save it as plain text, or fetch the UN's XML"
    ),
    "application/octet-stream": (
        "a binary file of an unknown kind, not text: save it as plain text (UTF-8), or take it "
        "out of the folder"
    ),
}
"""What a file that is no text is, and what to do about it."""


_CONTROLS = frozenset([*range(0x09), *range(0x0E, 0x1C), 0x7F])
_NO_CONTROLS = bytes(byte for byte in range(256) if byte not in _CONTROLS)
"""Bytes of UTF-8 that are no control character: deleted, they leave those to count."""
_CONTROL_SHARE = 0.02
"""One in fifty characters: a text has form feeds and tabs, but none of these."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file's text, and the encoding that it was in (the name of Python's codec)."""

    text: str
    encoding: str


def decode(data: bytes) -> Decoded:
    """Return the text of a file without its byte order mark; nothing else is changed.

    Raises Refusal, saying what the file is and what would help, for an empty file, one that is no
    text, one above the limit and one in no encoding that is known here.
    """
    check_size(data)
    kind = media_type(data)
    if kind in _WHAT_HELPS:
        raise Refusal(f"it is {_WHAT_HELPS[kind]}")
    decoded = _decoded(data)
    if not decoded.text.strip():
        raise Refusal("it holds nothing but white space: fetch the document again")
    text = decoded.text.encode("utf-8", "surrogatepass")
    controls = len(text.translate(None, _NO_CONTROLS))
    if "\x00" in decoded.text or controls > _CONTROL_SHARE * len(decoded.text):
        raise Refusal(
            "it has NUL or many other control characters among its text: it is no text, or "
            "damaged: fetch it again"
        )
    return decoded


def check_size(data: bytes) -> None:
    """Refuse an empty file and one above the limit."""
    if not data:
        raise Refusal("it is empty: fetch the document again")
    if len(data) > LARGEST_MB * 1_000_000:
        raise Refusal(
            f"it has {len(data) / 1_000_000:,.0f} MB, and {LARGEST_MB} MB is the most that one "
            "text may have: split it by document"
        )


def _decoded(data: bytes) -> Decoded:
    for mark, codec in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], codec)
    wide = wide_encoding(data)
    if wide is not None:
        return _strict(data, wide)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        return _single_byte(data, error)


def _strict(data: bytes, codec: str) -> Decoded:
    try:
        return Decoded(data.decode(codec), codec)
    except UnicodeDecodeError as error:
        raise Refusal(
            f"it is marked as {codec.upper()}, but byte {error.start:,} is not ({error.reason}): "
            "the file is damaged or cut short, fetch it again"
        ) from error


_WESTERN = re.compile(
    rb"(?<=[A-Za-z-])[\x92\x9a\x9e\xdf-\xf6\xf8-\xff](?=[A-Za-z\s.,;:)\x92-])"  # State\x92s
    rb"|(?<![A-Za-z])[\x91\x93]|(?<=[a-z])\x91(?=[a-z])"  # an opening quotation mark; Ta\x91izz
    rb"|(?<=[\s!-~\x85\x92\x94])[\x92\x94](?![A-Za-z\d])|(?<=\))\x92(?=s\b)"  # a closing one
    rb"|(?<=[\s!-`{-~])[\x96\x97](?=[\s!-~\x97])|(?<=[a-z\x97])[\x96\x97](?=[\s!-`{-~])"  # 1\x962
    rb"|(?<![A-Za-z])[\xc0-\xcf\xd1\xd3\xd6\xd8-\xde](?=[a-z])"  # \xc9tat
    rb"|(?<=[A-Z])[\xc0-\xcf\xd1-\xd6\xd8-\xde](?=[A-Z\s.,;:)])"  # C\xd4TE D'IVOIRE
    rb"|(?<![A-Za-z])[\xe0-\xf6\xf8-\xff](?=[a-z])|(?<![A-Za-z])\xe0(?=\s)"  # \xe0 la carte
    rb"|(?<![A-Za-z])\xa3|[\xb2\xb3\xb9\xba\xaa](?![a-z])"  # raised 1, 2, 3
    rb"|[\xa0\x80\x85\x95\x99\xa7\xa9\xab\xad\xae\xb0\xb1\xb6\xb7\xbb-\xbe\xd7]"
)
"""Bytes that stand where Windows-1252 has a letter, quotation mark or dash that fits there.

What doesn't fit is what Macintosh and DOS files have in those bytes: a dash between small letters
(their o with an accent), a capital O with an accent before them (their quotation marks).
"""

_HIGH = re.compile(rb"[\x80-\xff]")
_UNDEFINED = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")
"""Bytes that Windows-1252 does not have."""

_MULTI_BYTE = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
"""UTF-8's sequences: two of them in a file that is not UTF-8 throughout are damage."""


def _single_byte(data: bytes, error: UnicodeDecodeError) -> Decoded:
    """Return the text as Windows-1252 if its high bytes fit there, and as nothing else."""
    if error.start >= len(data) - 3 and error.reason == "unexpected end of data":
        raise Refusal("it is UTF-8 that ends within a character: it is cut short, fetch it again")
    high = len(_HIGH.findall(data))
    fitting = len(_WESTERN.findall(data))
    sequences = len(_MULTI_BYTE.findall(data))
    if _UNDEFINED.search(data) or sequences > fitting or fitting < 0.9 * high:
        raise Refusal(
            f"it is in no encoding that is known here: not UTF-8 (byte {error.start:,}, "
            f"{error.reason}), UTF-16, UTF-32 or Windows-1252: save it as UTF-8"
        )
    return Decoded(data.decode("cp1252"), "cp1252")
