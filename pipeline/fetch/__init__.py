"""Documents from official sources into raw/: optional, polite, and never over what is there.

What belongs here: asking servers, judging what they send by its bytes, keeping it, and the
manifest of all that. What a document says is the business of the build, which never asks anybody.
"""
