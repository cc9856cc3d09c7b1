"""Numbers of resolutions and decisions as running text prints them, and their symbols.

>>> resolution_symbol("GA", "217 A (III)").canonical
'A/RES/217(III)[A]'
>>> resolution_symbol(None, "2402 (2018)").canonical
'S/RES/2402(2018)'
"""

import re
from typing import Literal, NamedTuple

from pipeline.extract.characters import folded
from pipeline.extract.romans import roman_value
from pipeline.extract.symbols import Symbol, SymbolError, parse_symbol
from pipeline.vocabulary import bodies

Kind = Literal["resolution", "decision"]
Form = Literal["session", "special", "emergency", "year", "roman", "council"]

LAST_ROMAN_SESSION = 30
"""Of the General Assembly, 1975; the Economic and Social Council went on to LXIII, 1977."""

_MODERN = re.compile(r"((?:E?S-)?\d{1,4})/(\d{1,4})(?: ?([A-Z](?:-[A-Z])?))?")
_OLD = re.compile(r"(\d{1,4})(?: ?([A-Z](?:-[A-Z])?))? ?\(((?:E?S-)?[IVXL]+|ORG-\d+|\d{4})\)")


class Number(NamedTuple):
    """One printed number taken apart: "57/283 B", "217 A (III)", "2402 (2018)"."""

    form: Form
    session: str
    """Session or year: "57", "S-10", "III", "ORG-75", "2018"."""
    number: str
    part: str = ""


def parse_number(text: str) -> Number:
    """Return the parts of a printed number; raises SymbolError where it has none of the forms."""
    bare = folded(text).strip()
    if modern := _MODERN.fullmatch(bare):
        return numbered(modern[1], modern[2], modern[3] or "")
    if old := _OLD.fullmatch(bare):
        return in_brackets(old[1], old[3], old[2] or "")
    raise SymbolError(f"{text!r} is not the number of a resolution")


def numbered(session: str, number: str, part: str = "") -> Number:
    """Return the number with a slash: 73/135, S-10/2, ES-11/1, 2018/12."""
    form: Form = "session"
    if session.startswith("ES-"):
        form = "emergency"
    elif session.startswith("S-"):
        form = "special"
    elif len(session) == 4 and session[:2] in ("19", "20"):
        form = "year"
    return Number(form, session, number, part)


def in_brackets(number: str, bracket: str, part: str = "") -> Number:
    """Return the number with a bracket: 1514 (XV), 1000 (ES-I), 1915 (ORG-75), 2402 (2018).

    Raises SymbolError for a malformed Roman numeral.
    """
    if bracket.isdigit():
        return Number("council", bracket, number, part)
    if not bracket.startswith("ORG-") and roman_value(bracket.split("-")[-1]) is None:
        raise SymbolError(f"{bracket!r} is not a Roman numeral")
    return Number("roman", bracket, number, part)


def body_by_form(number: Number) -> str:
    """Return the body that a number tells of when no words do."""
    if number.form == "council":
        return "SC"
    if number.form == "year":
        return "ECOSOC"
    if number.form == "roman" and "S-" not in number.session:
        session = roman_value(number.session)
        return "GA" if session is not None and session <= LAST_ROMAN_SESSION else "ECOSOC"
    return "GA"


def fits(body: str, number: Number) -> bool:
    """Say whether the body has ever numbered its resolutions in this form.

    Sources: section "How resolutions are identified" of the UN Editorial Manual; the last Roman
    sessions are XXX (General Assembly, 1975) and LXIII (Economic and Social Council, 1977).
    """
    form, session = number.form, number.session
    if body == "SC":
        return form == "council"
    if body == "ECOSOC":
        return form == "year" or (form == "roman" and not session.startswith("ES-"))
    if body == "CHR":
        return form == "year" or form == "roman"
    if body == "GA":
        if form == "roman":
            value = roman_value(session.split("-")[-1])
            return value is not None and value <= LAST_ROMAN_SESSION
        return form in ("special", "emergency") or (form == "session" and int(session) > 30)
    if body == "HRC":
        return form == "special" or (form == "session" and 0 < int(session) <= 99)
    return form in ("session", "year", "roman", "special")


def symbol_text(body: str, kind: Kind, number: Number) -> str | None:
    """Return the canonical symbol of what a body adopted; None where the body issues none.

    The resolutions of most commissions and of conferences have no symbol of their own: they are
    printed in the report of the session.
    """
    known = bodies.bodies().get(body)
    prefix = (known.resolution if kind == "resolution" else known.decision) if known else ""
    if not prefix or not fits(body, number):
        return None
    if "/EA" in prefix or "/HA" in prefix:  # UNEP/EA.6/Res.5
        return f"{prefix}.{number.session}/Res.{number.number}"
    if number.form in ("roman", "council"):
        part = f"[{number.part}]" if number.part else ""
        return f"{prefix}/{number.number}({number.session}){part}"
    return f"{prefix}/{number.session}/{number.number}{number.part}"


def resolution_symbol(body: str | None, text: str, kind: Kind = "resolution") -> Symbol:
    """Return the symbol of a printed number: "73/135", "1514 (XV)", "2402 (2018)", "S-10/2".

    Without a body the form of the number tells it. Raises SymbolError where the text is not a
    number, or the body has no symbols in this form.
    """
    number = parse_number(text)
    symbol = symbol_text(body or body_by_form(number), kind, number)
    if symbol is None:
        raise SymbolError(f"{body} has no {kind} numbered {text!r}")
    return parse_symbol(symbol)
