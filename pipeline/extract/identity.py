"""Which resolution is this: organ, symbol, session, from what is printed.

The symbol follows from the number of the title line and the organ of the formula; the symbol that
the masthead may print adds the letter of a part and is a witness for the rest.
"""

import re
from dataclasses import dataclass

from pipeline.extract.blocks import Facts, Refusal
from pipeline.extract.characters import folded
from pipeline.extract.masthead import Masthead
from pipeline.extract.symbols import Symbol, SymbolError, parse_symbol
from pipeline.extract.symbols_numbers import resolution_symbol
from pipeline.vocabulary.bodies import bodies

READ = ("GA", "SC", "ECOSOC", "HRC", "TC", "CHR", "UNEA")
"""Bodies whose resolutions are read, by their codes in the vocabulary."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """Symbol and organ; ``disagreement`` is a printed symbol that says otherwise."""

    body: str
    symbol: Symbol
    part: str | None
    disagreement: str | None


def body_of(formula: str, number: str | None) -> str:
    """Return the organ's code for an enacting formula, or for the form of the number.

    Only the Security Council numbers by the year in brackets. Raises Refusal for an unknown organ.
    """
    plain = folded(formula)
    if not plain and number and re.search(r"\(\d{4}\)|^\d+$", number):
        return "SC"
    for code in READ:
        if bodies()[code].name in plain:
            return code
    raise Refusal(
        f"“{formula}” names an organ whose resolutions are not read yet: take it out of the "
        "folder, or leave it there for a version that reads them"
    )


def identify(
    formula: str, masthead: Masthead, printed: str | None, letter: str | None, facts: Facts
) -> Identity:
    """Return what the resolution is. Raises Refusal where neither number nor symbol is printed."""
    body = body_of(formula, masthead.number)
    witness = _parsed(printed) or _parsed(facts.symbol)
    number = masthead.number
    if number and number.isdigit() and masthead.heading_date:
        number = f"{number} ({masthead.heading_date.year})"
    own = _from_number(body, number, letter or (witness.part if witness else None))
    symbol = own or witness
    if symbol is None or not symbol.number:
        raise Refusal(
            "neither the number of the resolution (“73/135.”) nor its symbol is printed; "
            "supply the text with its title line"
        )
    disagreement = None
    if own and witness and _bare(own) != _bare(witness):
        disagreement = witness.canonical
    return Identity(body=body, symbol=symbol, part=symbol.part, disagreement=disagreement)


def _parsed(text: str | None) -> Symbol | None:
    if text is None:
        return None
    try:
        return parse_symbol(text)
    except SymbolError:
        return None


def _from_number(body: str, number: str | None, letter: str | None) -> Symbol | None:
    if number is None:
        return None
    printed = number
    if letter and not re.search(r"[A-Z]$|\d\s?[A-Z]\s?\(", number):
        printed = (
            re.sub(r"\s?\(", f" {letter} (", number) if "(" in number else f"{number} {letter}"
        )
    try:
        return resolution_symbol(body, printed)
    except SymbolError:
        return None


def _bare(symbol: Symbol) -> tuple[str | None, int | None, int | None]:
    return symbol.session, symbol.number, symbol.year
