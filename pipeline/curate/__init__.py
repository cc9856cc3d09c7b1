"""From readings to the rows of tables.

rows.py makes the rows of one partition's tables from the readings that are kept; the other modules
look at the whole corpus: citations.py links mentions to the resolutions that are there,
agreement.py finds what two documents disagree on, differences.py what two sources of one
resolution disagree on, completeness.py which resolutions there are and which are not.

How a text is read belongs in ``extract``, which source is kept in ``sources``, files in ``store``.
"""
