"""The tables of the whole corpus: what can be said only when all documents have been read."""
