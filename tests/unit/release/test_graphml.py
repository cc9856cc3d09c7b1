"""GraphML as networkx writes it, and as networkx reads it."""

import io
import re
from datetime import date

import networkx as nx
import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from pipeline.release.artefacts.graphml import Elements, graphml

NODES = pa.schema(
    {"symbol": pa.string(), "here": pa.bool_(), "title": pa.string(), "year": pa.int32()}
)
EDGES = pa.schema(
    {"one": pa.string(), "other": pa.string(), "times": pa.int64(), "verbs": pa.list_(pa.string())}
)
TEXTS = st.text(st.sampled_from("aé<>&\"'\t\n\r 😀"), min_size=1, max_size=4)


def written(nodes, edges):
    return b"".join(
        graphml(
            "a & b",
            Elements(tag="node", names=("id",), rows=pa.Table.from_pylist(nodes, NODES)),
            Elements(
                tag="edge", names=("source", "target"), rows=pa.Table.from_pylist(edges, EDGES)
            ),
        )
    ).decode()


def by_networkx(nodes, edges):
    graph = nx.DiGraph(name="a & b")
    for row in nodes:
        graph.add_node(row["symbol"], **known(row, "symbol"))
    for row in edges:
        row = row | {"verbs": "; ".join(row["verbs"])} if row["verbs"] else row
        graph.add_edge(row["one"], row["other"], **known(row, "one", "other"))
    page = io.BytesIO()
    nx.write_graphml_lxml(graph, page)
    (flag,) = re.findall(r'id="(d\d+)"[^>]*boolean', page.getvalue().decode()) or ["none"]
    found = page.getvalue().decode()
    return re.sub(f'(<data key="{flag}">)(True|False)<', lambda m: f"{m[1]}{m[2].lower()}<", found)


def known(row, *names):
    """What is known of a row, in the order of the columns: some others come in any order."""
    order = [*NODES.names, *EDGES.names]
    held = sorted(row.items(), key=lambda each: order.index(each[0]))
    return {name: value for name, value in held if name not in names and value is not None}


ROW = st.fixed_dictionaries(
    {"here": st.booleans(), "title": st.none() | TEXTS, "year": st.none() | st.integers(0, 9)}
)


@given(st.dictionaries(TEXTS, ROW, min_size=1, max_size=4), st.data())
def test_it_is_what_networkx_writes(held, data):
    nodes = [{"symbol": symbol} | row for symbol, row in sorted(held.items())]
    pairs = st.tuples(*[st.sampled_from(sorted(held))] * 2)
    edges = [
        {
            "one": one,
            "other": other,
            "times": data.draw(st.integers(0, 3)),
            "verbs": data.draw(st.none() | st.lists(TEXTS, min_size=1, max_size=2)),
        }
        for one, other in sorted(data.draw(st.sets(pairs, max_size=4)))
    ]
    assert written(nodes, edges) == by_networkx(nodes, edges)


def node(**values):
    return {"symbol": "A", "here": None, "title": None, "year": None} | values


def test_true_and_false_are_those_of_xml_and_words_that_look_like_them_stay():
    page = written([node(here=True, title="True")], [])
    assert ">true</data>" in page
    assert ">True</data>" in page


def test_what_xml_cannot_hold_is_replaced():
    page = written([node(title="a\x0cb\ufffe")], [])
    assert nx.parse_graphml(page).nodes["A"]["title"] == "a\ufffdb\ufffd"


def test_dates_are_those_of_iso_8601():
    rows = pa.table({"id": ["A"], "adopted": pa.array([date(2018, 12, 13)])})
    edges = Elements(tag="edge", names=("source", "target"), rows=pa.Table.from_pylist([], EDGES))
    nodes = Elements(tag="node", names=("id",), rows=rows)
    page = b"".join(graphml("", nodes, edges)).decode()
    assert nx.parse_graphml(page).nodes["A"] == {"adopted": "2018-12-13"}
