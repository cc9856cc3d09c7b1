"""What the metadata of a release say is what its files hold."""

import csv
import hashlib
import json

import cffconvert
import frictionless
import huggingface_hub
import mlcroissant
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from pipeline.derive.arrow import arrow_schema
from pipeline.release.artefacts.croissant import DATA_TYPES
from pipeline.release.artefacts.metadata_only import KEPT
from pipeline.tables import BY_NAME, SOURCE_MAP, TABLES

each_table = pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)


def parquet(folder, table):
    return pq.read_table(folder / "parquet" / f"{table.name}.parquet")


def content(folder, name):
    return json.loads((folder / name).read_text(encoding="utf-8"))


def sha256(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


FRICTIONLESS = {
    pa.string(): "string",
    pa.int32(): "integer",
    pa.int16(): "integer",
    pa.bool_(): "boolean",
    pa.date32(): "date",
    pa.float64(): "number",
}


@each_table
def test_the_data_package_describes_the_written_files(mixed, table):
    package = content(mixed.release, "datapackage.json")
    resource = next(each for each in package["resources"] if each["name"] == table.name)
    path = mixed.release / resource["path"]
    assert resource["hash"] == f"sha256:{sha256(path)}"
    assert resource["bytes"] == path.stat().st_size
    written = parquet(mixed.release, table).schema
    fields = resource["schema"]["fields"]
    with path.open(encoding="utf-8") as file:
        assert next(csv.reader(file)) == [field["name"] for field in fields] == written.names
    for field, arrow in zip(fields, written, strict=True):
        assert field["type"] == FRICTIONLESS.get(arrow.type, "array")
        assert field.get("constraints", {}).get("required", False) is not arrow.nullable
        assert field["description"] == arrow.metadata[b"description"].decode()


@pytest.mark.parametrize("name", ["datapackage.json", "metadata-only/datapackage.json"])
def test_data_packages_are_valid(mixed, name):
    report = frictionless.validate(mixed.release / name)
    assert report.valid, report.flatten(["title", "rowNumber", "fieldName", "message"])[:5]
    assert {task.name for task in report.tasks} >= {table.name for table in KEPT}


def test_croissant_is_valid_and_describes_the_written_files(mixed):
    dataset = mlcroissant.Dataset(jsonld=str(mixed.release / "croissant.json"))
    assert dataset.metadata.issues.report() == ""
    files = {file.id: file for file in dataset.metadata.distribution}
    sets = {each.id: each for each in dataset.metadata.record_sets}
    assert list(sets) == [table.name for table in TABLES]
    for table in TABLES:
        file = files[f"{table.name}.parquet"]
        assert file.sha256 == sha256(mixed.release / file.content_url)
        expected = [column.name for column in table.columns if column.type in DATA_TYPES]
        assert [field.name for field in sets[table.name].fields] == expected


@each_table
def test_croissant_gives_the_rows_of_the_parquet(mixed, table):
    dataset = mlcroissant.Dataset(jsonld=str(mixed.release / "croissant.json"))
    rows = parquet(mixed.release, table).to_pylist()[:50]
    if not rows:
        return
    found = dataset.records(record_set=table.name)
    for row, record in zip(rows, found, strict=False):
        for name, value in record.items():
            column = name.partition("/")[2]
            assert as_python(value) == row[column], column


def as_python(value):
    """Return a Croissant value as Parquet gives it: texts come as bytes, nulls in several ways."""
    match value:
        case bytes():
            return value.decode()
        case list():
            return [as_python(each) for each in value]
        case _ if value is None or value != value or str(value) in {"NaT", "<NA>", "None"}:
            return None
        case _ if hasattr(value, "date"):
            return value.date()
        case _:
            return value.item() if hasattr(value, "item") else value


def test_the_dictionary_has_every_column_and_how_often_it_is_filled(mixed):
    with (mixed.release / "dictionary.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    page = (mixed.release / "DICTIONARY.md").read_text(encoding="utf-8")
    written = [(table, field) for table in TABLES for field in arrow_schema(table)]
    for row, (table, field) in zip(rows, written, strict=True):
        assert (row["table"], row["column"]) == (table.name, field.name)
        assert row["nullable"] == str(field.nullable).lower()
        assert row["description"]
        assert row["example"]
        assert row["origin"] in {"printed", "derived", "computed"}
        values = parquet(mixed.release, table)[field.name]
        if len(values):
            share = 1 - values.null_count / len(values)
            assert row["filled"] == f"{share:.4f}"
            line = next(
                line
                for line in page.partition(f"\n## {table.name}\n")[2].splitlines()
                if line.startswith(f"| `{field.name}` |")
            )
            assert f"| {share:.1%} |" in line
        else:
            assert row["filled"] == ""
    kinds = next(row for row in rows if (row["table"], row["column"]) == ("clauses", "kind"))
    assert kinds["allowed"] == "preambular, operative, heading, annex, formula"


def test_the_head_of_the_card_is_what_hugging_face_reads(mixed):
    card = huggingface_hub.DatasetCard.load(mixed.release / "README.md")
    data = card.data
    assert data.license == "cc0-1.0"
    assert data.language == ["en"]
    assert data.size_categories == ["n<1K"]
    assert "united-nations" in data.tags
    assert [each["config_name"] for each in data.configs] == [
        table.name for table in TABLES if parquet(mixed.release, table).num_rows
    ]
    assert [each["config_name"] for each in data.configs if each.get("default")] == ["clauses"]


@pytest.fixture(scope="module")
def load_dataset(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HF_HUB_OFFLINE", "1")
        patch.setenv("HF_DATASETS_OFFLINE", "1")
        patch.setenv("HF_HOME", str(tmp_path_factory.mktemp("hf")))
        import datasets

        datasets.disable_progress_bars()
        cache = str(tmp_path_factory.mktemp("datasets"))
        yield lambda *names: datasets.load_dataset(*names, cache_dir=cache)


@each_table
def test_hugging_face_loads_each_table_from_the_folder(mixed, load_dataset, table):
    if not parquet(mixed.release, table).num_rows:
        with pytest.raises(ValueError, match=f"BuilderConfig '{table.name}' not found"):
            load_dataset(str(mixed.release), table.name)
        return
    found = load_dataset(str(mixed.release), table.name)
    assert list(found) == ["train"]
    written = parquet(mixed.release, table)
    assert found["train"].num_rows == written.num_rows
    loaded = found["train"].features.arrow_schema
    assert loaded.names == written.schema.names
    for ours, theirs in zip(written.schema, loaded, strict=True):
        assert theirs.type == ours.type or pa.types.is_list(ours.type), ours.name
    assert found["train"].with_format("arrow")[:].to_pylist() == written.to_pylist()


def test_the_citation_is_valid_and_zenodo_says_the_same(mixed):
    text = (mixed.release / "CITATION.cff").read_text(encoding="utf-8")
    cited = cffconvert.Citation(text)
    cited.validate()
    ours = content(mixed.release, ".zenodo.json")
    theirs = json.loads(cited.as_zenodo())
    for name in theirs.keys() & ours.keys() - {"license"}:
        assert theirs[name] == ours[name], name
    assert theirs["license"]["id"].lower() == ours["license"] == "cc0-1.0"
    assert {"title", "version", "creators", "keywords", "publication_date"} <= theirs.keys()


def test_the_rights_name_both_terms_and_how_to_ask_for_removal(mixed):
    page = (mixed.release / "LICENSE").read_text(encoding="utf-8")
    for words in ("CC0-1.0", "terms-of-use", "unofficial copies", "wants it removed"):
        assert words in page


@pytest.mark.parametrize("table", KEPT, ids=lambda table: table.name)
def test_the_tables_without_texts_are_the_others_without_their_texts(mixed, table):
    small = parquet(mixed.release / "metadata-only", table)
    assert small.schema.equals(arrow_schema(table))
    assert small.equals(parquet(mixed.release, table).select(small.column_names))
    gone = set(BY_NAME[table.name].names) - set(small.column_names)
    page = (mixed.release / "metadata-only" / "README.md").read_text(encoding="utf-8")
    assert not gone or f"| `{table.name}` | " in page
    assert all(f"`{name}`" in page for name in gone)


def test_no_sentence_of_a_resolution_is_in_the_tables_without_texts(mixed):
    texts = parquet(mixed.release, BY_NAME["clauses"])["text"].to_pylist()
    long = {text[:60] for text in texts if len(text) > 120}
    assert len(long) > 50
    for table in KEPT:
        path = mixed.release / "metadata-only" / "parquet" / f"{table.name}.parquet"
        for row in pq.read_table(path).to_pylist():
            held = json.dumps(row, default=str, ensure_ascii=False)
            assert not any(text in held for text in long), (table.name, row)
    assert not (
        mixed.release / "metadata-only" / "parquet" / f"{SOURCE_MAP.name}.parquet"
    ).exists()


def test_the_manifest_counts_the_rows_that_were_written(mixed):
    stated = content(mixed.release, "manifest.json")["tables"]
    assert list(stated) == [table.name for table in TABLES]
    for table in TABLES:
        assert stated[table.name]["rows"] == parquet(mixed.release, table).num_rows
