"""citations.graphml: which resolution cites which, for programs that draw and measure networks.

Nodes and edges are the rows of two of the database's views, asked of the Parquet files.
"""

from pipeline.release.artefacts.graphml import Elements, graphml
from pipeline.release.artefacts.views import CITATION_NETWORK, NETWORK_MEMBERS
from pipeline.release.asking import database
from pipeline.release.diff import open_table
from pipeline.release.edition import TITLE, Edition
from pipeline.tables import CITATIONS, CLAUSES, RESOLUTIONS

FILE = "citations.graphml"


def write(edition: Edition) -> None:
    with database() as opened:
        for table in (RESOLUTIONS, CLAUSES, CITATIONS):
            open_table(opened, table.name, edition.parquet(table.name))
        members, network = (
            opened.sql(view.query).to_arrow_table() for view in (NETWORK_MEMBERS, CITATION_NETWORK)
        )
    name = f"{TITLE}, version {edition.version}: citations"
    nodes = Elements(tag="node", names=("id",), rows=members)
    edges = Elements(tag="edge", names=("source", "target"), rows=network)
    with edition.opened(FILE) as file:
        file.writelines(graphml(name, nodes, edges))
