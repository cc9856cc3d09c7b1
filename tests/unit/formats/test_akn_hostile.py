"""Hostile, broken and mislabelled XML is refused with a reason, and in no time."""

import pytest

from pipeline.extract.blocks import Refusal
from pipeline.formats.akn import read_akn
from pipeline.formats.akn_tree import MAX_DEPTH, MAX_PARTS, Chars, parse
from tests.unit.formats.akn_pieces import paragraph, statement

WHOLE = statement(paragraph("Notes the lakes;", "1."))
BOMB = '<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>' + WHOLE.replace("lakes", "&b;")
FETCH = '<!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + WHOLE.replace("lakes", "&a;")
REMOTE = '<!DOCTYPE a SYSTEM "http://example.org/a.dtd">' + WHOLE

REFUSED = {
    "entity bomb": (BOMB.encode(), "document type declaration"),
    "external entity": (FETCH.encode(), "document type declaration"),
    "remote declaration": (REMOTE.encode(), "document type declaration"),
    "undefined entity": (WHOLE.replace("lakes", "&lakes;").encode(), "undefined entity"),
    "deep": (b"<a>" * (MAX_DEPTH + 1), f"deeper than {MAX_DEPTH}"),
    "very deep": (b"<a>" * 1_000_000, f"deeper than {MAX_DEPTH}"),
    "many elements": (b"<a>" + b"<b/>" * MAX_PARTS + b"</a>", f"more than {MAX_PARTS:,} parts"),
    "many entities": (b"<a>" + b"a&lt;" * MAX_PARTS + b"</a>", f"more than {MAX_PARTS:,} parts"),
    "cut short": (WHOLE[:-30].encode(), "not well-formed"),
    "cut within a tag": (WHOLE[: WHOLE.index("<mainBody") + 4].encode(), "not well-formed"),
    "two roots": (WHOLE.encode() * 2, "not well-formed"),
    "empty": (b"", "empty"),
    "NUL": (WHOLE.replace("lakes", "la\x00es").encode(), "not well-formed"),
    "no statement": (b"<akomaNtoso><p>Lakes</p></akomaNtoso>", "without a statement"),
    "other encoding than claimed": (WHOLE.replace("lakes", "l\xe4kes").encode("latin-1"), "UTF-8"),
    "claims UTF-16": (b'<?xml version="1.0" encoding="UTF-16"?>' + WHOLE.encode(), "UTF-16"),
    "claims what nobody knows": (b'<?xml version="1.0" encoding="x-9"?><a/>', "x-9"),
    "lone surrogate": (b"\xff\xfe<\x00a\x00>\x00\x00\xd8<\x00", "encoding"),
    "too large": (b"<a>" + b" " * 16_000_000 + b"</a>", "16 MB"),
}


@pytest.mark.parametrize(("data", "reason"), REFUSED.values(), ids=REFUSED.keys())
def test_refused_with_a_reason(data: bytes, reason: str) -> None:
    with pytest.raises(Refusal, match=reason):
        read_akn(data)


@pytest.mark.parametrize(
    ("encoding", "declaration"),
    [
        ("utf-8", ""),
        ("utf-8-sig", ""),
        ("utf-16", '<?xml version="1.0" encoding="UTF-16"?>'),
        ("utf-16-le", '<?xml version="1.0" encoding="UTF-16"?>'),
        ("utf-32", ""),
        ("windows-1252", '<?xml version="1.0" encoding="windows-1252"?>'),
        ("iso-8859-1", "<?xml version='1.0' encoding='ISO-8859-1'?>"),
    ],
)
def test_encodings(encoding: str, declaration: str) -> None:
    text = declaration + WHOLE.replace("lakes", "Ténéré")
    source, (document,) = read_akn(text.encode(encoding))
    assert source == text
    assert "Notes the Ténéré;" in [block.text for block in document.blocks]


@pytest.mark.parametrize(
    "text",
    [
        "<a>plain</a>",
        "<a>é &amp; &#x2013;<b/>é</a>",
        "<a>one\r\n two\r\n</a>",
        "<a><![CDATA[&amp; < ]]>\U0001f30a<c>x</c></a>",
        "<a>x<!-- é -->y<?p é?>z</a>",
    ],
    ids=["ascii", "entities", "line ends", "literal", "comments"],
)
def test_every_character_knows_its_place(text: str) -> None:
    for node in parse(text).walk():
        assert text[node.start] == "<"
        assert text[node.inside - 1] == ">"
        for child in node.children:
            if isinstance(child, Chars):
                own = text[child.start : child.stop]
                assert own == child.text or own.startswith("&")
