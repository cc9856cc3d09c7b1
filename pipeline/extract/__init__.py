"""Text in, records out. Pure: the standard library alone, no clock, no files, no network."""
