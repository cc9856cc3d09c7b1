"""Curated tables and releases in an object store, by any URL that fsspec knows (``s3://...``).

A build works in local folders, always. Here they are fetched before it and handed in after it, so
that whoever looks at the store sees all of a build or nothing of it.
"""
