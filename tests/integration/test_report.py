"""The pages on a release's checks: whole without the network, and no part of the release."""

import json
import shutil
from pathlib import Path

import pytest
from lxml import html

from pipeline.quality.docs import page
from pipeline.release.latest import LATEST
from pipeline.release.report import beside, write
from pipeline.release.verify import verify
from pipeline.release.version import newest, releases_in
from tests.integration.building import build_in


@pytest.fixture(scope="module")
def release(built, tmp_path_factory):
    folder = tmp_path_factory.mktemp("reported")
    shutil.copytree(built.folder / "releases", folder / "releases")
    return folder / "releases" / built.release.name


@pytest.fixture(scope="module")
def report(release) -> Path:
    return write(release)


def test_a_page_for_each_table_and_an_index(release, report):
    checks = json.loads((release / "checks.json").read_bytes())
    assert {path.name for path in report.iterdir()} == {
        "index.html",
        "report.css",
        *(f"{name}.html" for name in checks),
    }
    index = html.parse(report / "index.html")
    rows = [[cell.text_content() for cell in row] for row in index.iter("tr")][1:]
    assert rows == [
        [name, f"{check['rows']:,}", str(check["evaluated"]), str(len(check["failures"]))]
        for name, check in checks.items()
    ]


def test_every_expectation_has_its_line(release, report):
    checks = json.loads((release / "checks.json").read_bytes())
    for name, check in checks.items():
        shown = html.parse(report / f"{name}.html").xpath("//td//i[contains(@class, 'fa-')]")
        assert len(shown) >= check["evaluated"]


def test_nothing_is_loaded_from_elsewhere_and_links_lead_somewhere(report):
    for path in report.glob("*.html"):
        whole = html.parse(path)
        assert whole.xpath("//script | //img | //iframe") == []
        for link in whole.xpath("//@href"):
            target = link.partition("#")[0]
            assert not target or (path.parent / target).exists(), (path.name, link)


def test_the_release_is_what_it_was(release, report):
    assert all(answer.problem is None for answer in verify(release))
    assert list(releases_in(release.parent).values()) == [release] == [newest(release.parent)]
    assert {path.name for path in release.parent.iterdir()} == {release.name, LATEST, report.name}


def test_written_again_it_is_the_same(release, report):
    before = {path.name: path.read_bytes() for path in report.iterdir()}
    assert write(release) == report == beside(release)
    assert {path.name: path.read_bytes() for path in report.iterdir()} == before


def test_what_was_not_met_is_shown():
    failed = {
        "type": "expect_column_values_to_not_be_null",
        "kwargs": {"column": "title"},
        "severity": "critical",
        "notes": "Every resolution of this organ has a title.",
        "success": False,
        "observed": {"element_count": 8, "unexpected_count": 3, "unexpected_percent": 37.5},
    }
    shown = html.document_fromstring(page("resolutions", "1.0.0", "2026-01-31", [failed]))
    assert shown.xpath("//td//i[contains(@class, 'fa-times')]")
    assert "3 unexpected values found" in " ".join(shown.text_content().split())


def test_pages_that_a_killed_build_never_came_to_are_written_by_the_next(built, tmp_path):
    shutil.copytree(built.folder, tmp_path / "copy")
    outcome = build_in(tmp_path / "copy", report=True).outcome
    assert (outcome.written, outcome.release) == (0, None)
    assert (beside(tmp_path / "copy" / "releases" / "1.0.0") / "index.html").exists()
