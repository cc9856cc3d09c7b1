"""What is known of each address that was asked: a row of the manifest, and its columns."""

from dataclasses import dataclass
from typing import Literal, get_args

from pipeline.tables.columns import SOURCE_ID
from pipeline.tables.schema import Column, Table, Type

Status = Literal["new", "changed", "unchanged", "missing", "refused", "failed"]
Kind = Literal["document", "archive", "commit", "robots"]

HAD: frozenset[Status] = frozenset({"new", "changed", "unchanged"})
"""There is content, and we have it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What an address came to, from the first time it did so to the last."""

    url: str
    version: int = 1
    kind: Kind
    status: Status
    reason: str | None = None
    symbol: str | None = None
    asked_url: str
    http_status: int | None = None
    etag: str | None = None
    last_modified: str | None = None
    revision: str | None = None
    sha256: str | None = None
    bytes: int | None = None
    media_type: str | None = None
    path: str | None = None
    requests: int = 0
    time: str
    checked: str

    @property
    def had(self) -> bool:
        return self.status in HAD


def _column(
    name: str, type_: Type, description: str, example: str, *, required: bool = True
) -> Column:
    return Column(
        name=name,
        type=type_,
        description=description,
        origin="computed",
        required=required,
        example=example,
    )


def _optional(name: str, description: str, example: str, type_: Type = "string") -> Column:
    return _column(name, type_, description, example, required=False)


_DOCUMENT = "https://github.com/UNxml/GAresolutions/blob/HEAD/75session/English/75_1_E.xml"

MANIFEST = Table(
    name="manifest",
    title="Manifest of what was fetched",
    description="One row for each state in which an address was met: a document that changes, "
    "vanishes or is refused has a row for each time that it did. No table of a release.",
    columns=(
        _column("url", "string", "Address of the document, the same for all versions.", _DOCUMENT),
        _column("version", "int32", "Which of the states of this address it is, from 1.", "1"),
        Column(
            name="kind",
            type="string",
            description="What is asked for: a document, an archive of documents, which commit is "
            "the newest, or what a server lets programs do.",
            origin="computed",
            categories=get_args(Kind),
            example="document",
        ),
        Column(
            name="status",
            type="string",
            description="What came of it. missing: there is none. refused: what came, or where it "
            "would have come from, is not taken. failed: the server or the network did not "
            "deliver; asking again may help.",
            origin="computed",
            categories=get_args(Status),
            example="new",
        ),
        _optional("reason", "Why, where the status does not say it all.", "answered 503"),
        _optional("symbol", "Symbol that was asked for; null where it is not known.", "A/RES/1/1"),
        _column(
            "asked_url",
            "string",
            "Address that was asked; for a document of an archive, that of the archive.",
            "https://github.com/UNxml/GAresolutions/archive/42a69b6.tar.gz",
        ),
        _optional("http_status", "Status of the answer; null where none came.", "200", "int32"),
        _optional("etag", "ETag of the answer, for the next conditional request.", '"33a64df5"'),
        _optional(
            "last_modified", "Last-Modified of the answer.", "Wed, 21 Oct 2026 07:28:00 GMT"
        ),
        _optional("revision", "Commit of the repository that it is from.", "42a69b6"),
        Column(
            name="sha256",
            type="string",
            description="SHA-256 of the bytes; null where there are none.",
            origin="computed",
            required=False,
            pattern=SOURCE_ID.pattern,
            example=SOURCE_ID.example,
        ),
        _optional("bytes", "Length in bytes.", "17310", "int32"),
        _optional("media_type", "Media type, from the bytes.", "application/akn+xml"),
        _optional(
            "path",
            "Where the bytes are kept, relative to raw/; what a newer version has taken the place "
            "of is in .superseded, which no build reads.",
            "UNxml/GAresolutions/75session/English/75_1_E.xml",
        ),
        _column("requests", "int32", "Requests that the latest asking took.", "1"),
        _column("time", "string", "When it was first so (UTC).", "2026-01-31T04:00:00Z"),
        _column("checked", "string", "When it was last seen to be so.", "2026-02-28T04:00:00Z"),
    ),
    primary_key=("url", "version"),
    partitioned=False,
)
