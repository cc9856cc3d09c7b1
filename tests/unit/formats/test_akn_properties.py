"""Whatever a statement is made of, each character of the file has one place and one role."""

from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract.blocks import Block, Refusal
from pipeline.formats.akn import read_akn
from tests.unit.formats.akn_pieces import covered, read, statement

# fmt: off
PIECES = [
    "Recalling", "Notes", "the lakes", "(a)", "1.", "II", "*", ",", ";", ".", "3", "85/2",
    "\u00ad", "\u200b", "\u00a0", "é", "&amp;", "&#x2013;", "\r\n", "\t", " ", "<![CDATA[<x>]]>",
    "<!--y-->", "<?z?>", "<eol/>",
]
# fmt: on
SAFE = st.lists(st.sampled_from(PIECES), max_size=8).map("".join)


def wrapped(tag: str, attributes: str = "") -> "st.SearchStrategy[str]":
    return st.deferred(lambda: INLINE).map(lambda inner: f"<{tag}{attributes}>{inner}</{tag}>")


INLINE: "st.SearchStrategy[str]" = st.one_of(
    SAFE,
    wrapped("span", ' class="italic"'),
    wrapped("a", ' href="https://undocs.org/en/A/85/3"'),
    wrapped("sup"),
    SAFE.map(lambda text: f'<authorialNote marker="3"><p>{text}</p></authorialNote>'),
    st.tuples(SAFE, SAFE).map("".join),
)
LINES = st.lists(INLINE, max_size=3).map("".join)
STRUCTURES = st.sampled_from(
    [
        '<paragraph class="SingleTxt"><num>1.</num><content><p>{}</p></content></paragraph>',
        '<paragraph class="H23"><num>II</num><subheading>{}</subheading></paragraph>',
        "<paragraph><num>2.</num><list><intro><p>{0}</p></intro>"
        "<point><num>(a)</num><content><p>{0}</p></content></point></list></paragraph>",
        "<paragraph><num>7.</num></paragraph>{}",
        "<paragraph><content>{}</content></paragraph>",
        "<container>{}</container>",
        "<paragraph><num>3.{}</num><content><p>{}</p></content></paragraph>",
        "<table><tr><td><p>{0}</p></td><td>{0}</td></tr></table>",
        "<section><crossHeading>{}</crossHeading></section>",
        "<unknown>{}<meta>{}</meta></unknown>",
    ]
)
BODIES = st.lists(
    st.tuples(STRUCTURES, LINES).map(lambda pair: pair[0].format(pair[1], pair[1])), max_size=5
).map("\n".join)


@given(BODIES)
def test_each_character_has_one_role(body: str) -> None:
    file = statement(body)
    source, documents = read_akn(file.encode())
    at = 0
    for start, stop in covered(source, documents):
        assert start == at < stop
        at = stop
    assert source == file
    assert at == len(source)


@given(BODIES)
def test_no_letter_or_digit_of_the_body_is_lost(body: str) -> None:
    file, document = statement(body), read(body)
    around = sum(_letters(block.text) for block in read("").blocks)
    found = sum(_letters(block.text) for block in document.blocks) - around
    found += sum(_letters(b.number.text) for b in document.blocks if b.number and b.kind != "note")
    aside = [r for r in document.roles if r.role in ("unread", "marker")]
    found += sum(_letters(file[role.start : role.stop]) for role in aside)
    assert found == _letters("".join(ElementTree.fromstring(f"<x>{body}</x>").itertext()))


def _letters(text: str) -> int:
    return sum(map(str.isalnum, text))


@given(BODIES)
def test_blocks_hold_running_text(body: str) -> None:
    for block in read(body).blocks:
        text = block.text
        assert text == " ".join(text.split())
        assert "\u00ad" not in text
        assert "\u200b" not in text
        _check_ranges(block)


def _check_ranges(block: Block) -> None:
    assert all(0 <= ref.at <= len(block.text) for ref in block.refs)
    for start, stop, _ in block.links:
        assert block.text[start:stop].strip() == block.text[start:stop] != ""
    ends = [0]
    for start, stop in block.emphasis:
        assert ends[-1] <= start < stop <= len(block.text)
        ends.append(stop)


@given(st.integers(min_value=0), st.sampled_from(list("<>&\"'/ ]-\x00é")), BODIES)
def test_damage_is_read_or_refused(place: int, character: str, body: str) -> None:
    file = statement(body)
    at = place % len(file)
    try:
        source, documents = read_akn((file[:at] + character + file[at + 1 :]).encode())
    except Refusal:
        return
    assert sum(stop - start for start, stop in covered(source, documents)) == len(source)
