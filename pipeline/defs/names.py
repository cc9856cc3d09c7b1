"""What the jobs are called."""

FETCH = "fetch_repositories"
READ, WRITE, PUBLISH = JOBS = ("read_sources", "write_sessions", "publish")

STARTED_BY_HAND = "__ASSET_JOB"
"""What Dagster calls a run of assets that someone has chosen on its page."""
