"""Which network addresses may be connected to."""

import socket
from collections.abc import Callable
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from typing import Any

Address = IPv4Address | IPv6Address
AddressInfo = tuple[Any, Any, int, str, tuple[Any, ...]]

UNICAST = IPv6Network("2000::/3")
WITH_ANOTHER_INSIDE = IPv6Network("2002::/16")
"""6to4 addresses: they lead to an IPv4 address, which may be private."""


class PrivateAddress(OSError):
    """The address is not on the public internet."""


def is_public(address: Address) -> bool:
    """Whether any computer could reach it: no private, local, shared or reserved address, and no
    multicast (IANA's registries, as the standard library has them)."""
    if isinstance(address, IPv6Address):
        if address.ipv4_mapped:
            return is_public(address.ipv4_mapped)
        if address not in UNICAST or address in WITH_ANOTHER_INSIDE:
            return False
    return address.is_global and not address.is_multicast


def sockets(may_connect: Callable[[Address], bool]) -> Callable[[AddressInfo], socket.socket]:
    """Make sockets for addresses that may be connected to, and raise PrivateAddress for others.

    It is called for the very address that is connected to next, after every lookup and every
    redirect. So a name cannot mean one address when it is checked and another when it is used.
    """

    def make(info: AddressInfo) -> socket.socket:
        family, kind, protocol, _, (host, *_rest) = info
        if not may_connect(ip_address(str(host).partition("%")[0])):
            raise PrivateAddress("not an address of the public internet")
        return socket.socket(family, kind, protocol)

    return make
