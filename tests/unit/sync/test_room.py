"""The room, without time: what goes in, what waits, what comes out (docs/spec/protocol.md)."""

from typing import Any

import pycrdt
import pytest

from empathyboard.document.encoding import uint
from empathyboard.document.port import Integrated, Outcome, Refused
from empathyboard.document.updates import EMPTY, Update
from empathyboard.domain.access import Level
from empathyboard.domain.errors import FrameError, GapError, StorageError
from empathyboard.domain.limits import LIMITS
from empathyboard.domain.protocol import VERSION, Close, Message
from empathyboard.sync import frames
from empathyboard.sync.committed import Committed
from empathyboard.sync.peer import Peer
from empathyboard.sync.room import Entry, Room
from tests.support.client import Wire, note, presence_frame


class Scene:
    """A room with a document that the tests write to by hand."""

    def __init__(self, epoch: int = 1) -> None:
        self.doc: pycrdt.Doc[Any] = pycrdt.Doc()
        self.server: pycrdt.Doc[Any] = pycrdt.Doc()
        self.room = Room("map", Committed(EMPTY, b"\x00"), epoch)

    def join(self, level: Level = Level.EDIT, *, hello: bool = True) -> tuple[Peer, Wire]:
        wire = Wire()
        peer = self.room.join(wire, level)
        if hello:
            self.send(peer, uint(Message.HELLO) + uint(VERSION))
        wire.down.clear()
        return peer, wire

    def send(self, peer: Peer, data: bytes) -> None:
        self.room.receive(peer, lambda: frames.read(data))

    def edit(self, body: str = "a") -> bytes:
        before = self.doc.get_state()
        self.doc.get("notes", type=pycrdt.Map)[body] = note(body)
        return self.doc.get_update(before)

    def commit(self, refuse: dict[int, Exception] | None = None) -> list[Entry]:
        """Play integration and commit, refusing the entries at some positions."""
        batch = self.room.take()
        outcomes: list[Outcome] = []
        for position, entry in enumerate(batch):
            error = (refuse or {}).get(position)
            if error is None:
                assert isinstance(entry.change, Update)
                self.server.apply_update(entry.change.data)
            outcomes.append(
                Refused(error) if error else Integrated(_data(entry), is_news=_data(entry) != EMPTY)
            )
        self.room.release(batch, outcomes, self.server.get_state())
        self.room.flush()
        return batch


def _data(entry: Entry) -> bytes:
    assert isinstance(entry.change, Update)
    return entry.change.data


@pytest.fixture
def scene() -> Scene:
    return Scene()


def test_joiner_is_asked_for_what_it_has_before_anything_else(scene: Scene) -> None:
    wire = Wire()
    scene.room.join(wire, Level.EDIT)
    assert list(wire.down) == [frames.ask_document(b"\x00")]


def test_viewer_is_asked_for_nothing(scene: Scene) -> None:
    wire = Wire()
    scene.room.join(wire, Level.VIEW)
    assert not wire.down


def test_edit_is_told_to_nobody_before_it_is_committed(scene: Scene) -> None:
    writer, writers_wire = scene.join()
    _, readers_wire = scene.join()
    scene.send(writer, frames.edit_document(scene.edit()))
    assert scene.room.has_waiting
    assert not readers_wire.down
    assert not writers_wire.down


def test_committed_edit_goes_to_others_and_saved_to_its_author(scene: Scene) -> None:
    writer, writers_wire = scene.join()
    _, readers_wire = scene.join()
    update = scene.edit()
    scene.send(writer, frames.edit_document(update))
    scene.commit()
    assert list(readers_wire.down) == [frames.edit_document(update)]
    assert list(writers_wire.down) == [frames.saved(1)]


def test_joiner_during_a_commit_sees_the_state_before_it(scene: Scene) -> None:
    writer, _ = scene.join()
    scene.send(writer, frames.edit_document(scene.edit("kept")))
    scene.commit()
    scene.send(writer, frames.edit_document(scene.edit("on its way")))
    batch = scene.room.take()
    joiner, wire = scene.join()
    scene.send(joiner, frames.ask_document(b"\x00"))
    assert b"kept" in wire.down[-1]
    assert b"on its way" not in wire.down[-1]
    assert len(batch) == 1


def test_repeat_is_acknowledged_without_being_told(scene: Scene) -> None:
    writer, writers_wire = scene.join()
    _, readers_wire = scene.join()
    scene.send(writer, frames.edit_document(EMPTY))
    scene.commit()
    assert list(writers_wire.down) == [frames.saved(1)]
    assert not readers_wire.down


def test_client_without_hello_gets_none_of_our_messages(scene: Scene) -> None:
    """P3."""
    writer, wire = scene.join(hello=False)
    scene.send(writer, frames.edit_document(scene.edit()))
    scene.commit()
    assert not wire.down


def test_hello_of_another_version_is_sent_away_to_reload(scene: Scene) -> None:
    """P4."""
    peer, wire = scene.join(hello=False)
    scene.send(peer, uint(Message.HELLO) + uint(VERSION + 1))
    assert wire.closed_with() is Close.OUTDATED


@pytest.mark.parametrize(
    ("frame", "code"),
    [
        (b"", Close.MALFORMED),
        (b"\x00", Close.MALFORMED),
        (b"\x00\x02\x05\x01", Close.MALFORMED),
        (uint(Message.SAVED) + uint(1), Close.MALFORMED),
        (uint(77), Close.MALFORMED),
        (frames.edit_document(b"\x00\x00\x00"), Close.MALFORMED),
        (frames.ask_document(b"\x05"), Close.MALFORMED),
        (frames.edit_document(bytes(LIMITS.update_bytes + 1)), Close.TOO_LARGE),
        (frames.answer_document(bytes(LIMITS.document_bytes + 1)), Close.TOO_LARGE),
        (frames.tell_presence(bytes(LIMITS.presence_frame_bytes + 1)), Close.TOO_LARGE),
        (presence_frame(1, 1, "[" * 4000), Close.MALFORMED),
        (presence_frame(1, 1, "NaN"), Close.MALFORMED),
        (presence_frame(1, 1, '"' + "x" * 5000 + '"'), Close.TOO_LARGE),
    ],
)
def test_unsound_frame_closes_its_sender_and_touches_nothing(
    scene: Scene, frame: bytes, code: Close
) -> None:
    """P20."""
    bad, bads_wire = scene.join()
    _, others_wire = scene.join()
    scene.send(bad, frame)
    scene.room.flush()
    assert bads_wire.closed_with() is code
    assert bads_wire.reason()
    assert not scene.room.has_waiting
    assert not others_wire.down
    assert others_wire.closed is None


def test_frames_after_the_one_that_closed_are_ignored(scene: Scene) -> None:
    peer, _ = scene.join()
    scene.send(peer, b"")
    scene.send(peer, frames.edit_document(scene.edit()))
    assert not scene.room.has_waiting


def test_viewer_that_edits_is_closed_and_its_step_2_is_dropped(scene: Scene) -> None:
    viewer, wire = scene.join(Level.VIEW)
    scene.send(viewer, frames.answer_document(scene.edit("one")))
    assert not wire.closed
    scene.send(viewer, frames.edit_document(scene.edit("two")))
    assert wire.closed_with() is Close.FORBIDDEN
    assert not scene.room.has_waiting


def test_gap_is_answered_with_step_1_and_later_updates_wait_for_the_answer(scene: Scene) -> None:
    """P21."""
    writer, wire = scene.join()
    scene.send(writer, frames.edit_document(scene.edit("a")))
    scene.commit(refuse={0: GapError("something is missing")})
    assert list(wire.down) == [frames.ask_document(b"\x00")]
    scene.send(writer, frames.edit_document(scene.edit("b")))
    assert not scene.room.has_waiting
    scene.send(writer, frames.answer_document(scene.doc.get_update()))
    scene.commit()
    assert wire.down[-1] == frames.saved(3)


def test_edits_of_a_batch_behind_a_gap_are_not_acknowledged_before_the_answer(
    scene: Scene,
) -> None:
    writer, wire = scene.join()
    for body in "abc":
        scene.send(writer, frames.edit_document(scene.edit(body)))
    scene.commit(refuse={1: GapError("something is missing")})
    assert list(wire.down) == [frames.ask_document(scene.server.get_state()), frames.saved(1)]


def test_answer_with_a_gap_closes(scene: Scene) -> None:
    writer, wire = scene.join()
    scene.send(writer, frames.answer_document(scene.edit()))
    scene.commit(refuse={0: GapError("something is missing")})
    assert wire.closed_with() is Close.GAP


def test_update_that_skips_operations_twice_closes(scene: Scene) -> None:
    writer, wire = scene.join()
    skipping = frames.edit_document(b"\x01\x01\x05\x00\x0a\x01\x00")
    scene.send(writer, skipping)
    assert not wire.closed
    scene.send(writer, skipping)
    assert wire.closed_with() is Close.GAP


def test_update_that_the_library_cannot_take_closes_only_its_sender(scene: Scene) -> None:
    """P22."""
    bad, bads_wire = scene.join()
    good, goods_wire = scene.join()
    scene.send(bad, frames.edit_document(scene.edit("bad")))
    scene.send(good, frames.edit_document(scene.edit("good")))
    scene.room.refuse(scene.room.take()[0], FrameError("it panics"))
    assert bads_wire.closed_with() is Close.MALFORMED
    assert goods_wire.closed is None
    assert good in scene.room.peers


def test_failed_commit_is_told_to_its_writers_once_and_to_nobody_else(scene: Scene) -> None:
    """P6."""
    writer, writers_wire = scene.join()
    _, readers_wire = scene.join()
    scene.send(writer, frames.edit_document(scene.edit("a")))
    scene.room.fail(scene.room.take(), StorageError("disk full"))
    scene.send(writer, frames.edit_document(scene.edit("b")))
    assert list(writers_wire.down) == [frames.refused("storage")]
    assert not readers_wire.down
    assert not scene.room.has_waiting


def test_writer_is_asked_for_its_edits_once_the_store_works(scene: Scene) -> None:
    writer, wire = scene.join()
    _, readers_wire = scene.join()
    scene.send(writer, frames.edit_document(scene.edit("a")))
    scene.room.fail(scene.room.take(), StorageError("disk full"))
    wire.down.clear()
    scene.room.recover(Committed(EMPTY, b"\x00"))
    assert wire.down[-1] == frames.ask_document(b"\x00")
    assert not any(b"notes" in frame for frame in readers_wire.down)
    scene.send(writer, frames.answer_document(scene.doc.get_update()))
    scene.commit()
    assert wire.down[-1] == frames.saved(2)


def test_commit_whose_reply_was_lost_is_told_after_recovery(scene: Scene) -> None:
    writer, _ = scene.join()
    _, readers_wire = scene.join()
    update = scene.edit("a")
    scene.send(writer, frames.edit_document(update))
    scene.room.fail(scene.room.take(), StorageError("no reply"))
    scene.room.recover(Committed(update, scene.doc.get_state()))
    scene.room.flush()
    assert list(readers_wire.down) == [frames.edit_document(update)]


def test_reader_with_a_full_outbox_is_left_out_and_gets_one_update_later(scene: Scene) -> None:
    """P24."""
    writer, _ = scene.join()
    reader, wire = scene.join()
    for body in "abc":
        wire.is_full = True
        scene.send(writer, frames.edit_document(scene.edit(body)))
        scene.commit()
    assert not wire.down
    scene.room.catch_up(reader)
    assert len(wire.down) == 1
    assert all(body in wire.down[0] for body in (b"a", b"b", b"c"))


def test_reader_that_is_up_to_date_is_not_caught_up(scene: Scene) -> None:
    reader, wire = scene.join()
    scene.room.catch_up(reader)
    assert not wire.down


def test_document_at_its_limit_takes_no_more(scene: Scene) -> None:
    writer, wire = scene.join()
    scene.room.committed.size = LIMITS.document_bytes
    scene.send(writer, frames.edit_document(scene.edit()))
    assert wire.closed_with() is Close.TOO_LARGE


def test_presence_goes_to_everyone_with_the_next_flush(scene: Scene) -> None:
    sender, _ = scene.join()
    _, wire = scene.join()
    frame = presence_frame(7, 1, '{"name":"Anouk"}')
    scene.send(sender, frame)
    assert not wire.down
    scene.room.flush()
    assert list(wire.down) == [frame]


def test_joiner_learns_who_is_here_and_leaver_is_taken_away(scene: Scene) -> None:
    """P11, P31."""
    sender, _ = scene.join()
    frame = presence_frame(7, 1, '{"name":"Anouk"}')
    scene.send(sender, frame)
    scene.room.flush()
    wire = Wire()
    scene.room.join(wire, Level.EDIT)
    assert wire.down[-1] == frame
    scene.room.leave(sender)
    scene.room.flush()
    assert wire.down[-1] == presence_frame(7, 2, "null")


def test_presence_of_a_viewer_is_not_taken(scene: Scene) -> None:
    viewer, _ = scene.join(Level.VIEW)
    scene.send(viewer, presence_frame(7, 1, "{}"))
    assert not scene.room.presence.has_news


@pytest.mark.parametrize("known", [b"", uint(7)])
def test_hello_of_the_same_epoch_or_none_is_answered_with_the_epoch(known: bytes) -> None:
    """P14."""
    scene = Scene(epoch=7)
    peer, wire = scene.join(hello=False)
    wire.down.clear()

    scene.send(peer, frames.HELLO + known)

    assert list(wire.down) == [frames.hello(7), frames.level(Level.EDIT)]
    assert not peer.is_closed


def test_client_from_before_a_restore_is_told_the_epoch_and_merges_nothing() -> None:
    """P14."""
    scene = Scene(epoch=7)
    peer, wire = scene.join(hello=False)
    wire.down.clear()

    scene.send(peer, frames.HELLO + uint(1))
    scene.send(peer, frames.answer_document(scene.edit()))

    assert list(wire.down) == [frames.hello(7)]
    assert wire.closed_with() == Close.RESTORED
    assert not scene.room.has_waiting


def test_damaged_room_asks_for_nothing_says_so_and_takes_nothing_in() -> None:
    """R24."""
    scene = Scene()
    scene.room.is_damaged = True
    peer, wire = scene.join(hello=False)
    assert not wire.down

    scene.send(peer, frames.HELLO)
    assert list(wire.down) == [
        frames.hello(1),
        frames.level(Level.EDIT),
        frames.refused("damaged"),
    ]

    scene.send(peer, frames.edit_document(scene.edit()))
    scene.send(peer, frames.ask_document(b"\x00"))
    assert not scene.room.has_waiting
    assert list(wire.down)[3:] == [frames.answer_document(EMPTY)]
    assert not peer.is_closed
