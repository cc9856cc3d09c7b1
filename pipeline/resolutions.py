"""Tables of United Nations resolutions as pandas data frames.

    >>> from resolutions import load                       # doctest: +SKIP
    >>> clauses = load("clauses")                          # doctest: +SKIP
    >>> load("clauses", columns=["clause_id", "text"])     # doctest: +SKIP

This one file is all that is needed beside the tables: every release carries a copy. It needs
pandas and pyarrow, which are imported when a table is loaded.
"""

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd

HERE = Path(__file__).parent
VERSION = re.compile(r"(\d+)\.(\d+)\.(\d+)")


def load(
    table: str,
    *,
    version: str | None = None,
    columns: Sequence[str] | None = None,
    folder: str | Path | None = None,
) -> "pd.DataFrame":
    """Return a table of a release.

    ``folder`` is a release or a folder of releases; without it, the release that this file lies
    in, or else the project's own releases. Of several the newest is taken, unless ``version``
    names one. Dates are datetime64, integers and booleans nullable, lists Python lists.
    FileNotFoundError and ValueError say what there is instead of what was asked for.
    """
    import pyarrow.parquet as pq

    release = release_in(Path(folder) if folder else home(), version)
    path = release / "parquet" / f"{table}.parquet"
    if not path.exists():
        raise FileNotFoundError(f"{release} has no table {table!r}; it has {tables(release)}")
    known = pq.read_schema(path).names
    unknown = [name for name in columns or () if name not in known]
    if unknown:
        raise ValueError(f"{table} has no column {', '.join(unknown)}; it has {', '.join(known)}")
    return to_frame(pq.read_table(path, columns=list(columns) if columns else None))


def tables(release: str | Path | None = None) -> list[str]:
    """Return the names of a release's tables."""
    folder = release_in(Path(release) if release else home(), None)
    return sorted(path.stem for path in (folder / "parquet").glob("*.parquet"))


def home() -> Path:
    """Return the release that this file lies in, or else the project's folder of releases."""
    return HERE if (HERE / "parquet").is_dir() else HERE.parent / "releases"


def release_in(folder: Path, version: str | None) -> Path:
    """Return the folder itself if it is a release, else the release wanted of those in it."""
    if (folder / "parquet").is_dir() and version in (None, folder.name, stated_version(folder)):
        return folder
    found = {
        tuple(int(part) for part in match.groups()): path
        for path in (folder.iterdir() if folder.is_dir() else ())
        if path.is_dir() and (match := VERSION.fullmatch(path.name))
    }
    names = [found[key].name for key in sorted(found)]
    if version is None and names:
        return folder / names[-1]
    if version not in names:
        raise FileNotFoundError(f"no release {version or ''} in {folder}; there are {names}")
    return folder / version


def stated_version(release: Path) -> str | None:
    """Return the version in the manifest, for a folder that was given another name."""
    manifest = release / "manifest.json"
    if not manifest.exists():
        return None
    version: str = json.loads(manifest.read_text(encoding="utf-8"))["version"]
    return version


def to_frame(arrow: Any) -> "pd.DataFrame":
    """Return an Arrow table with the types that one works with in pandas."""
    import pandas as pd
    import pyarrow as pa

    nullable = {
        pa.int16(): pd.Int16Dtype(),
        pa.int32(): pd.Int32Dtype(),
        pa.bool_(): pd.BooleanDtype(),
    }
    lists = [field.name for field in arrow.schema if pa.types.is_list(field.type)]
    frame: pd.DataFrame = arrow.to_pandas(types_mapper=nullable.get, date_as_object=False)
    for name in lists:
        frame[name] = pd.Series(arrow[name].to_pylist(), index=frame.index, dtype=object)
    return frame
