"""Which resolution a file that can't be read calls itself, as far as its first lines tell.

A gap in the numbers can then be explained by the file that was refused. Only a symbol that stands
where documents print their own is taken: what a text cites stands within a sentence.
"""

import re

from pipeline.extract.symbols import SymbolError, parse_symbol

_HEAD = 50_000
"""Bytes in which a document says what it is; the UN's XML has its symbol after 10,000."""

_OWN = re.compile(
    # <docNumber refersTo="#symbol">A/RES/75/124</docNumber>
    r'<docNumber refersTo="#symbol">\s*([A-Z][^<>]{3,40})</docNumber>'
    # a line of its own: A/RES/75/124, **S/RES/2902 (2018)**
    r"|^[*_ \t]*([A-Z]+/(?:[A-Z]+/)?RES/[\w()/.\[\]-]{1,25}(?:[ ](?:\(\d{4}\)|[A-Z]))?)"
    r"[*_ \t\r]*$",
    re.MULTILINE,
)


def own_symbol(data: bytes) -> str | None:
    """Return the canonical symbol of the resolution that a file says it is; None for none.

    >>> own_symbol(b"Distr.: General\\n\\nA/RES/73/135\\n\\nThe text"), own_symbol(b"A/73/1")
    ('A/RES/73/135', None)
    """
    for found in _OWN.finditer(data[:_HEAD].decode("utf-8", "replace")):
        try:
            symbol = parse_symbol(found[1] or found[2])
        except SymbolError:
            continue
        if symbol.series == "RES" and symbol.number is not None:
            return symbol.canonical
    return None
