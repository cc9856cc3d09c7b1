"""Lines that belong to the page and not to the text: page and job numbers, running heads.

Known by their shape and by repetition, never by their place alone. What a running head says of
the symbol is kept: some resolutions print it nowhere else.
"""

import re
from collections.abc import Iterable, Sequence
from string import ascii_letters

from pipeline.extract.characters import folded, letters
from pipeline.extract.lines import Line

_PAGE = re.compile(
    r"(?:page|p\.)?\s*(?P<n>\d{1,4})\s*(?:/|of)\s*(?P<all>\d{1,4})"  # 2/9, Page 2 of 9
    r"|page\s+\d{1,4}"  # Page 2
    r"|[-–—]\s?\d{1,4}\s?[-–—]",  # - 2 -
    re.IGNORECASE,
)
_JOB = re.compile(
    r"\*?(?:GE\.|V\.|K\d{7}|N\d{7}|\d{2}-\d{5})[\d.-]*(?:\s?\([A-Z]\))?"  # 20-16317 (E), GE.20-…
    r"(?:\s+\d{6})*(?:\s+\d{1,3}/\d{1,3})?\*?"  # 04-39651 (E) 300704, 20-16317 1/9
    r"|\d{1,3}/\d{1,3}\s+\d{2}-\d{5}(?:\s?\([A-Z]\))?"  # 2/9 20-16317
    r"|\d{1,3}\s+(?:GE\.)?\d{2}-\d{5}(?:\s?\([A-Z]\))?"  # 2 GE.23-19972
    r"|(?:GE\.)?\d{2}-\d{5}(?:\s?\([A-Z]\))?\s+\d{1,3}"  # GE.23-19972 3
    r"|\*?\s?\d{7}\s?\*?"  # the bar code, *2016317*
    r"|Please recycle\s*\S{0,2}",
    re.IGNORECASE,
)
_RULE = re.compile(r"[_=~\u2500-\u257f\u2014-]{3,}|(?:[*\u2217\u2022] ){2,}[*\u2217\u2022]|\*{3,}")
_OF_PAGES = re.compile(r"(?<!\d)(\d{1,4})\s?/\s?(\d{1,4})(?!\d)")
_LONGEST = 40
"""Characters of a page or job number at most."""
_PLAIN = frozenset(ascii_letters) - frozenset("GVKNPgvknp")
"""Letters that neither a page number nor a job number begins with."""

SYMBOL_LINE = re.compile(
    r"(?P<symbol>(?:A|S|E)/(?:[A-Z]{2,5}/)?RES/[A-Z\d./-]*\d[A-Z./-]*"
    r"(?:\s?\((?:\d{4}|[IVXL]+|(?:ES|S|ORG)-[IVXL\d]+)\))?(?:\s?(?:\[)?[A-Z](?:-[A-Z])?(?:\])?)?)(?![\w/])"
)


def page_role(line: Line) -> str | None:
    """Return "page number", "job number" or "rule" where the line is nothing else, or None."""
    text = line.text
    if not text[0].isalnum() and _RULE.fullmatch(text):
        return "rule"
    if len(text) > _LONGEST:
        return None
    page = _PAGE.fullmatch(text)
    if page and page["n"] and int(page["n"]) > int(page["all"]):
        page = None  # "70/1" is a resolution
    role = "page number" if page else None
    if role is None and _JOB.fullmatch(text):
        role = "job number"
    # "V." is the number of a section
    figures = role and any(character.isdigit() or character == "P" for character in text)
    return role if figures else None


def page_counts(texts: Iterable[str]) -> set[str]:
    """Return how many pages a document has, where lines of two pages tell, or the last of two.

    >>> page_counts(["2/9", "3/9", "16/18"]), page_counts(["2/2"]), page_counts(["1/2"])
    ({'9'}, {'2'}, set())
    """
    numbers: dict[str, set[str]] = {}
    for text in texts:
        match = _OF_PAGES.search(text)
        if match and int(match[1]) <= int(match[2]):
            numbers.setdefault(match[2], set()).add(match[1])
    return {all_ for all_, seen in numbers.items() if len(seen) > 1 or seen == {all_} == {"2"}}


def bare_pages(lines: Sequence[Line], roles: Sequence[str | None]) -> set[int]:
    """Return the lines that are a number alone at a page's end, each the one after the last.

    A page ends with a form feed or a line that belongs to it by its ``roles``.
    """
    found: set[int] = set()
    last: int | None = None
    for index, line in enumerate(lines):
        if index + 1 < len(lines):
            ends = lines[index + 1].page or roles[index + 1] in _FURNITURE
        else:
            ends = last is not None
        if ends and len(line.text) <= _FIGURES and line.text.isdecimal():
            number = int(line.text)
            if number == last or number == (last or 0) + 1 or (last is None and number <= _FIRST):
                found.add(index)
                last = number
    return found


_FURNITURE = ("job number", "running head")
_FIGURES = 3
_FIRST = 2
"""The first page that prints its number."""


def roles_of(lines: Sequence[Line], title: str, symbol: str | None) -> list[str | None]:
    """Return what each line is of the page, None for text; ``title`` and ``symbol`` as below."""
    roles: list[str | None] = []
    title, symbol = letters(title), letters(symbol or "")
    for line in lines:
        text = line.text
        plain = text[0] in _PLAIN or (len(text) > _LONGEST and text[0].isalnum())
        if plain and "/RES/" not in text:
            roles.append(None)  # as nearly all lines, so that they take no call
        else:
            heads = "/RES/" in text and _is_running_head(text, title, symbol)
            roles.append(page_role(line) or ("running head" if heads else None))
    return roles


def running_head(line: Line, title: str, symbol_seen: str | None) -> bool:
    """Return whether the line is the symbol, alone or beside (the start of) the title.

    ``title`` and ``symbol_seen`` are compared by letters and digits; ``symbol_seen`` is the
    document's own symbol, where the masthead prints it: another document's symbol alone on a line
    is text.
    """
    return _is_running_head(line.text, letters(title), letters(symbol_seen or ""))


def _is_running_head(text: str, title: str, symbol: str) -> bool:
    match = SYMBOL_LINE.match(text) or _symbol_at_end(text)
    if match is None or not letters(match["symbol"]).startswith(symbol):
        return False
    beside = (text[: match.start()] + text[match.end() :]).strip(" |")
    if beside.isdigit() or _PAGE.fullmatch(beside):
        return True  # "A/RES/75/37 2/3"
    rest = letters(beside)
    return not rest or (bool(title) and title.startswith(rest.removesuffix("e")))


def _symbol_at_end(text: str) -> re.Match[str] | None:
    found = [match for match in SYMBOL_LINE.finditer(text) if match.end() == len(text)]
    return found[-1] if found else None


def repeated_heads(
    lines: Sequence[Line], near: Sequence[bool], roles: Sequence[str | None] = ()
) -> set[int]:
    """Return the indexes of short lines that stand beside a page's end three times or more.

    ``near[i]`` says that line i touches a page number, job number, running head or form feed.
    Lines that all have one of the ``roles`` need not be compared.
    """
    alike: dict[str, list[int]] = {}
    for index, line in enumerate(lines):
        if near[index] and len(line.text) < 160:
            alike.setdefault(_beginning(line.text), []).append(index)
    seen: dict[str, list[int]] = {}
    for same in alike.values():
        if len(same) >= 3 and not (roles and all(roles[index] for index in same)):
            for index in same:
                seen.setdefault(letters(folded(lines[index].text)), []).append(index)
    return {index for same in seen.values() if len(same) >= 3 for index in same}


def _beginning(text: str) -> str:
    """Return the first six letters of a line: few lines share them, and all others differ."""
    first = text[:6]
    if first.isascii() and first.isalpha():
        return first.lower()
    first = letters(folded(text[:24]))
    return (first if len(first) > 6 else letters(folded(text)))[:6]
