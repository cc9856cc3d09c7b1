"""Which web addresses may be asked: http or https, and no machine of a private network.

An address comes from a setting, or from a server that redirects. Were it followed blindly, a
request could reach what only this machine can: its own services, a router, a cloud's metadata. A
name is looked up once, and whoever asks connects to the addresses that were checked: a second
look-up might give others.
"""

import socket
from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

import httpx

Address = IPv4Address | IPv6Address
Resolve = Callable[[str, int], list[str]]

PORTS = {"http": 80, "https": 443}

_TRANSLATED = IPv6Network("64:ff9b::/96")
"""IPv4 addresses behind a translator (RFC 6052): their last 32 bits."""


class Forbidden(Exception):
    """An address that must not be asked; the message says why and what would help."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A web address that may be asked."""

    url: str
    host: str
    port: int
    addresses: tuple[str, ...]
    """What the host stands for, all of them checked: connect to one of these."""


def looked_up(host: str, port: int) -> list[str]:
    """Return the addresses that the system's resolver gives for a name; OSError if none."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except UnicodeError as error:  # a label of more than 63 characters
        raise OSError(f"{host} is no name of a host") from error
    return list(dict.fromkeys(str(each[4][0]) for each in found))


def checked(url: str, *, allow_private: bool = False, resolve: Resolve = looked_up) -> Checked:
    """Return a web address with what its host stands for.

    Raises Forbidden where it is not http or https, names no host, carries a user's name, or where
    any address of its host is private, of this machine or otherwise not public (unless
    ``allow_private``); OSError where the host is not known.
    """
    parsed = parse(url)
    port = parsed.port or PORTS[parsed.scheme]
    host = parsed.raw_host.decode("ascii")
    addresses = tuple(resolve(host, port))
    if not addresses:
        raise OSError(f"{host} has no address")
    inner = [each for each in addresses if not is_public(each)]
    if inner and not allow_private:
        raise Forbidden(
            f"{host} is {inner[0]}, which is no public address: name a public server, or allow "
            "private addresses"
        )
    return Checked(url=str(parsed), host=host, port=port, addresses=addresses)


def parse(url: str) -> httpx.URL:
    """Return a web address in its parts, as httpx will ask for it; Forbidden if it is none."""
    try:
        parsed = httpx.URL(url)
    except (httpx.InvalidURL, UnicodeError) as error:
        raise Forbidden(f"{url!r} is no web address ({error})") from error
    if parsed.scheme not in PORTS:
        raise Forbidden(f"{shown(parsed)} is neither http nor https")
    if not 0 < (parsed.port or PORTS[parsed.scheme]) < 65_536:
        raise Forbidden(f"{url!r} is no web address (there is no port {parsed.port})")
    if not parsed.raw_host:
        raise Forbidden(f"{shown(parsed)} names no host")
    if parsed.userinfo:
        raise Forbidden(f"{shown(parsed)} carries a user's name or password: leave it out")
    return parsed


def shown(url: httpx.URL) -> str:
    """Return an address as it may be shown and kept: without a password."""
    return str(url.copy_with(userinfo=b"")) if url.userinfo else str(url)


def is_public(address: str) -> bool:
    """Return whether an address is one that anybody on the internet may reach.

    >>> [is_public(each) for each in ("93.184.215.14", "10.0.0.1", "127.0.0.1", "169.254.169.254")]
    [True, False, False, False]
    """
    parsed = ip_address(address.partition("%")[0])
    if isinstance(parsed, IPv4Address):
        return _public(parsed)
    if parsed in _TRANSLATED:
        return _public(IPv4Address(int(parsed) & 0xFFFFFFFF))
    if parsed.is_site_local:
        return False
    return all(
        _public(each) for each in (parsed, parsed.sixtofour, *(parsed.teredo or ())) if each
    )


def _public(address: Address) -> bool:
    return address.is_global and not (address.is_multicast or address.is_reserved)
