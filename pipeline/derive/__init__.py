"""From a table's declaration to a standard: each module is a function of ``pipeline.tables``.

arrow.py knows Arrow, sql.py SQL, expectations.py Great Expectations, datapackage.py the Data
Package standard, dictionary.py the data dictionary. Nothing here reads data or files.
"""
