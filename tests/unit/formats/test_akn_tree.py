"""The tree is what another parser makes of the same XML, with places beside."""

from xml.etree import ElementTree

import pytest
from hypothesis import given

from pipeline.extract.blocks import Refusal
from pipeline.formats import akn_tree
from pipeline.formats.akn_tree import Chars, Node, parse
from tests.unit.formats.akn_pieces import statement
from tests.unit.formats.test_akn_properties import BODIES


def shown(node: Node) -> list[tuple[str, dict[str, str], str]]:
    return [(each.tag, dict(each.attributes), each.text()) for each in node.walk()]


def by_another(text: str) -> list[tuple[str, dict[str, str], str]]:
    return [
        (each.tag.rpartition("}")[2], dict(each.attrib), "".join(each.itertext()))
        for each in ElementTree.fromstring(text).iter()
    ]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("<a b='1' c = \"2\"\n d='3'/>", id="quotes and spaces"),
        pytest.param("<a b='>' c=\"'>\"><d e='\"/>'/>x</a>", id="brackets in quotes"),
        pytest.param("<a b='x=\"y\" z'/>", id="quotes in quotes"),
        pytest.param("<a b='&lt;&gt;&amp;&quot;&apos;&#8211;&#x2013;&#x1F30A;'/>", id="entities"),
        pytest.param("<a b='1\n2\t3\n\n4\u00a05&#10;6&#9;7'/>", id="white space"),
        pytest.param("<a b='' c='/'/>", id="no value, and a slash"),
        pytest.param("<a><b/><b /><b\n/><b></b ></a>", id="empty elements"),
        pytest.param("<a>x<!-- <b> \n ' -->y<?z <c> ?>z<!----></a>", id="comments"),
        pytest.param("<a>x<![CDATA[<b>&amp;]]]]>y<![CDATA[]]>z</a>", id="literal"),
        pytest.param("<?xml version='1.0'?>\n<!--x-->\n<a>&lt;&#233;x</a>\n<!--y-->\n", id="root"),
        pytest.param("<a>1 > 2 ]] ' \"<b>'\"</b></a>", id="marks in the text"),
    ],
)  # fmt: skip
def test_the_tree_is_that_of_another_parser(text: str) -> None:
    assert shown(parse(text)) == by_another(text)


def test_names_are_local() -> None:
    assert [n.tag for n in parse("<x:a xmlns:x='y'><x:b/><x:c >z</x:c></x:a>").walk()] == list(
        "abc"
    )


@given(BODIES)
def test_any_statement_is_read_as_by_another_parser(body: str) -> None:
    text = statement(body).replace("\r", "").replace(' xmlns="', ' data="')
    assert shown(parse(text)) == [
        (tag, {name.replace("{http://www.w3.org/XML/1998/namespace}", "xml:"): value
               for name, value in attributes.items()}, inner)
        for tag, attributes, inner in by_another(text)
    ]  # fmt: skip


def test_whatever_may_be_too_much_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Start and end, text, entity, comment, and both ends of what is literal: a part each."""
    text = "<?xml version='1.0'?><a>x&lt;<b/><!--y--><![CDATA[z]]><![CDATA[]]></a>"
    whole = shown(parse(text))
    monkeypatch.setattr(akn_tree, "MAX_PARTS", 12)
    assert shown(parse(text)) == whole
    monkeypatch.setattr(akn_tree, "MAX_PARTS", 11)
    with pytest.raises(Refusal, match="more than"):
        parse(text)


def test_a_limit_comes_before_damage_behind_it() -> None:
    with pytest.raises(Refusal, match="deeper"):
        parse("<a>" * (akn_tree.MAX_DEPTH + 1) + "<")
    with pytest.raises(Refusal, match="well-formed"):
        parse("<a>" * akn_tree.MAX_DEPTH + "é & " + "<a>" * akn_tree.MAX_DEPTH)


@pytest.mark.parametrize("text", ["<a><![CDATA[ &gT; ", "<a><!-- &gT; -- b --></a>"])
def test_what_is_no_entity_in_broken_xml_is_none_to_read(text: str) -> None:
    with pytest.raises(Refusal, match="well-formed"):
        parse(text)


def test_what_stands_in_a_comment_is_not_deep() -> None:
    with pytest.raises(Refusal, match="well-formed"):
        parse("<a><!-- " + "<a>" * (akn_tree.MAX_DEPTH + 1) + "\x01 --></a>")


def test_a_character_s_number_may_begin_with_any_number_of_zeros() -> None:
    assert parse("<a>&#" + "0" * 5000 + "65;</a>").text() == "A"


def test_characters_stand_apart_where_markup_parts_them() -> None:
    texts = [c.text for c in parse("<a>b&amp;c<!--d-->e<![CDATA[f]]>g</a>").children]
    assert texts == ["b", "&", "c", "e", "f", "g"]
    assert all(isinstance(child, Chars) for child in parse("<a>b&amp;c</a>").children)
