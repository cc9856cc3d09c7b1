"""``resolutions symbol``: how a printed symbol or number is understood, part by part."""

from collections.abc import Iterator

from rich.table import Table as Grid
from rich.text import Text

from pipeline.cli.console import output
from pipeline.cli.dossier import NotFound, symbols
from pipeline.cli.tree import QUIET
from pipeline.extract.symbols import Symbol, SymbolError, parse_symbol, split_symbols, urls


def run(text: str) -> None:
    for symbol in understood(text):
        output.print(page(symbol))


def understood(text: str) -> tuple[Symbol, ...]:
    """Return the symbols that a text names: both of a double one, the likeliest of a number."""
    try:
        halves = split_symbols(text)
    except SymbolError:
        halves = ()
    if len(halves) > 1:
        return tuple(parse_symbol(half) for half in halves)
    symbol = next(symbols(text), None)
    if symbol is None:
        raise NotFound(f"{text!r} is no symbol: write it as A/RES/73/135, 73/135 or 217 A (III)")
    return (symbol,)


def page(symbol: Symbol) -> Grid:
    grid = Grid.grid(padding=(0, 2, 0, 0))
    for name, value in facts(symbol):
        grid.add_row(Text(name, style=QUIET), Text(value))
    return grid


def facts(symbol: Symbol) -> Iterator[tuple[str, str]]:
    """Yield what there is to say of a symbol, in order; what it does not say is left out."""
    yield "canonical", symbol.canonical
    named = {
        "body": symbol.body,
        "series": symbol.series,
        "session": symbol.session,
        "year": symbol.year,
        "number": symbol.number,
        "part": symbol.part,
        "modifications": ", ".join(symbol.modifications),
    }
    yield from ((name, str(value)) for name, value in named.items() if value not in (None, ""))
    if not symbol.recognised:
        yield "root", f"{symbol.root} is not known: the form alone is a symbol's"
    yield from (("url", url) for url in urls(symbol))
