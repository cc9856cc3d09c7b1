"""Fetching over https: to the checked address, under the certificate of the host's name."""

import ssl
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from pipeline.fetch.addresses import Checked
from pipeline.fetch.run import Fetched, fetch
from tests.playing import Server, answers, counts, docx, settings

SYMBOL = "A/RES/73/135"
NAME = "files.example"


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    """A certificate of files.example that nobody but itself vouches for, and its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, NAME)])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(NAME)]), critical=False)
        .sign(key, hashes.SHA256())
    )
    path = tmp_path / "certificate.pem"
    kind, plain = serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    secret = key.private_bytes(serialization.Encoding.PEM, kind, plain)
    path.write_bytes(secret + made.public_bytes(serialization.Encoding.PEM))
    return path


def fetched(server: Server, certificate: Path, raw: Path, host: str) -> Fetched:
    """Fetch over https from a host whose name stands for this machine."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    server.documents[SYMBOL, "docx"] = answers(docx())

    def check(url: str) -> Checked:
        return Checked(url=url, host=host, port=server.server_port, addresses=("127.0.0.1",))

    wanted = settings(server, symbols=(SYMBOL,), check=check)
    places = replace(wanted.places, files=f"https://{host}:{server.server_port}")
    return fetch(raw, replace(wanted, places=places))


def trust(certificate: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    context = ssl.create_default_context(cafile=str(certificate))
    monkeypatch.setattr("pipeline.fetch.transport.certificates", lambda: context)


def test_a_server_that_is_who_it_says(
    server: Server, certificate: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    trust(certificate, monkeypatch)
    found = fetched(server, certificate, tmp_path / "raw", NAME)
    assert counts(found) == {"new": 1}, found.told


def test_a_certificate_of_another_name_is_refused(
    server: Server, certificate: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    trust(certificate, monkeypatch)
    found = fetched(server, certificate, tmp_path / "raw", "others.example")
    assert "certificate" in (found.told[0].reason or "")
    assert server.asked == []


def test_a_certificate_that_nobody_vouches_for_is_refused(
    server: Server, certificate: Path, tmp_path: Path
) -> None:
    found = fetched(server, certificate, tmp_path / "raw", NAME)
    assert "certificate" in (found.told[0].reason or "")
    assert server.asked == []
