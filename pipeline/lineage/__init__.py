"""How resolutions continue earlier ones."""
