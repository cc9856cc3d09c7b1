"""How much an archive may hold: what bombs exceed and no collection of resolutions does."""

from pipeline.extract.blocks import Refusal

Member = tuple[str, bytes | Refusal]
"""A name, and the bytes or why they can't be had; "" names the archive itself."""

MAX_MEMBERS = 50_000
"""Entries of one archive; the UN has adopted some 25,000 resolutions."""

MAX_MEMBER = 100_000_000
"""Bytes of one member."""

MAX_TOTAL = 4_000_000_000
"""Bytes of all members."""

MAX_RATIO = 250
"""Bytes that one packed byte may become; the UN's XML reaches about 20."""

_FREE = 100_000_000
"""Total up to which no ratio is suspicious."""


class Exhausted(Exception):
    """An archive went beyond a limit; the message says which, and what would help."""


class Budget:
    """Counts what comes out of an archive of ``size`` bytes."""

    def __init__(self, size: int) -> None:
        self.total = min(MAX_TOTAL, max(_FREE, size * MAX_RATIO))
        self.spent = 0
        self.entries = 0

    def entry(self) -> None:
        """Count an entry of whatever kind."""
        self.entries += 1
        if self.entries > MAX_MEMBERS:
            raise Exhausted(f"the archive has more than {MAX_MEMBERS:,} entries: split it")

    def spend(self, count: int) -> None:
        """Count unpacked bytes."""
        self.spent += count
        if self.spent > self.total:
            raise Exhausted(
                f"the archive unpacks to more than {self.total / 1_000_000:,.0f} MB, far beyond "
                "what its size suggests: split it, or check where it comes from"
            )


def too_large(size: int) -> Refusal:
    """Return the refusal of a member above the limit."""
    return Refusal(
        f"it has {size / 1_000_000:,.0f} MB unpacked, and {MAX_MEMBER // 1_000_000} MB is the "
        "most that one source may have: split it, or check that it is a resolution"
    )
