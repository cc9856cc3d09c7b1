"""What came of the expectations on one table, as plain data without times and ids."""

from dataclasses import dataclass
from typing import Any

EXAMPLES = 5
LONGEST = 300
"""Characters that are shown of a text that does not meet an expectation."""
OBSERVED = (
    "element_count",
    "missing_count",
    "unexpected_count",
    "unexpected_percent",
    "observed_value",
)
"""What is kept of a result; the rest repeats it or names rows by their place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """An expectation that was not met."""

    severity: str
    """critical, warning or info; only critical ones block."""
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The outcome for one table."""

    table: str
    rows: int
    evaluated: int
    failures: tuple[Failure, ...]
    results: tuple[dict[str, Any], ...]
    """Every expectation with what was seen, ready for JSON."""

    @property
    def critical(self) -> bool:
        """Whether anything failed that must hold."""
        return any(failure.severity == "critical" for failure in self.failures)


def plain(result: dict[str, Any]) -> dict[str, Any]:
    """Return a result of Great Expectations without batch ids, times and repetitions."""
    config, seen = result["expectation_config"], result["result"]
    found: dict[str, Any] = {
        "type": config["type"],
        "kwargs": {key: config["kwargs"][key] for key in sorted(config["kwargs"])},
        "severity": config["severity"],
        "notes": config.get("notes"),
        "success": result["success"],
        "observed": {key: seen[key] for key in OBSERVED if key in seen},
    }
    found["kwargs"].pop("batch_id", None)
    examples = [each for each in seen.get("partial_unexpected_list", []) if each is not None]
    if examples:
        found["observed"]["examples"] = [shortened(each) for each in examples[:EXAMPLES]]
    error = error_in(result["exception_info"])
    if error:
        found["observed"]["error"] = error
    return found


def error_in(info: dict[str, Any]) -> str | None:
    """Return the message of an expectation that could not be evaluated, as for a missing column.

    It stands in ``info`` itself or a level deeper, by metric.
    """
    nested = [each for each in info.values() if isinstance(each, dict)]
    messages = [each.get("exception_message") for each in (info, *nested)]
    return next((message for message in messages if message), None)


def failure(result: dict[str, Any]) -> Failure:
    """Return a failed result in one line."""
    observed, kwargs = result["observed"], result["kwargs"]
    where = kwargs.get("column") or ", ".join(kwargs.get("column_list", [])) or "table"
    count = observed.get("unexpected_count")
    seen = observed.get("error") or observed.get("examples") or observed.get("observed_value")
    rows = "" if count is None else f" in {count} of {observed['element_count']} rows"
    found = "" if seen is None else f": {seen}"
    why = f" ({result['notes']})" if result["notes"] else ""
    text = f"{where}: {result['type'].removeprefix('expect_')} not met{rows}{found}{why}"
    return Failure(severity=result["severity"], text=text)


def shortened(value: Any) -> Any:
    """Return a value, of a long text as much as one reads: a clause may have megabytes.

    >>> shortened("a" * LONGEST + "b")[-3:], shortened(5)
    ('a …', 5)
    """
    long = isinstance(value, str) and len(value) > LONGEST
    return f"{value[:LONGEST]} …" if long else value
