"""Finished releases: what goes into one, which version it has, and whether it is whole.

What belongs here: everything between checked tables and a folder that people download. A release
is built beside its place and moved there in one step. Nothing here reads a clock or knows Dagster.
"""
