"""An edition of nothing yet, for the pages of a release."""

from datetime import date
from pathlib import Path

import pytest

from pipeline.release.edition import Edition
from pipeline.release.version import FIRST


@pytest.fixture
def edition(tmp_path: Path) -> Edition:
    (tmp_path / "parquet").mkdir()
    return Edition(
        folder=tmp_path,
        version=FIRST,
        date=date(2026, 1, 31),
        previous=None,
        code_version="now",
        inputs={},
        statistics={},
        checks={},
        highlights=(),
    )
