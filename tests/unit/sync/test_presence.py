"""Presence: entries belong to connections (P30), the latest state counts (P32)."""

import pytest

from empathyboard.document.encoding import text, uint
from empathyboard.domain.access import Level
from empathyboard.domain.errors import FrameError
from empathyboard.sync.peer import Peer
from empathyboard.sync.presence import Presence
from tests.support.client import Wire


def entry(client: int, clock: int, state: str) -> bytes:
    return uint(client) + uint(clock) + text(state)


def update(*entries: bytes) -> bytes:
    return uint(len(entries)) + b"".join(entries)


def take_news(presence: Presence) -> bytes | None:
    news = presence.news()
    presence.end_news()
    return news


def peer() -> Peer:
    return Peer(Wire(), Level.EDIT)


def test_only_the_latest_state_of_a_client_is_told() -> None:
    presence, anouk = Presence(), peer()
    presence.receive(anouk, update(entry(1, 1, "{}")))
    presence.receive(anouk, update(entry(1, 2, '{"cursor":[1,2]}')))
    assert take_news(presence) == update(entry(1, 2, '{"cursor":[1,2]}'))
    assert not presence.has_news


def test_echo_of_another_connections_entry_is_ignored() -> None:
    presence, anouk, sam = Presence(), peer(), peer()
    presence.receive(anouk, update(entry(1, 5, "{}")))
    take_news(presence)
    presence.receive(sam, update(entry(1, 5, '{"name":"not me"}')))
    presence.receive(sam, update(entry(1, 5, "null")))
    assert not presence.has_news
    assert len(presence) == 1


def test_reconnect_with_a_newer_clock_takes_its_entry_along() -> None:
    presence, old, new = Presence(), peer(), peer()
    presence.receive(old, update(entry(1, 5, "{}")))
    presence.receive(new, update(entry(1, 6, "{}")))
    presence.leave(old)
    assert len(presence) == 1


def test_farewell_at_the_same_clock_is_taken_from_its_own_connection() -> None:
    presence, anouk = Presence(), peer()
    presence.receive(anouk, update(entry(1, 5, "{}")))
    presence.receive(anouk, update(entry(1, 5, "null")))
    assert len(presence) == 0
    assert presence.everyone() is None


def test_leaving_takes_away_all_entries_of_a_connection_and_no_others() -> None:
    presence, anouk, sam = Presence(), peer(), peer()
    presence.receive(anouk, update(entry(1, 1, "{}"), entry(2, 1, "{}")))
    presence.receive(sam, update(entry(3, 1, "{}")))
    presence.leave(anouk)
    assert presence.everyone() == update(entry(3, 1, "{}"))


@pytest.mark.parametrize(
    "payload",
    [b"", uint(2) + entry(1, 1, "{}"), update(entry(1, 1, "{")), update(entry(1, 1, "{}")) + b"x"],
)
def test_unsound_update_changes_nothing(payload: bytes) -> None:
    presence = Presence()
    with pytest.raises(FrameError):
        presence.receive(peer(), payload)
    assert not presence.has_news


def test_one_unsound_entry_refuses_the_whole_update() -> None:
    presence = Presence()
    with pytest.raises(FrameError):
        presence.receive(peer(), update(entry(1, 1, "{}"), entry(2, 1, "Infinity")))
    assert len(presence) == 0


def test_update_that_is_read_later_is_the_same_and_its_fault_is_its_senders() -> None:
    faults: list[tuple[Peer, FrameError]] = []
    presence, anouk, sam = Presence(lambda *fault: faults.append(fault)), peer(), peer()
    presence.take(sam, update(entry(2, 1, "{")))
    presence.take(anouk, update(entry(1, 1, "{}")))
    assert presence.has_news
    assert take_news(presence) == update(entry(1, 1, "{}"))
    assert [who for who, _ in faults] == [sam]


def test_what_changes_nothing_is_told_to_nobody() -> None:
    presence, anouk = Presence(), peer()
    presence.take(anouk, update(entry(1, 1, "{}")))
    take_news(presence)
    presence.take(anouk, update(entry(1, 1, "{}")))
    assert take_news(presence) is None


def test_who_leaves_takes_along_what_was_not_read_yet() -> None:
    presence, anouk = Presence(), peer()
    presence.take(anouk, update(entry(1, 1, "{}")))
    presence.leave(anouk)
    assert presence.everyone() is None
