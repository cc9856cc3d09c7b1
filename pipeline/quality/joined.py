"""Results of expectations on the parts of a table, joined to what the whole table would give."""

from collections.abc import Sequence

from pipeline.quality.kinds import COLUMNS, ROWS, Result
from pipeline.quality.report import EXAMPLES
from pipeline.quality.suites import SuiteError

Counted = tuple[int, int]
"""Rows, and those of them where there is nothing to look at."""

SUMS = ("element_count", "missing_count", "unexpected_count")


def joined(parts: Sequence[Sequence[Result]], counted: Sequence[Counted] = ()) -> list[Result]:
    """Return one result for each expectation, from those of all parts in the order of rows.

    ``counted`` are rows and missing ones by expectation, where the parts did not hold them all.
    """
    found = [one(results) for results in zip(*parts, strict=True)]
    for result, (rows, missing) in zip(found, counted, strict=False):
        if "element_count" in result["observed"]:
            result["observed"]["element_count"] = rows
            if "missing_count" in result["observed"]:
                result["observed"]["missing_count"] = missing
            judge(result)
    return found


def one(results: Sequence[Result]) -> Result:
    """Return the result of one expectation from those of the parts."""
    first = results[0]
    seen = [result["observed"] for result in results]
    errors = [result for result in results if "error" in result["observed"]]
    if errors:
        return errors[0]
    whole = {**first, "observed": {}}
    for key in first["observed"] | seen[-1]:
        whole["observed"][key] = first["observed"].get(key)
    for key in SUMS:
        if key in whole["observed"]:
            whole["observed"][key] = sum(each[key] for each in seen)
    examples = [example for each in seen for example in each.get("examples", ())]
    whole["observed"].pop("examples", None)
    if examples:
        whole["observed"]["examples"] = examples[:EXAMPLES]
    if first["type"] == ROWS:
        whole["observed"]["observed_value"] = sum(each["observed_value"] for each in seen)
    judge(whole)
    return whole


def judge(result: Result) -> None:
    """Set share and success of a result by its counts, as Great Expectations has them."""
    observed, kwargs = result["observed"], result["kwargs"]
    if "unexpected_count" in observed:
        there = observed["element_count"] - observed.get("missing_count", 0)
        wrong = observed["unexpected_count"]
        observed["unexpected_percent"] = wrong / there * 100 if there else None
        share = (float(there) - float(wrong)) / float(there) if there else 1.0
        result["success"] = share >= kwargs.get("mostly", 1.0)
    elif result["type"] == ROWS:
        least, most = kwargs.get("min_value"), kwargs.get("max_value")
        rows = observed["observed_value"]
        result["success"] = (least is None or rows >= least) and (most is None or rows <= most)
    elif result["type"] != COLUMNS:
        raise SuiteError(f"{result['type']} can't be told from some rows after the other")
