"""citations.graphml: which resolution cites which, for programs that draw and measure networks.

Nodes and edges are the rows of two views of the database; networkx writes them.
"""

import io
import re
from collections.abc import Iterator

import duckdb

from pipeline.release.artefacts import database
from pipeline.release.artefacts.views import CITATION_NETWORK, NETWORK_MEMBERS
from pipeline.release.edition import TITLE, Edition

FILE = "citations.graphml"

Attributes = dict[str, str | int | bool]

NO_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML has no way to write; a damaged source may have it in a title."""


def write(edition: Edition) -> None:
    edition.text(FILE, graphml(edition))


def graphml(edition: Edition) -> str:
    """Return the network in GraphML: the same bytes for the same tables."""
    import networkx as nx  # takes half a second to import

    graph = nx.DiGraph(name=f"{TITLE}, version {edition.version}: citations")
    path = str(edition.folder / database.FILE)
    with duckdb.connect(path, read_only=True) as opened:
        for members in rows(opened, NETWORK_MEMBERS.name):
            graph.add_node(members.pop("symbol"), **members)
        for edge in rows(opened, CITATION_NETWORK.name):
            graph.add_edge(edge.pop("symbol"), edge.pop("target_symbol"), **edge)
    buffer = io.BytesIO()
    nx.write_graphml_lxml(graph, buffer)
    return in_lower_case(buffer.getvalue().decode())


def in_lower_case(xml: str) -> str:
    """Return the file with true and false as XML has them; networkx writes Python's words."""
    flags = "|".join(re.findall(r'<key id="(d\d+)"[^>]* attr.type="boolean"', xml))
    flag = re.compile(rf'(?<=<data key=")({flags})">(True|False)(?=</data>)')
    return flag.sub(lambda found: f'{found[1]}">{found[2].lower()}', xml)


def rows(opened: duckdb.DuckDBPyConnection, view: str) -> Iterator[Attributes]:
    """Yield a view's rows with what is known of each; GraphML has no nulls."""
    found = opened.sql(f"FROM {view}")
    for values in found.fetchall():
        named = zip(found.columns, values, strict=True)
        yield {name: plain(value) for name, value in named if value is not None}


def plain(value: object) -> str | int | bool:
    """Return a value as GraphML holds it: dates as in ISO 8601, lists with semicolons."""
    match value:
        case bool() | int():
            return value
        case list():
            return "; ".join(map(str, value))
        case _:
            return NO_XML.sub("\ufffd", str(value))
