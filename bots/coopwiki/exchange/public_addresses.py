"""Where a name on the internet leads, if that is a public place: a machine of our own network is none."""

from __future__ import annotations

import ipaddress
import queue
import socket
import threading
from collections.abc import Callable, Iterable

_Address = ipaddress.IPv4Address | ipaddress.IPv6Address
_TRANSLATED = ipaddress.ip_network("64:ff9b::/96")
"""IPv6 addresses that stand for IPv4 ones (RFC 6052)."""
_LOOPBACK = ipaddress.IPv6Address("::1")
"""Stands for addresses of a site, which Python takes for global ones."""
Found = tuple[socket.AddressFamily, tuple[object, ...]]
"""A family and the address of a socket, as `getaddrinfo` gives them."""
Resolve = Callable[[str, int], Iterable[Found]]


class NoPublicAddress(Exception):
    """The name leads nowhere, or to a place that is not public; the message is a French sentence's end."""


def resolved(host: str, port: int) -> tuple[Found, ...]:
    """Every address of a name. Raises NoPublicAddress where there is none."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise NoPublicAddress(f"l’adresse « {host} » n’existe pas ou ne répond pas") from error
    return tuple((family, place) for family, _, _, _, place in found)


def within(seconds: float, host: str, port: int, resolve: Resolve = resolved) -> tuple[Found, ...]:
    """The addresses of a name, asked for no longer than that: the system's own look-up knows no limit.

    Raises NoPublicAddress.
    """
    answers: queue.SimpleQueue[tuple[Found, ...] | NoPublicAddress] = queue.SimpleQueue()

    def ask() -> None:
        try:
            answers.put(tuple(resolve(host, port)))
        except NoPublicAddress as error:
            answers.put(error)

    threading.Thread(target=ask, daemon=True).start()
    try:
        answer = answers.get(timeout=max(seconds, 0.01))
    except queue.Empty as late:
        raise NoPublicAddress(f"l’adresse « {host} » n’est pas trouvée à temps") from late
    if isinstance(answer, NoPublicAddress):
        raise answer
    return answer


def only_public(host: str, found: Iterable[Found]) -> tuple[Found, ...]:
    """The addresses of a name, all of them public. Raises NoPublicAddress where one isn't, or none is there."""
    kept = tuple(found)
    if not kept or not all(is_public(str(place[0])) for _, place in kept):
        raise NoPublicAddress(f"« {host} » mène à une machine qui n’est pas publique")
    return kept


def is_public(text: str) -> bool:
    """Whether an address is reached through the internet and belongs to no special use.

    >>> is_public("93.184.215.14"), is_public("127.0.0.1"), is_public("::ffff:10.0.0.1"), is_public("fe80::1%eth0")
    (True, False, False, False)
    """
    try:
        address = ipaddress.ip_address(text.partition("%")[0])
    except ValueError:
        return False
    return all(one.is_global and not one.is_multicast and not one.is_reserved for one in _meant(address))


def _meant(address: _Address) -> Iterable[_Address]:
    """The address and the IPv4 ones that it stands for; of a translated one these alone."""
    if not isinstance(address, ipaddress.IPv6Address):
        yield address
    elif address in _TRANSLATED:
        yield ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    else:
        yield _LOOPBACK if address.is_site_local else address
        inner = (address.ipv4_mapped, address.sixtofour, *(address.teredo or ()))
        yield from (one for one in inner if one is not None)
