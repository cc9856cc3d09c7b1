"""The files of a release beside its Parquet tables, one module a kind of file.

Each has a ``write`` that takes the edition and writes it; ``release.writers`` names them all.
"""
