"""The addresses under which others on the network reach this server."""

import ipaddress
import socket

_SOMEWHERE = ("192.0.2.1", "2001:db8::1")
"""Addresses of documentation: nothing is sent, the system only says which way it would go."""


def is_loopback(host: str) -> bool:
    """Tell whether a host is this computer alone."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def network_addresses(host: str, port: int) -> list[str]:
    """Return the addresses to give to others: all of this machine's for a host that means all."""
    own = [host] if not _means_all(host) else _machine_addresses()
    return [f"http://{f'[{each}]' if ':' in each else each}:{port}" for each in own]


def _means_all(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_unspecified
    except ValueError:
        return False


def _machine_addresses() -> list[str]:
    found = [_way_out(each) for each in _SOMEWHERE]
    return [each for each in found if each is not None and not is_loopback(each)]


def _way_out(target: str) -> str | None:
    """Return the address of the interface towards a target, without sending anything."""
    family = socket.AF_INET6 if ":" in target else socket.AF_INET
    try:
        with socket.socket(family, socket.SOCK_DGRAM) as probe:
            probe.connect((target, 9))
            return str(probe.getsockname()[0])
    except OSError:
        return None
