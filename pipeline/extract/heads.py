"""Everything above the enacting formula, line by line: the masthead and the title.

What the lines say is read in ``masthead``; here they are only told apart, because a conversion
may merge two of them or break one in several.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.extract.actions import opens_operative, opens_preambular
from pipeline.extract.blocks import Kind
from pipeline.extract.characters import folded
from pipeline.extract.furniture import SYMBOL_LINE, page_role
from pipeline.extract.lines import Line
from pipeline.extract.openings import BODIES, FORMULA

NUMBER = (
    # 73/135, S-10/2, 57/283 B, 57/130 A-B
    r"(?:(?:(?:ES|S|ORG)-(?:\d{1,2}|[IVXL]+)|\d{1,4})/\d{1,3}"
    r"(?:\s?[A-Z](?:\s?(?:[-–]|and|to)\s?[A-Z])?(?![\w]))?"
    # 217 A (III), 47 (1948), 1915 (ORG-75)
    r"|\d{1,4}(?:\s[A-Z](?:\s(?:and|to)\s[A-Z])?)?"
    r"\s?\((?:(?:ES|S|ORG)-)?(?:[IVXL]+|\d{1,2}|\d{4})\))"
)
TITLE = re.compile(rf"(?P<number>{NUMBER})(?:\.\s*|\s+(?=[A-Z“\"]))(?P<title>\S.*|$)", re.DOTALL)
# "Resolution 2402 (2018)"; a misprint lost its year: "Resolution 290 / of 8 December 1970".
RESOLUTION = re.compile(
    r"Resolution\s+(?P<number>\d{1,4}(?:\s?\(\d{4}\)|(?=\s*(?:$|\n|of\s\d))))", re.IGNORECASE
)
_FIELD = re.compile(
    rf"United Nations(?:\s|$)|(?:{BODIES})(?:\s|$)|Distr\.|\d{{1,2}} [A-Z][a-z]+ \d{{4}}$"
    r"|Original:|English\b|\d{4} session\b"
    r"|[A-Z][a-z]+(?:[ -][a-z]+){0,5} (?:special |emergency )?(?:special )?session\b"
    r"|Agenda items?\b|Item \d|Resolutions? adopted\b|RESOLUTIONS? ADOPTED|\[|Adopted by the\b"
    r"|Reissued\b"
)
_ADOPTED_BY = re.compile(rf"[Aa]dopted by the (?:{BODIES})")
_LONGEST = 12
"""Lines of one field at most, so that a text without any masthead takes no longer to refuse."""
_PART_LINE = re.compile(r"(?P<letter>[A-Z])(?:\s+(?P<title>[A-Z].*))?")


@dataclass(frozen=True, slots=True)
class Head:
    """The head's lines in groups; ``title`` and ``symbol`` as printed tell running heads."""

    lines: tuple[Line, ...]
    groups: tuple[tuple[Kind, tuple[Line, ...]], ...]
    title: str
    symbol: str | None


def head_lines(lines: Sequence[Line]) -> int | None:
    """Return how many lines stand above the first enacting formula, None without one."""
    for index, line in enumerate(lines):
        if line.text[:2] in ("Th", "TH") and FORMULA.fullmatch(folded(line.text)):
            return index
    return _first_clause(lines)


def _first_clause(lines: Sequence[Line]) -> int | None:
    """Return where the body begins in a text that lost its formula: at the first clause."""
    named = False
    for index, line in enumerate(lines[:60]):
        plain = folded(line.text)
        if named and (opens_preambular(line.text) or opens_operative(line.text)):
            return index
        named = named or bool(_ADOPTED_BY.search(plain) or RESOLUTION.match(plain))
    return None


def read_head(lines: Sequence[Line]) -> Head:
    """Return the lines above the formula in groups: one for each field, one for the title."""
    groups: list[tuple[Kind, list[Line]]] = []
    for line in lines:
        kind = _kind(line, groups)
        if kind is None:
            groups[-1][1].append(line)
        else:
            groups.append((kind, [line]))
    titles = [_text(group) for kind, group in groups if kind == "title"]
    match = TITLE.match(titles[0]) if titles else None
    symbols = [SYMBOL_LINE.search(_text(group)) for kind, group in groups if kind == "masthead"]
    symbol = next((found["symbol"] for found in symbols[:4] if found), None)
    return Head(
        tuple(lines),
        tuple((kind, tuple(group)) for kind, group in groups),
        match["title"] if match else "",
        symbol,
    )


def _text(lines: Sequence[Line]) -> str:
    return " ".join(line.text for line in lines)


def _kind(line: Line, groups: Sequence[tuple[Kind, list[Line]]]) -> Kind | None:
    """Return the kind of the group that a line begins, or None where it goes on with the last."""
    text = folded(line.text)
    if not groups:
        return "title" if TITLE.match(text) else "masthead"
    kind, group = groups[-1]
    so_far = folded(_text(group[:_LONGEST]))
    if so_far.startswith("[") and so_far.count("[") > so_far.count("]"):
        return None  # the origin's bracket is still open
    if page_role(line) and (line.gap or kind != "title"):
        return "masthead"
    if kind == "part":
        return "part" if line.gap else None
    if kind == "title":
        return _after_title(line, text, so_far)
    if TITLE.match(text):
        return "title"
    if _FIELD.match(text) or RESOLUTION.match(text) or SYMBOL_LINE.fullmatch(text):
        return "masthead"
    if line.gap == 0 and not re.match(r"United Nations$|Distr", so_far):
        return None
    return "masthead"


def _after_title(line: Line, text: str, title: str) -> Kind | None:
    dated = title[-1:] == ")" and re.match(r"of \d{1,2} [A-Z]", text)  # "302 (1971) / of 24 ..."
    if dated or RESOLUTION.match(text) or re.match(r"\[|Adopted by", text):
        return "masthead"
    part = _PART_LINE.fullmatch(text)
    if part and (line.gap or not part["title"]):
        return "part"
    return "title" if line.gap else None
