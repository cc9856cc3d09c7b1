"""citations.graphml: which resolution cites which, for programs that draw and measure networks.

Nodes and edges are the rows of two of the database's views, asked of the Parquet files.
"""

import duckdb

from pipeline.derive.sql import quoted
from pipeline.release.artefacts.graphml import Elements, graphml
from pipeline.release.artefacts.views import CITATION_NETWORK, NETWORK_MEMBERS
from pipeline.release.edition import TITLE, Edition
from pipeline.tables import CITATIONS, CLAUSES, RESOLUTIONS

FILE = "citations.graphml"


def write(edition: Edition) -> None:
    with duckdb.connect() as database:
        for table in (RESOLUTIONS, CLAUSES, CITATIONS):
            path = quoted(str(edition.parquet(table.name)))
            database.execute(f"CREATE VIEW {table.name} AS FROM read_parquet({path})").complete()
        members, network = (
            database.sql(view.query).to_arrow_table()
            for view in (NETWORK_MEMBERS, CITATION_NETWORK)
        )
    name = f"{TITLE}, version {edition.version}: citations"
    nodes = Elements(tag="node", names=("id",), rows=members)
    edges = Elements(tag="edge", names=("source", "target"), rows=network)
    with edition.opened(FILE) as file:
        file.writelines(graphml(name, nodes, edges))
