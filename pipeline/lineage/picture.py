"""A series over time as a picture: a column for each member, a line for each clause."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from itertools import groupby
from typing import Any

Row = Mapping[str, Any]

LEFT, TOP, ROW, COLUMN, AWAY, RIGHT = 20, 120, 15, 110, 6, 440
FOOT, STEPS = 80, 3
"""Room below, where groups that are not there are named, on steps so as not to overlap."""
LABEL = 64
"""Characters of a clause that are shown beside its line."""
MARKS = {
    "first": ("#111111", "M-5 0h10M0 -5v10", "in the first one here"),
    "verbatim": ("#1b6e3a", "M-4.5 0a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0 -9 0z", "word for word"),
    "routine": ("#1b6e3a", "M-3.8 0a3.8 3.8 0 1 0 7.6 0a3.8 3.8 0 1 0 -7.6 0z", "routine edits"),
    "edited": ("#a66a00", "M0 -5L5 4H-5z", "edited"),
    "rewritten": ("#b0307a", "M0 -5.5L5.5 0L0 5.5L-5.5 0z", "rewritten"),
    "moved": ("#2a6fb0", "M-4 -4h8v8h-8z", "moved"),
    "new": ("#111111", "M0 -6L1.6 -1.6L6 0L1.6 1.6L0 6L-1.6 1.6L-6 0L-1.6 -1.6z", "new"),
}
"""Colour, shape and name: the shapes tell marks apart where colours don't."""
HOLLOW = "routine"


@dataclass
class Thread:
    """A clause through time: what it was in each resolution."""

    stations: dict[str, tuple[str, Row]] = field(default_factory=dict)
    """By symbol: what became of it there, and the clause."""


def svg(members: Sequence[Row], clauses: Iterable[Row], lineage: Iterable[Row]) -> str:
    """Return the picture of a series, from its members, their clauses and the lineage."""
    texts: dict[str, list[Row]] = defaultdict(list)
    for clause in sorted(clauses, key=lambda clause: clause["position"]):
        if clause["level"] == 1 and clause["kind"] in ("preambular", "operative"):
            texts[clause["symbol"]].append(clause)
    there = [row["symbol"] for row in members if texts.get(row["symbol"])]
    order = threads(there, texts, lineage)
    places, width = columns(members, set(there))
    height = TOP + ROW * len(order) + FOOT
    title = f"Series {members[0]['series_id']}: {len(there)} of {len(members)} resolutions"
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="title desc" '
        f'viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
        'font-family="system-ui, Helvetica, Arial, sans-serif" font-size="11">',
        f'<title id="title">{escape(title)}</title>',
        f'<desc id="desc">{escape(described(order, there))}</desc>',
        f'<rect width="{width}" height="{height}" fill="#ffffff"/>',
        f'<text x="{LEFT}" y="22" font-size="15" font-weight="bold">{escape(title)}</text>',
        *legend(),
        *heads(members, places, height),
        *(part for row, thread in enumerate(order) for part in line(thread, row, places, width)),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def threads(
    there: Sequence[str], texts: Mapping[str, Sequence[Row]], lineage: Iterable[Row]
) -> list[Thread]:
    """Return the clauses' lines through time, each after the line of the clause before it."""
    heirs = {row["clause_id"]: row for row in lineage if row["clause_id"] and not row["join"]}
    of: dict[str, Thread] = {}
    order: list[Thread] = []
    for symbol in there:
        place = -1
        compared = any(clause["clause_id"] in heirs for clause in texts[symbol])
        for clause in texts[symbol]:
            row = heirs.get(clause["clause_id"])
            thread = of.get(row["ancestor_clause_id"] or "") if row else None
            if thread is None or row is None:
                thread = Thread({symbol: ("new" if compared else "first", clause)})
                order.insert(place + 1, thread)
            else:
                what = "routine" if row["routine"] and row["relation"] == "edited" else None
                thread.stations[symbol] = (what or row["relation"], clause)
            place = next(i for i, each in enumerate(order) if each is thread)
            of[clause["clause_id"]] = thread
    return order


def columns(members: Sequence[Row], there: set[str]) -> tuple[dict[str, int], int]:
    """Return where each member's column stands, and the width of the picture."""
    places: dict[str, int] = {}
    x = LEFT + 20
    for row in members:
        places[row["symbol"]] = x
        x += COLUMN if row["symbol"] in there else AWAY
    return places, x + RIGHT


def mark(what: str, x: int, y: int, name: str) -> str:
    """Return one mark; its name is read by those who listen, and shown to those who point."""
    colour, shape, _ = MARKS[what]
    paint = f'fill="#ffffff" stroke="{colour}" stroke-width="1.6"'
    if what != HOLLOW:
        paint = f'fill="{colour}" stroke="{colour}"'
    return (
        f'<path d="{shape}" transform="translate({x} {y})" {paint}>'
        f"<title>{escape(name)}</title></path>"
    )


def legend() -> list[str]:
    found, x = [], LEFT + 6
    for what, (_, _, words) in MARKS.items():
        found.append(mark(what, x, 40, words))
        found.append(f'<text x="{x + 10}" y="44">{escape(words)}</text>')
        x += 34 + 6 * len(words)
    found.append(f'<text x="{x}" y="44">×  dropped after</text>')
    return found


def heads(members: Sequence[Row], places: Mapping[str, int], height: int) -> list[str]:
    """Return the columns: a line for what is there, a dotted one for what is not."""
    found, bottom = [], height - FOOT
    groups = groupby(members, key=lambda row: row["resolution_id"] is None)
    for place, (away, group) in enumerate(groups):
        rows = list(group)
        style = 'stroke="#cccccc" stroke-dasharray="1 4"' if away else 'stroke="#bbbbbb"'
        for row in rows:
            x, symbol = places[row["symbol"]], escape(row["symbol"])
            found.append(f'<line x1="{x}" y1="{TOP - 14}" x2="{x}" y2="{bottom}" {style}/>')
            if not away:
                turned = f"translate({x + 3} {TOP - 18}) rotate(-25)"
                found.append(f'<text transform="{turned}">{symbol}</text>')
        if away:
            x, y = places[rows[0]["symbol"]] - 3, bottom + 18 + 15 * (place // 2 % STEPS)
            more = f" and {len(rows) - 1} more" if len(rows) > 1 else ""
            words = escape(f"{rows[0]['symbol']}{more}: not in the dataset")
            found.append(f'<text x="{x}" y="{y}" fill="#666666">{words}</text>')
    return found


def line(thread: Thread, row: int, places: Mapping[str, int], width: int) -> list[str]:
    """Return one clause's line: stations, what lies between, a cross where it ends."""
    y = TOP + row * ROW
    symbols = list(thread.stations)
    xs = [places[symbol] for symbol in symbols]
    latest = max(x for symbol, x in places.items())
    found = [f'<line x1="{xs[0]}" y1="{y}" x2="{xs[-1]}" y2="{y}" stroke="#999999"/>']
    for symbol, x in zip(symbols, xs, strict=True):
        what, clause = thread.stations[symbol]
        name = f"{symbol} {path_of(clause)}: {MARKS[what][2]}"
        found.append(mark(what, x, y, name))
    last = thread.stations[symbols[-1]][1]
    if xs[-1] < latest:
        found.append(f'<text x="{xs[-1] + 8}" y="{y + 4}" fill="#8c1515">×</text>')
    text = last["text"]
    shown = text if len(text) <= LABEL else text[: LABEL - 1].rstrip() + "…"
    ended = xs[-1] < latest
    found.append(
        f'<text x="{width - RIGHT + 10}" y="{y + 4}" fill="{"#767676" if ended else "#000000"}">'
        f'<tspan font-weight="bold">{escape(path_of(last))}</tspan> {escape(shown)}</text>'
    )
    return found


def path_of(clause: Row) -> str:
    return str(clause["clause_id"]).partition("#")[2]


def described(order: Sequence[Thread], there: Sequence[str]) -> str:
    """Return in words what the picture shows."""
    if not there:
        return "No member is in the dataset."
    through = sum(len(thread.stations) == len(there) for thread in order)
    return (
        f"{len(order)} clauses through {', '.join(there)}; {through} of them stand in all. Each "
        "line is a clause, each mark what became of it in one resolution."
    )
