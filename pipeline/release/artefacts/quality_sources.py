"""What the sources lack, for QUALITY.md: findings, completeness, refused files."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

import pyarrow.parquet as pq

from pipeline.curate.numbers import Number, in_order
from pipeline.curate.numbers import ranges as number_ranges
from pipeline.release.artefacts.markdown import lines
from pipeline.release.edition import Edition

Row = Mapping[str, Any]

REFUSED = 20
"""Refused files that are listed; all of them are in ``sources``."""
CUT = 90
"""Characters of a value that an example shows."""
NUMBERS = 8
"""Ranges of missing numbers that a session shows."""

STATUSES = ("present", "missing", "quarantined", "cited only")


def rows(edition: Edition, table: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = pq.read_table(edition.parquet(table)).to_pylist()
    return found


def findings(edition: Edition) -> str:
    """Return the kinds of findings with counts and an example each."""
    held = sorted(rows(edition, "findings"), key=lambda row: (row["check_name"], row["severity"]))
    grouped = groupby(held, key=lambda row: (row["check_name"], row["severity"]))
    header = ("check", "severity", "findings", "resolutions", "for example")
    return lines(header, (counted(check, severity, list(of)) for (check, severity), of in grouped))


def counted(check: str, severity: str, of: Sequence[Row]) -> Sequence[object]:
    concerned = {row["resolution_id"] for row in of if row["resolution_id"]}
    return check, severity, len(of), len(concerned), example(min(of, key=clearest))


def clearest(row: Row) -> tuple[bool, int, str]:
    """Order findings by how well they serve as an example: both values, few words."""
    values = (row["expected"], row["observed"])
    return None in values, sum(len(each or "") for each in values), row["finding_id"]


def example(row: Row) -> str:
    told = [
        f"{name} “{cut(row[name])}”" for name in ("expected", "observed") if row[name] is not None
    ]
    return ": ".join([row["resolution_id"] or row["path"], *([", ".join(told)] if told else [])])


def cut(text: str) -> str:
    return text if len(text) <= CUT else f"{text[: CUT - 1].rstrip()}…"


def completeness(edition: Edition) -> str:
    """Return what there is of each organ and session that the release has something of."""
    held = rows(edition, "completeness")
    with_some = {(row["body"], period(row)) for row in held if row["status"] == "present"}
    sessions: dict[tuple[str, str], list[Row]] = {}
    elsewhere: list[Row] = []
    for row in held:
        key = row["body"], period(row)
        (sessions.setdefault(key, []) if key in with_some else elsewhere).append(row)
    header = ("organ", "session or year", *STATUSES, "missing numbers")
    table = lines(header, ranges(sessions))
    others = {(row["body"], period(row)) for row in elsewhere}
    return (
        f"{table}\n\nOf {len(others):,} other sessions and years the release has nothing; "
        f"{len(elsewhere):,} of their resolutions are cited here or were refused."
    )


def period(row: Row) -> str:
    """Return the session of a resolution, the year where its organ has no sessions."""
    year = re.search(r"\((\d{4})\)$", row["symbol"] or "")
    return row["session"] or (year[1] if year else "")


def ranges(sessions: Mapping[tuple[str, str], Sequence[Row]]) -> Iterator[Sequence[object]]:
    """Yield a line a session; sessions that lack nothing and follow one another share one."""
    ordered = in_order(sessions)
    for (body, whole, _), group in groupby(
        enumerate(ordered), key=lambda each: stretch(each, sessions)
    ):
        keys = [key for _, key in group]
        held = [row for key in keys for row in sessions[key]]
        counts = Counter(row["status"] for row in held)
        name = keys[0][1] if len(keys) == 1 else f"{keys[0][1]} to {keys[-1][1]}"
        lacking = ((row["number"], row["part"]) for row in held if row["status"] == "missing")
        missing = "" if whole else gaps(lacking)
        yield body, name, *(counts[status] for status in STATUSES), missing


def stretch(
    each: tuple[int, tuple[str, str]], sessions: Mapping[tuple[str, str], Sequence[Row]]
) -> tuple[str, bool, int]:
    """Return the same for sessions that follow one another and lack nothing."""
    place, (body, session) = each
    whole = all(row["status"] == "present" for row in sessions[body, session])
    follows = int(session) - place if whole and session.isdecimal() else place
    return body, whole, follows


def gaps(numbers: Iterable[Number]) -> str:
    """Return numbers as ranges, the first of them.

    >>> gaps([(3, None), (1, None), (2, None), (7, "A")])
    '1-3, 7 A'
    """
    told = number_ranges(numbers)
    return ", ".join(told[:NUMBERS]) + (", …" if len(told) > NUMBERS else "")


def refused(edition: Edition) -> str:
    """Return the files that could not be used, with the reasons."""
    held = rows(edition, "sources")
    status = Counter(row["status"] for row in held)
    media = Counter(row["media_type"] for row in held if row["status"] == "extracted")
    used = ", ".join(f"{count:,} {name}" for name, count in sorted(media.items()))
    told = f"{len(held):,} files: {status['extracted']:,} used ({used})"
    for name, words in (
        ("duplicate", "the same as another"),
        ("superseded", "passed over for a better source of the same resolution"),
        ("quarantined", "refused"),
    ):
        told += f", {status[name]:,} {words}" if status[name] else ""
    listed = [row for row in held if row["status"] == "quarantined"]
    if not listed:
        return f"{told}."
    more = len(listed) - REFUSED
    table = lines(("file", "reason"), ((row["path"], row["reason"]) for row in listed[:REFUSED]))
    rest = f"\n\nand {more:,} more, in `sources`." if more > 0 else ""
    return f"{told}.\n\n{table}{rest}"
