"""What Roman numerals promise: one value for each that is well formed, none for other texts."""

from pipeline.extract.romans import roman_value


def test_roman_numerals_are_read_and_malformed_ones_refused() -> None:
    read = {
        "I": 1,
        "IV": 4,
        "IX": 9,
        "XIX": 19,
        "XXIX": 29,
        "XL": 40,
        "LXIII": 63,
        "XCIX": 99,
        "CXLIX": 149,
    }
    assert {text: roman_value(text) for text in read} == read
    assert [roman_value(text) for text in ("IIX", "VX", "IIII", "XXXX", "IC", "")] == [None] * 6
