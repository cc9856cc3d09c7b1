"""What a document's file is called: no symbol or name from elsewhere becomes a path as it is."""

import hashlib
import re

_UNSAFE = re.compile(r"^\.|[. ]\Z|[^A-Za-z0-9 ._/()\[\]-]", re.S)
"""A hidden name; an ending that some systems drop; whatever is not plain."""

_LONGEST = 180
"""Characters of a name. File systems take 255, and an ending or a hash may be added."""


def symbol_name(symbol: str) -> str:
    """Return the name of a symbol's file: slashes become ``_``, as in the UN's own names.

    Symbols have no ``_``; where a text has one it is escaped, so that no two share a name.

    >>> symbol_name("A/RES/73/135"), symbol_name("S/RES/2401(2018)"), symbol_name("../x_y")
    ('A_RES_73_135', 'S_RES_2401(2018)', '%2E._x%5Fy')
    """
    return _short(_escaped(symbol).replace("_", "%5F").replace("/", "_"), symbol)


def part_name(part: str) -> str:
    """Return the name of one part of a path from elsewhere; a slash in it is escaped too.

    >>> part_name("S_RES_2504 (2020)-2000407E.xml"), part_name(".."), part_name("a/b")
    ('S_RES_2504 (2020)-2000407E.xml', '%2E%2E', 'a%2Fb')
    """
    return _short(_escaped(part).replace("/", "%2F"), part)


def _escaped(text: str) -> str:
    """Return a text without what is not plain: ``%`` and its bytes in hexadecimal instead."""
    if not text:
        return "%"
    return _UNSAFE.sub(lambda found: _hexadecimal(found[0]), text)


def _hexadecimal(text: str) -> str:
    return "".join(f"%{byte:02X}" for byte in text.encode("utf-8", "surrogatepass"))


def _short(name: str, text: str) -> str:
    """Return a name no longer than a file's may be: the end of a longer one is its hash."""
    if len(name) <= _LONGEST:
        return name
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return f"{name[: _LONGEST - 33]}~{digest[:32]}"
