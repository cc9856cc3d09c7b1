"""What each published table holds: declarations, and nothing but the standard library.

How a value is computed belongs in ``extract`` and ``curate``; totals and fill rates belong in
expectations/<table>.json.
"""
