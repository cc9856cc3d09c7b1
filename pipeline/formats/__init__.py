"""Bytes to readings: what a file is, and the reader that it takes.

What belongs here is the form of a file (encoding, XML, archive); what a text *says* is read in
``extract``.
"""

from pipeline.extract.flat import read_flat
from pipeline.extract.records import SourceReading
from pipeline.extract.resolution import read_document
from pipeline.formats.akn import read_akn
from pipeline.formats.plain import decode
from pipeline.formats.sniff import media_type

AKN = "application/akn+xml"
TEXT = "text/plain"


def read_source(data: bytes) -> SourceReading:
    """Return what a file holds; symbol, organ and language come from its content alone.

    Raises Refusal (``pipeline.extract.blocks``) with a reason a person can act on.
    """
    kind = media_type(data)
    if kind == AKN:
        source, documents = read_akn(data)
    else:
        kind, source = TEXT, decode(data).text
        documents = [read_flat(source)]
    readings, source_map = read_document(source, documents)
    return SourceReading(
        media_type=kind, characters=len(source), readings=readings, source_map=source_map
    )
