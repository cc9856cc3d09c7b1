"""Which addresses may be asked: none of a private network, however it is written."""

import pytest

from pipeline.fetch.addresses import Checked, Forbidden, checked, is_public, looked_up


def resolver(*addresses: str):
    return lambda host, port: list(addresses)


PUBLIC = resolver("93.184.215.14")


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("ftp://example.org/a", "neither http nor https"),
        ("file:///etc/passwd", "neither http nor https"),
        ("gopher://example.org", "neither http nor https"),
        ("example.org/a", "neither http nor https"),
        ("//example.org/a", "neither http nor https"),
        ("", "neither http nor https"),
        ("http:///a", "names no host"),
        ("https://user:secret@example.org/", "name or password"),
        ("http://example.org:99999/", "no web address"),
        ("http://[::1/", "no web address"),
        ("http://exa\nmple.org/", "no web address"),
    ],
)
def test_what_is_no_web_address_is_forbidden(url: str, why: str) -> None:
    with pytest.raises(Forbidden, match=why):
        checked(url, resolve=PUBLIC)


def test_a_password_is_not_repeated() -> None:
    with pytest.raises(Forbidden) as found:
        checked("https://user:secret@example.org/", resolve=PUBLIC)
    assert "secret" not in str(found.value)


def test_what_was_checked_is_what_one_connects_to() -> None:
    assert checked("https://example.org/a b?c=ä", resolve=PUBLIC) == Checked(
        url="https://example.org/a%20b?c=%C3%A4",
        host="example.org",
        port=443,
        addresses=("93.184.215.14",),
    )
    assert checked("http://example.org:8080", resolve=PUBLIC).port == 8080


@pytest.mark.parametrize(
    "address",
    [
        "10.0.0.1",
        "172.16.0.1",
        "192.168.1.1",
        "127.0.0.1",
        "127.255.255.254",
        "169.254.169.254",  # the metadata of a machine in a cloud
        "100.64.0.1",  # between a carrier and its customers
        "0.0.0.0",
        "255.255.255.255",
        "224.0.0.1",
        "240.0.0.1",
        "192.0.2.1",
        "::1",
        "::",
        "fe80::1",
        "fe80::1%eth0",
        "fc00::1",
        "fec0::1",
        "ff02::1",
        "::ffff:10.0.0.1",  # IPv4 in IPv6's clothes
        "64:ff9b::7f00:1",
        "2002:7f00:1::1",
        "2001:0:7f00:1::1",
    ],
)
def test_an_address_that_is_not_public_is_forbidden(address: str) -> None:
    assert not is_public(address)
    with pytest.raises(Forbidden, match="no public address"):
        checked("https://example.org/", resolve=resolver(address))
    allowed = checked("https://example.org/", allow_private=True, resolve=resolver(address))
    assert allowed.addresses == (address,)


@pytest.mark.parametrize(
    "address", ["8.8.8.8", "2606:2800:220:1::1", "64:ff9b::808:808", "2002:808:808::1"]
)
def test_a_public_address_is_allowed(address: str) -> None:
    assert is_public(address)
    assert checked("https://example.org/", resolve=resolver(address)).addresses == (address,)


def test_one_private_address_among_public_ones_is_enough() -> None:
    with pytest.raises(Forbidden, match=r"10\.0\.0\.1"):
        checked("https://example.org/", resolve=resolver("8.8.8.8", "10.0.0.1"))


@pytest.mark.parametrize("host", ["127.1", "2130706433", "0x7f.1", "[::1]"])
def test_this_machine_is_known_however_it_is_written(host: str) -> None:
    with pytest.raises(Forbidden, match="no public address"):
        checked(f"http://{host}/")


def test_a_host_without_addresses_is_an_error_of_the_network() -> None:
    with pytest.raises(OSError, match="has no address"):
        checked("https://example.org/", resolve=resolver())
    with pytest.raises(OSError, match="no name of a host"):
        looked_up(f"{'a' * 64}.example", 80)
