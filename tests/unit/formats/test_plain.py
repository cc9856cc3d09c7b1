"""Bytes become text in the encoding that they show, and what is no text is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract.blocks import Refusal
from pipeline.formats.plain import decode

TEXT = "The General Assembly,\r\n\r\nRecalling the lakes – “Türkiye’s” and Côte d’Ivoire’s,\r\n"


@pytest.mark.parametrize(
    ("codec", "encoding"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("utf-16", "utf-16-le"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("utf-32", "utf-32-le"),
        ("utf-32-be", "utf-32-be"),
        ("cp1252", "cp1252"),
    ],
)
def test_encodings(codec: str, encoding: str) -> None:
    decoded = decode(TEXT.encode(codec))
    assert (decoded.text, decoded.encoding) == (TEXT, encoding)


WESTERN = {
    "apostrophe": "Member States\x92 rights and the Assembly\x92s",
    "quotation marks": "entitled \x93Lakes\x94, and \x91ponds\x92",
    "dashes": "2031\x962035 and 1 \x97 2, (a)\x96(d)",
    "accents": "C\xf4te, Bel\xe9m, Curi\xe9, \xc9tat, \xe0 la, vis-\xe0-vis, Jo\x9ee",
    "capitals": "C\xd4TE D'IVOIRE",
    "marks": "10 \x80, \xa7 5, 20\xb0, \x95 lakes, ponds\x85, note\xb3",
}


@pytest.mark.parametrize("text", WESTERN.values(), ids=WESTERN.keys())
def test_windows_1252_is_known_by_what_fits(text: str) -> None:
    data = text.encode("latin-1")
    assert decode(data).text == data.decode("cp1252")


OTHERS = {
    "Mac": "the Assembly’s “lakes” – Member State’s".encode("mac-roman"),
    "Mac, an accent": "António and his work".encode("mac-roman"),
    "Mac, quotation marks": "the “lakes” of it".encode("mac-roman"),
    "DOS": "Curié, Belém, São".encode("cp437", "replace") + b" caf\x82 \x82t\x82",
    "Russian": "Генеральная Ассамблея, ссылаясь на свои резолюции".encode("cp1251"),
    "Greek": "Η Γενική Συνέλευση".encode("iso-8859-7"),
    "Japanese": "国連総会の決議".encode("shift_jis"),
    "a byte that no one has": b"lakes \x81 ponds",
    "UTF-8 with foreign bytes": ("Türkiye’s lakes – “ponds” " * 3).encode() + b"State\x92s",
    "UTF-8 cut within a letter": "the lakes of Türkiye and São Tom\u00e9".encode()[:-1],
    "UTF-16 cut within a letter": b"\xff\xfeL\x00a",
    "lone surrogate": b"\xff\xfeL\x00\x00\xd8a\x00",
    "UTF-8 surrogate": b"lakes \xed\xa0\x80 ponds",
}


@pytest.mark.parametrize("data", OTHERS.values(), ids=OTHERS.keys())
def test_no_encoding_is_guessed(data: bytes) -> None:
    with pytest.raises(Refusal, match="UTF-"):
        decode(data)


NO_TEXT = {
    "empty": (b"", "empty"),
    "white space": (b" \r\n\t\n", "white space"),
    "NUL": (b"The General Assembly" + bytes(9), "binary|NUL"),
    "NUL far inside": (b"The General Assembly " * 2_000 + b"\x00", "NUL"),
    "control characters": (b"a\x01b\x02c\x03" * 50, "control characters"),
    "PDF": (b"%PDF-1.7", "PDF"),
    "Word": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Word"),
    "WordPerfect": (b"\xffWPC", "WordPerfect"),
    "zip": (b"PK\x03\x04" + bytes(30), "zip"),
    "web page": (b"<!DOCTYPE html><html><title>Not found</title>", "web page"),
    "other XML": (b'<?xml version="1.0"?><feed/>', "XML of another kind"),
    "too large": (b"lakes " * 3_000_000, "16 MB"),
}


@pytest.mark.parametrize(("data", "reason"), NO_TEXT.values(), ids=NO_TEXT.keys())
def test_what_is_no_text_is_refused_with_a_reason(data: bytes, reason: str) -> None:
    with pytest.raises(Refusal, match=reason):
        decode(data)


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"])))
def test_utf_8_comes_back_as_it_was(text: str) -> None:
    assert decode(f"The lakes {text}".encode()).text == f"The lakes {text}"


@given(st.binary(max_size=400))
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    try:
        decoded = decode(data)
    except Refusal:
        return
    assert decoded.text.encode(decoded.encoding) in data
