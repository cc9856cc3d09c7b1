"""Citations and the resolutions that they cite, where these are in the dataset."""

import pandas as pd
import pyarrow as pa

from pipeline.tables import CITATIONS


def link(citations: pd.DataFrame, resolutions: pd.DataFrame) -> pd.DataFrame:
    """Return the citations with ``in_dataset`` and ``date_agrees``.

    A target is in the dataset if a resolution there has exactly its symbol, in any language. Dates
    agree if the stated one is the target's date of adoption; that is null where either is unknown.
    """
    adopted = citations["target_symbol"].map(adoption_dates(resolutions))
    adopted = adopted.astype(pd.ArrowDtype(pa.date32()))
    agrees = citations["stated_date"].astype(pd.ArrowDtype(pa.date32())) == adopted
    return citations.assign(
        in_dataset=citations["target_symbol"].isin(resolutions["symbol"]),
        date_agrees=agrees,
    )[list(CITATIONS.names)]


def adoption_dates(resolutions: pd.DataFrame) -> dict[str, object]:
    """Return the adoption date by symbol; of several languages the first that states one."""
    dated = resolutions[resolutions["adoption_date"].notna()].sort_values("resolution_id")
    first = dated.drop_duplicates("symbol")
    return dict(zip(first["symbol"].tolist(), first["adoption_date"].tolist(), strict=True))
