"""From where a server is reached."""

import pytest

from empathyboard.web import reach
from empathyboard.web.reach import is_loopback, network_addresses


@pytest.mark.parametrize("host", ["127.0.0.1", "127.8.8.8", "::1", "localhost"])
def test_this_computer_alone_is_told_from_a_network(host: str) -> None:
    assert is_loopback(host)


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.7", "maps.example"])
def test_everything_else_may_be_reached_by_others(host: str) -> None:
    assert not is_loopback(host)


def test_one_host_is_its_own_address() -> None:
    assert network_addresses("192.0.2.7", 8000) == ["http://192.0.2.7:8000"]
    assert network_addresses("2001:db8::7", 80) == ["http://[2001:db8::7]:80"]


def test_all_hosts_are_the_addresses_of_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    ways = {"192.0.2.1": "10.0.0.5", "2001:db8::1": None}
    monkeypatch.setattr(reach, "_way_out", ways.get)
    assert network_addresses("0.0.0.0", 8000) == ["http://10.0.0.5:8000"]


def test_machine_without_a_network_has_no_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reach, "_way_out", lambda target: None)
    assert network_addresses("::", 8000) == []
