"""The folder curated/: working tables between the sources and a release.

What belongs here: where each table's files are, writing a session's tables and the tables of the
whole corpus, and knowing which of them are out of date. How rows are made is the business of
``curate``; here they are fetched, handed on and stored.
"""
