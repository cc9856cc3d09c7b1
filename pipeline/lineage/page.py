"""A comparison as one static page: no script, no other file, readable on paper and aloud.

Nothing is told by colour alone: what was taken out is struck through, what was put in is
underlined, and both are announced in words to those who listen; each line says what it is.
"""

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from pipeline.lineage.comparison import WORDS, Comparison, Entry, path
from pipeline.lineage.edits import Step

Row = Mapping[str, Any]

STYLE = """
:root { color-scheme: light; }
body { font: 16px/1.5 Georgia, 'Times New Roman', serif; color: #1a1a1a; background: #fff;
  margin: 0 auto; padding: 1.5rem; max-width: 80rem; }
h1 { font-size: 1.5rem; margin: 0 0 .25rem; } h2 { font-size: 1.15rem; margin: 1.5rem 0 .5rem; }
p { margin: .4rem 0; } .facts { color: #444; }
ul.counts { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: .5rem; }
ul.counts li { border: 1px solid #999; border-radius: .3rem; padding: .1rem .6rem; }
ol.series { columns: 3; font-size: .9rem; padding-left: 2.2rem; } .away { color: #595959; }
table { border-collapse: collapse; width: 100%; table-layout: fixed; }
caption { text-align: left; color: #444; padding-bottom: .5rem; }
th, td { text-align: left; vertical-align: top; padding: .5rem .75rem;
  border-top: 1px solid #bbb; overflow-wrap: break-word; }
thead th { border-top: 0; border-bottom: 2px solid #444; background: #fff; }
col.what { width: 8.5rem; } tbody th { font: .85rem/1.4 system-ui, sans-serif; color: #333; }
tbody th strong { display: block; color: #000; } .same { color: #595959; }
.path { font: bold .8rem system-ui, sans-serif; color: #333; display: block; }
tr.new { background: #f0f7f0; } tr.dropped { background: #faf0f0; }
tr.moved { background: #eef5fa; }
del { color: #8c1515; text-decoration: line-through; background: #fbe4e4; }
ins { color: #0b5d1e; text-decoration: underline; background: #e0f3e3; }
del::before { content: " [taken out: "; } del::after, ins::after { content: "] "; }
ins::before { content: " [put in: "; }
del::before, del::after, ins::before, ins::after { position: absolute; width: 1px; height: 1px;
  overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
@media print { body { font-size: 10pt; max-width: none; padding: 0; } @page { size: A4 landscape;
  margin: 15mm; } tr { break-inside: avoid; } thead { display: table-header-group; }
  del, ins, tr.new, tr.dropped, tr.moved { background: none; } }
"""


def html(compared: Comparison, members: Sequence[Row]) -> str:
    """Return the whole page."""
    earlier, later = compared.earlier, compared.later
    title = f"{later['symbol']} beside {earlier['symbol']}"
    return f"""<!DOCTYPE html>
<html lang="{escape(later["language"])}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{escape(title)}</title>
<style>{STYLE}</style>
</head>
<body>
<main>
<h1>{escape(later["title"] or title)}</h1>
<p class="facts">{escape(title)}: what became of each clause.</p>
{counts(compared)}
{series_list(members, later["symbol"])}
<h2>Clause by clause</h2>
{table(compared)}
</main>
</body>
</html>
"""


def table(compared: Comparison) -> str:
    """Return the clauses side by side."""
    sides = (compared.earlier, compared.later)
    heads = "".join(f'<th scope="col">{head(row)}</th>' for row in sides)
    body = "\n".join(line(entry) for entry in compared.entries)
    return f"""<table>
<caption>Struck through: taken out. Underlined: put in. The first column says what became of the
clause and how much of the words stayed.</caption>
<colgroup><col class="what"><col><col></colgroup>
<thead><tr><th scope="col">What became of it</th>{heads}</tr></thead>
<tbody>
{body}
</tbody>
</table>"""


def head(row: Row) -> str:
    adopted = f"<br><small>adopted {row['adoption_date']}</small>" if row["adoption_date"] else ""
    symbol = escape(row["symbol"])
    if row["url"]:
        symbol = f'<a href="{escape(row["url"])}">{symbol}</a>'
    return symbol + adopted


def counts(compared: Comparison) -> str:
    items = [f"<li>{count} {escape(WORDS[name])}</li>" for name, count in compared.counts.items()]
    if compared.routine:
        items.append(
            f"<li>{compared.routine} changed by routine alone: sessions, dates, symbols, a new "
            "name</li>"
        )
    return f'<ul class="counts">{"".join(items)}</ul>'


def series_list(members: Sequence[Row], symbol: str) -> str:
    """Return the members of the series; those not in the dataset are said to be."""
    if not members:
        return ""
    items = []
    for row in members:
        name = escape(row["symbol"])
        if row["symbol"] == symbol:
            items.append(f'<li aria-current="true"><strong>{name}</strong></li>')
        elif row["resolution_id"] is None:
            items.append(f'<li class="away">{name} (not in the dataset)</li>')
        else:
            items.append(f"<li>{name}</li>")
    return f'<h2>The series</h2>\n<ol class="series">{"".join(items)}</ol>'


def line(entry: Entry) -> str:
    """Return one row of the table."""
    share = (
        f"{entry.similarity:.0%} alike"
        if entry.similarity is not None and entry.relation != "verbatim"
        else ""
    )
    cells = cell(entry, "earlier") + cell(entry, "later")
    what = f'<th scope="row"><strong>{escape(entry.told)}</strong>{share}</th>'
    return f'<tr class="{entry.relation}">{what}{cells}</tr>'


def cell(entry: Entry, side: str) -> str:
    clause = entry.earlier if side == "earlier" else entry.later
    if clause is None:
        return '<td class="same">—</td>'
    label = f'<span class="path">{escape(path(clause))}</span>'
    if entry.relation == "verbatim" and side == "earlier":
        return f'<td class="same">{label}the same words</td>'
    return f"<td>{label}{''.join(marked(step, side) for step in entry.steps)}</td>"


def marked(step: Step, side: str) -> str:
    """Return one step as that side has it; the space before a change is no part of it."""
    bare = step.text.lstrip()
    space, text = step.text[: len(step.text) - len(bare)], escape(bare, quote=False)
    match step.kind, side:
        case "=", _:
            return space + text
        case "-", "earlier":
            return f"{space}<del>{text}</del>"
        case "+", "later":
            return f"{space}<ins>{text}</ins>"
        case _:
            return ""
