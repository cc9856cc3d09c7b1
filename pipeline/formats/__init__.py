"""Bytes to readings: what a file is, and the reader that it takes.

What belongs here is the form of a file (encoding, XML, archive); what a text *says* is read in
``extract``.
"""

from pipeline.extract.records import SourceReading

AKN = "application/akn+xml"


def read_source(data: bytes) -> SourceReading:
    """Return what a file holds; symbol, organ and language come from its content alone.

    Raises Refusal (``pipeline.extract.blocks``) with a reason a person can act on.
    """
    from pipeline.extract.flat import read_flat
    from pipeline.extract.resolution import read_document
    from pipeline.formats.plain import decode
    from pipeline.formats.sniff import media_type

    kind = media_type(data)
    if kind == AKN:
        from pipeline.formats.akn import read_akn

        source, documents = read_akn(data)
    else:
        source = decode(data).text
        documents, kind = [read_flat(source)], "text/plain"
    readings, source_map = read_document(source, documents)
    return SourceReading(
        media_type=kind, characters=len(source), readings=readings, source_map=source_map
    )
