"""The only package that knows Dagster: partitions, assets, checks, jobs, and their runs.

An asset's body is one call; what can be tested without Dagster lives below. No module here may
have ``from __future__ import annotations``: Dagster reads the annotations.
"""
