"""The tables are what users of the data were promised; a change here is a change of schema."""

from pathlib import Path

from pipeline.tables import TABLES

CONTRACT = Path(__file__).with_name("contract.txt")


def test_tables_keys_and_columns_are_those_of_the_contract() -> None:
    declared = [
        f"{table.name} ({', '.join(table.primary_key)}): {', '.join(table.names)}"
        for table in TABLES
    ]
    assert declared == CONTRACT.read_text(encoding="utf-8").splitlines()
