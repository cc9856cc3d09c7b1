"""What a file that can't be read calls itself."""

import pytest

from pipeline.formats.named import own_symbol


@pytest.mark.parametrize(
    ("text", "symbol"),
    [
        pytest.param(
            '<docNumber refersTo="#symbol">S/RES/2721 (2023)</docNumber>',
            "S/RES/2721(2023)",
            id="XML",
        ),
        pytest.param("General Assembly\r\nA/RES/57/283 B\r\n", "A/RES/57/283B", id="a part"),
        pytest.param("**A/HRC/RES/54/1**\n\ntext", "A/HRC/RES/54/1", id="a line of Markdown"),
        pytest.param("S/RES/2902 (2018)\n", "S/RES/2902(2018)", id="with its year"),
        pytest.param("Recalling A/RES/57/283 and others,", None, id="within a sentence"),
        pytest.param("A/73/328\n", None, id="another document"),
        pytest.param("A/RES/nothing\nA/RES/73/1\n", "A/RES/73/1", id="after what is none"),
        pytest.param("<docNumber>75/124.</docNumber>", None, id="a number alone"),
        pytest.param("x\n" * 40_000 + "A/RES/73/1\n", None, id="too far down"),
        pytest.param("", None, id="nothing"),
    ],
)
def test_symbols(text, symbol):
    assert own_symbol(text.encode()) == symbol


def test_bytes_that_are_no_text_have_no_symbol():
    assert own_symbol(bytes(range(256)) * 99) is None
