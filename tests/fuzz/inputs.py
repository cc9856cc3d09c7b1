"""Hostile inputs: mixtures of printed lines, XML, archives and damaged real documents.

An input is made of a random number generator and its kind alone: the same seed gives the same
bytes, so that a report of a fault is a seed.
"""

import io
import os
import tarfile
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from random import Random
from xml.sax.saxutils import escape

from tests.unit.extract.test_source_map import BREAKS, ENDING, LINES
from tests.unit.formats.akn_pieces import paragraph, statement

BEGINNINGS = (
    "73/135. Rivers\n\nThe General Assembly,\n\n",
    "Resolution 47 (1948)\nof 21 April 1948\nThe Security Council,\n",
    "A/RES/57/283 B\r\n\r\nThe General Assembly,\r\n",
    "34/7 Rivers\nThe Human Rights Council\n",
    "",
)
NASTY = (
    "\x00", "\ufeff", "\u202e", "\u2066", "\u200b", "\u00ad", "\u0301", "\u2028", "\x85", "\f",
    "\U0010ffff", "\ufffd", "9" * 5000, "-9", "1" * 400 + "/" + "2" * 400, "(((((((((", "))))",
    "[" * 300, "](#)" * 50, "*" * 100, "A/RES/" * 80, "Ibid. " * 60, "para. 1 (a) (b) (i) " * 40,
    "31 February 2018", "99 Decembre 0000", "MMMMMMCCCXXIV", "½", "१२३", "ⅷ", "²³¹" * 40, "=1+1",
    "<!--", "]]>", "&amp;" * 40, "<a>" * 40, "../../etc/passwd", "A/RES/../../x", "'; DROP", "\t",
)  # fmt: skip
WORDS = (
    "Recalling", "Decides", "requests", "the Secretary-General", "of", "its resolution", "70/1",
    "217 A (III)", "A/73/328", "S/PV.8424", "of 25 September 2015", "paragraphs 4 and 5", "and",
    "at its seventy-fourth session", "by 31 March 2019", "annex II", "sect. III.B", "see", "ibid.",
    "the Security Council", "resolutions", "1325 (2000)", "(a)", "(ii)", ",", ";", ".", "¹", "12",
)  # fmt: skip
BALANCED = (
    "<p>{}</p>", "<b>{}</b>", "<i>{}</i>", "<sup>{}</sup>", "<container>{}</container>",
    '<a href="https://undocs.org/en/A/85/3">{}</a>', '<span class="italic">{}</span>',
    '<paragraph><num>1.</num><content><p>{}</p></content></paragraph>',
    '<paragraph class="H23"><num>II</num><subheading>{}</subheading></paragraph>',
    "<paragraph><num>(a)</num><list><intro><p>{0}</p></intro><point><num>(i)</num>"
    "<content><p>{0}</p></content></point></list></paragraph>",
    '<authorialNote marker="3"><p>{}</p></authorialNote>', "<eol/>{}", "<unknown>{}</unknown>",
    "<table><tr><td><p>{}</p></td></tr></table>", "<num>{}</num>", "<!--{}-->", "<?pi {}?>",
    "<crossHeading>{}</crossHeading>", "<section>{}</section>", "<meta>{}</meta>",
    "<mainBody>{}</mainBody>", "<statement>{}</statement>", "<attachment>{}</attachment>",
)  # fmt: skip
XML = (
    "<p>", "</p>", "<b>", "</b>", "<ref href='/akn/un/act/res/x/70-1'>70/1</ref>", "<num>1.</num>",
    "<authorialNote marker='1'><p>A/70/1</p></authorialNote>", "<!-- x -->", "<?pi x?>", "&lt;",
    "<![CDATA[<p>]]>", "&#x202e;", "&unknown;", "<!DOCTYPE a [<!ENTITY b 'c'>]>", "<akomaNtoso>",
    "<paragraph>", "</paragraph>", "<list>", "<statement>", "</statement>", "<meta>", "</meta>",
    "<eol/>", "<container>", "<table><tr><td>1</td></tr></table>", "\ufeff", "<",
)  # fmt: skip
PRINTABLE = tuple(piece for piece in NASTY if piece.isprintable())
ROOT = Path(__file__).parents[2]


@cache
def documents() -> tuple[bytes, ...]:
    """Return real documents to damage: the project's own, and some of the corpus where it is."""
    paths = sorted((ROOT / "tests/golden/documents").glob("*.txt"))
    paths += sorted((ROOT / "raw").rglob("*.txt"))
    named = os.environ.get("RESOLUTIONS_CORPUS")
    if named:
        for folder in ("akn", "text/wrapped", "text/markdown", "sc-1946-2002"):
            paths += sorted(Path(named, folder).glob("*"))[::41]
    made = statement(paragraph("Notes the report of 5 May;", "1.") + paragraph("Decides.", "2."))
    return (*(path.read_bytes() for path in paths), made.encode())


def printed(random: Random) -> bytes:
    """Return lines as they are printed, in no order, among nasty ones."""
    parts = [random.choice(BEGINNINGS)]
    for _ in range(random.randrange(1, 60)):
        roll = random.random()
        if roll < 0.6:
            parts.append(random.choice(LINES))
        elif roll < 0.9:
            parts.append(" ".join(random.choices(WORDS, k=random.randrange(1, 40))))
        else:
            parts.append(random.choice(NASTY))
        parts.append(random.choice(BREAKS))
    return ("".join(parts) + random.choice((ENDING, ""))).encode("utf-8", "surrogatepass")


def damaged(random: Random) -> bytes:
    """Return a real document with a few changes: cut, doubled, moved, replaced, joined."""
    data = bytearray(random.choice(documents()))
    for _ in range(random.randrange(1, 8)):
        random.choice(DAMAGE)(random, data)
    return bytes(data[:400_000])


def cut(random: Random, data: bytearray) -> None:
    low, high = place(random, data)
    del data[low:high]


def double(random: Random, data: bytearray) -> None:
    low, high = place(random, data)
    data[low:low] = data[low:high] * random.choice((1, 1, 1, 5, 30))


def flip(random: Random, data: bytearray) -> None:
    for _ in range(random.randrange(1, 20)):
        if data:
            data[random.randrange(len(data))] = random.randrange(256)


def insert(random: Random, data: bytearray) -> None:
    piece = random.choice((*NASTY, *XML, *LINES, *WORDS))
    at = random.randrange(len(data) + 1)
    data[at:at] = piece.encode()


def splice(random: Random, data: bytearray) -> None:
    other = random.choice(documents())
    low, high = place(random, bytearray(other))
    at = random.randrange(len(data) + 1)
    data[at:at] = other[low:high]


def squeeze(random: Random, data: bytearray) -> None:
    old, new = random.choice(((b"\n\n", b"\n"), (b"\n", b" "), (b" ", b"\n"), (b" ", b"")))
    low, high = place(random, data)
    data[low:high] = data[low:high].replace(old, new)


DAMAGE: tuple[Callable[[Random, bytearray], None], ...] = (
    cut, double, flip, insert, splice, squeeze,
)  # fmt: skip


def place(random: Random, data: bytearray) -> tuple[int, int]:
    """Return a range of the data: mostly short, at times up to its end."""
    low = random.randrange(len(data) + 1)
    most = random.choice((1, 10, 100, 3000, len(data)))
    return low, min(len(data), low + random.randrange(most + 1))


def xml(random: Random) -> bytes:
    """Return a statement whose body is any mixture of elements, or of tags that don't match."""
    if random.random() < 0.7:
        body = "".join(element(random, 5) for _ in range(random.randrange(1, 9)))
    else:
        body = "".join(random.choices((*XML, *LINES, *WORDS), k=random.randrange(1, 60)))
    data = bytearray(statement(body).encode("utf-8", "surrogatepass"))
    if random.random() < 0.2:
        random.choice(DAMAGE)(random, data)
    return bytes(data)


def element(random: Random, depth: int) -> str:
    """Return an element with text, or other elements, in it."""
    if not depth or random.random() < 0.4:
        return escape(
            " ".join(random.choices((*LINES, *WORDS, *PRINTABLE), k=random.randrange(9)))
        )
    inner = "".join(element(random, depth - 1) for _ in range(random.randrange(4)))
    return random.choice(BALANCED).format(inner)


def archive(random: Random) -> bytes:
    """Return an archive of other inputs, often damaged; names lead anywhere."""
    names = ("a.xml", "b/c.txt", "../x", "/etc/passwd", "C:\\x", "a\x00b", "\u202e.txt", "n" * 300)
    files = {
        random.choice(names): random.choice((printed, xml, noise))(random)
        for _ in range(random.randrange(4))
    }
    packed = io.BytesIO()
    if random.random() < 0.5:
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as zipped:
            for name, content in files.items():
                zipped.writestr(name.replace("\x00", "0"), content)
    else:
        with tarfile.open(fileobj=packed, mode=random.choice(("w", "w:gz", "w:xz"))) as tarred:
            for name, content in files.items():
                member = tarfile.TarInfo(name.replace("\x00", "0"))
                member.size = len(content)
                member.type = random.choice((tarfile.REGTYPE,) * 6 + (tarfile.SYMTYPE,))
                tarred.addfile(member, io.BytesIO(content))
    data = bytearray(packed.getvalue())
    if random.random() < 0.6:
        random.choice((cut, flip, flip, double))(random, data)
    return bytes(data)


def noise(random: Random) -> bytes:
    """Return bytes that mean nothing, after the first bytes of some kind of file."""
    marks = (b"", b"%PDF-", b"PK\x03\x04", b"\x1f\x8b", b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf",
             b"<?xml version='1.0'?>", b"<akomaNtoso>", b"\xff\xfe\x00\x00")  # fmt: skip
    return random.choice(marks) + random.randbytes(random.randrange(600))


KINDS: dict[str, Callable[[Random], bytes]] = {
    "printed lines": printed,
    "damaged documents": damaged,
    "XML": xml,
    "archives": archive,
    "noise": noise,
}


def made(seed: int) -> tuple[str, bytes]:
    """Return the kind and the bytes of the input that a seed stands for."""
    random = Random(seed)
    kind = tuple(KINDS)[seed % len(KINDS)]
    return kind, KINDS[kind](random)
