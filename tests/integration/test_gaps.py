"""Updates that build on edits which the server lacks (P21)."""

from empathyboard.document.encoding import uint
from empathyboard.domain.protocol import Close
from empathyboard.sync import frames
from tests.support.server import Served, wait_until
from tests.support.wire import Client, add_note, joined, remove_note


def with_gap(client: Client) -> bytes:
    """Return an update whose predecessor was never sent."""
    client.change(lambda doc: add_note(doc, "lost", "on the way"))
    return client.change(lambda doc: add_note(doc, "late", "builds on it"))


def questions(client: Client) -> int:
    return sum(frame[:2] == frames.ask_document(b"")[:2] for frame in client.got)


async def test_gap_is_asked_about_and_mended(served: Served) -> None:
    """P21, P5: the step 2 carries all, and `saved` counts the dropped frame too."""
    made = await served.new_map()
    address = served.wire(made["id"])
    async with joined(address) as other, joined(address) as client:
        await client.send_update(with_gap(client))

        await other.until_notes({"lost": "on the way", "late": "builds on it"})
        await client.until_saved()
        assert questions(client) == 2
        await client.add_note("next", "as ever")
        await client.until_saved()
        await other.until_notes(client.notes())


async def test_second_gap_before_an_answer_changes_nothing(served: Served) -> None:
    """P21: until the step 2 comes, further updates are dropped."""
    made = await served.new_map()
    async with joined(served.wire(made["id"]), answers=False) as client:
        stored = await served.store.load(made["id"])
        for _ in range(3):
            await client.send_update(with_gap(client))
            await client.add_note(f"whole {client.sent}")
        await wait_until(lambda: questions(client) == 2, "our question")
        assert await served.store.load(made["id"]) == stored
        assert (client.saved, client.closed) == (0, None)

        await client.send_answer(client.doc.get_update())
        await client.until_saved()
        async with joined(served.wire(made["id"])) as late:
            assert late.notes() == client.notes()


async def test_step_2_with_a_gap_closes(served: Served) -> None:
    """P21: with a code after which the client comes back and starts over."""
    made = await served.new_map()
    address = served.wire(made["id"])
    async with joined(address) as other, joined(address, answers=False) as client:
        stored = await served.store.load(made["id"])
        await client.send_answer(with_gap(client))

        code, reason = await client.until_closed()
        assert code == Close.GAP
        assert reason
        assert await served.store.load(made["id"]) == stored
        assert other.closed is None


async def test_answer_with_a_gap_after_a_gap_closes(served: Served) -> None:
    """P21: the second one in a row."""
    made = await served.new_map()
    async with joined(served.wire(made["id"]), answers=False) as client:
        await client.send_update(with_gap(client))
        await client.send_answer(with_gap(client))

        assert (await client.until_closed())[0] == Close.GAP


async def test_update_that_skips_operations_is_a_gap(served: Served) -> None:
    """P21: Yjs writes a skip into what it merges out of parts with holes."""
    made = await served.new_map()
    async with joined(served.wire(made["id"]), answers=False) as client:
        skip = uint(1) + uint(1) + uint(7) + uint(0) + b"\x0a" + uint(3) + uint(0)
        await client.send_update(skip)
        await wait_until(lambda: questions(client) == 2, "our question")
        await client.send_update(skip)
        assert (await client.until_closed())[0] == Close.GAP


async def test_deletion_of_what_is_not_there_is_a_gap(served: Served) -> None:
    """P21: a state vector does not tell of deletions, so these must not be lost."""
    made = await served.new_map()
    async with joined(served.wire(made["id"])) as client:
        client.change(lambda doc: add_note(doc, "a"))
        client.change(lambda doc: add_note(doc, "b"))
        gone = client.change(lambda doc: remove_note(doc, "a"))
        await client.send_update(gone)

        await client.until_saved()
        async with joined(served.wire(made["id"])) as late:
            assert late.notes() == {"b": ""}
