"""Data Docs of what a release was checked for: pages that Great Expectations renders from the
results that are kept in checks.json, so that nothing is validated again.

Its pages load styles and scripts from the network and have a window that sells a product; both
are taken out, so that a page reads the same offline.
"""

from collections.abc import Mapping
from functools import cache
from typing import Any

import great_expectations as gx
from great_expectations.core import ExpectationSuiteValidationResult, ExpectationValidationResult
from great_expectations.expectations.expectation_configuration import ExpectationConfiguration
from great_expectations.render.renderer import ValidationResultsPageRenderer
from great_expectations.render.view import DefaultJinjaPageView
from lxml import html

Results = list[dict[str, Any]]

DEAD = (
    "//script | //footer | //link | //img | //style | //head/title"
    " | //*[contains(@class, 'ge-walkthrough')]"
    " | //div[contains(@class, 'card')][div/strong = 'Actions'] | //a[@data-toggle]"
)
"""What needs the network or scripts, or tells of neither the data nor the checks."""


def page(table: str, version: str, date: str, results: Results) -> str:
    """Return one table's results as a page; its styles are in ``report.css`` beside it."""
    rendered: Any = ValidationResultsPageRenderer().render(outcome(table, version, date, results))
    return offline(view().render(rendered), f"{table} {version}")


@cache
def view() -> Any:
    """Return what makes pages: it keeps its templates, which take long to compile."""
    return DefaultJinjaPageView()


def outcome(
    table: str, version: str, date: str, results: Results
) -> ExpectationSuiteValidationResult:
    """Return kept results as Great Expectations had them."""
    met = sum(each["success"] for each in results)
    return ExpectationSuiteValidationResult(
        success=met == len(results),
        suite_name=table,
        results=[result(each) for each in results],
        statistics={
            "evaluated_expectations": len(results),
            "successful_expectations": met,
            "unsuccessful_expectations": len(results) - met,
            "success_percent": 100 * met / len(results) if results else None,
        },
        meta={
            "run_id": {"run_name": version, "run_time": f"{date}T00:00:00+00:00"},
            "great_expectations_version": gx.__version__,
            "active_batch_definition": {"data_asset_name": table},
            "batch_spec": {},
        },
    )


def result(kept: Mapping[str, Any]) -> ExpectationValidationResult:
    """Return one result: what ``report.plain`` made of it, the other way round."""
    observed = dict(kept["observed"])
    error = observed.pop("error", None)
    observed["partial_unexpected_list"] = observed.pop("examples", [])
    return ExpectationValidationResult(
        success=kept["success"],
        expectation_config=ExpectationConfiguration(
            type=kept["type"],
            kwargs=kept["kwargs"],
            severity=kept["severity"],
            notes=kept["notes"],
        ),
        result=observed,
        exception_info={
            "raised_exception": error is not None,
            "exception_message": error,
            "exception_traceback": None,
        },
    )


def offline(text: str, title: str) -> str:
    """Return a page without what it would load, with our styles and a way back to the index."""
    whole = html.document_fromstring(text)
    for element in elements(whole, DEAD):
        element.drop_tree()
    for head in elements(whole, "//head"):
        head.append(html.fragment_fromstring(f"<title>{title}</title>"))
        head.append(html.fragment_fromstring('<link rel="stylesheet" href="report.css">'))
    for element in elements(whole, "//*[contains(@id, '-collapse-body-')]"):
        del element.attrib["id"]  # it has a random part
    for link in elements(whole, "//a[starts-with(@href, '../')]"):
        link.set("href", "index.html")
    for link in elements(whole, "//a[starts-with(@href, 'http')]"):
        link.drop_tag()
    return str(html.tostring(whole, encoding="unicode", doctype="<!DOCTYPE html>"))


def elements(whole: html.HtmlElement, path: str) -> list[html.HtmlElement]:
    """Return the elements on a path that finds nothing else."""
    found: Any = whole.xpath(path)
    return list(found)
