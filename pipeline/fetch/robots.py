"""What a server lets programs do: its robots.txt (RFC 9309)."""

import re
from dataclasses import dataclass
from urllib.robotparser import RobotFileParser


@dataclass(frozen=True)
class Robots:
    """What a robots.txt says of one address and one program."""

    allowed: bool
    named: bool
    """The file speaks of this program by its name, not of programs at large."""
    apart: float
    """Seconds that it asks for between requests."""


EVERYTHING = Robots(allowed=True, named=False, apart=0.0)
"""Where there is no such file, everything is allowed."""


def robots(text: str, agent: str, address: str) -> Robots:
    """Return what a robots.txt says.

    >>> robots("User-agent: *\\nDisallow: /api", "un-resolutions", "https://a.org/api/x")
    Robots(allowed=False, named=False, apart=0.0)
    """
    parser = RobotFileParser()
    parser.parse(text.splitlines())
    named = re.search(rf"^\s*user-agent\s*:\s*{re.escape(agent)}\b", text, re.I | re.M)
    delay = parser.crawl_delay(agent)
    return Robots(
        allowed=parser.can_fetch(agent, address),
        named=named is not None,
        apart=float(delay) if delay else 0.0,
    )
