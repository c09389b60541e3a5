"""Rights that change while people are connected (A2, A3, P7, P8)."""

import asyncio
import json
import time
from contextlib import AsyncExitStack
from typing import Any

import pytest

from empathyboard.document.encoding import sized, uint
from empathyboard.domain.access import Level
from empathyboard.domain.ids import new_key
from empathyboard.domain.protocol import Close, Message, Step
from empathyboard.sync import frames
from tests.support.clock import ManualClock
from tests.support.server import Served, serving, wait_until
from tests.support.visitor import Visitor, visiting
from tests.support.wire import Client, add_note, presence, raw_sync

A_SECOND = 1.0


async def board_and_map(owner: Visitor) -> tuple[dict[str, Any], dict[str, Any]]:
    board = await owner.new_board()
    return board, await owner.new_map(board["id"])


def levels(client: Client) -> list[int]:
    """Return the levels that a client was told, in order."""
    return [frame[1] for frame in client.got if frame[0] == Message.LEVEL]


def subjects(client: Client) -> list[str]:
    """Return what a client was told has changed."""
    return [frame[2:].decode() for frame in client.got if frame[0] == Message.CHANGED]


async def typing(client: Client, until: asyncio.Event) -> int:
    """Write notes one after the other; returns how many were sent."""
    number = 0
    while not until.is_set() and client.closed is None:
        number += 1
        await client.add_note(f"n{number}", "typed")
        await asyncio.sleep(0)
    return number


async def test_revoked_link_closes_whoever_types_by_it_within_a_second(
    owner: Visitor, guest: Visitor
) -> None:
    board, made = await board_and_map(owner)
    link = await owner.new_link(board["id"], "edit")
    alias = (await guest.get(f"/api/boards/{await guest.join(link['secret'])}"))["maps"][0]["id"]
    async with guest.socket(alias) as client, owner.socket(made["id"]) as watching:
        task = asyncio.create_task(typing(client, asyncio.Event()))
        await wait_until(lambda: len(watching.notes()) > 3, "some notes")

        begun = time.monotonic()
        await owner.send("DELETE", f"/api/boards/{board['id']}/links/{link['id']}")
        code, reason = await client.until_closed()

        assert time.monotonic() - begun < A_SECOND
        assert code == Close.FORBIDDEN
        assert "access" in reason
        assert watching.closed is None
        await task
        # The first frame was the answer to the server's step 1.
        kept = {f"n{number}" for number in range(1, client.saved)}
        await wait_until(lambda: kept <= watching.notes().keys(), "all that was acknowledged")
    async with guest.socket(alias) as again:
        assert (await again.until_closed())[0] == Close.UNKNOWN


async def test_change_of_rights_is_read_once_for_all_who_are_here(
    owner: Visitor, served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A3: with three hundred people it takes hold as soon as with three."""
    board, made = await board_and_map(owner)
    store, asked = served.store.access, []
    find = store.find

    async def counted(kind: type[Any], **fields: object) -> Any:
        asked.append(kind)
        return await find(kind, **fields)

    async with AsyncExitStack() as stack:
        clients = [
            await stack.enter_async_context(owner.socket(address))
            for address in [board["id"], made["id"]] * 6
        ]
        first = await stack.enter_async_context(visiting(served))
        others = [await stack.enter_async_context(first.socket(made["id"])) for _ in range(8)]
        monkeypatch.setattr(store, "find", counted)

        await owner.set_general(board["id"], "none")

        for client in others:
            assert (await client.until_closed())[0] == Close.FORBIDDEN
        assert [client.closed for client in clients] == [None] * 12
        assert len(asked) < len(clients)


async def test_level_lowered_in_the_middle_of_a_drag_keeps_the_connection(
    owner: Visitor, stranger: Visitor
) -> None:
    """A3: what was sent before is kept, what was on its way is not, and they are told."""
    board, made = await board_and_map(owner)
    async with stranger.socket(made["id"]) as client, owner.socket(made["id"]) as watching:
        await client.add_note("kept", "before")
        await client.until_saved()
        await client.send(presence(7, 1, '{"drag":{"kept":[1,2]}}'))
        await wait_until(lambda: 7 in watching.states, "the drag")

        await owner.set_general(board["id"], "view")
        await client.add_note("late", "on its way")
        await wait_until(lambda: client.refused, "a refusal")

        assert (client.refused, client.closed) == (["level"], None)
        assert levels(client) == [Level.EDIT, Level.VIEW]
        assert watching.notes() == {"kept": "before"}
        await wait_until(lambda: watching.states[7] == "null", "a viewer that points no more")


async def test_level_raised_again_brings_back_what_was_not_kept(
    owner: Visitor, stranger: Visitor
) -> None:
    board, made = await board_and_map(owner)
    async with stranger.socket(made["id"]) as client, owner.socket(made["id"]) as watching:
        await owner.set_general(board["id"], "view")
        await client.add_note("late", "on its way")
        await wait_until(lambda: client.refused, "a refusal")

        await owner.set_general(board["id"], "edit")

        await watching.until_notes({"late": "on its way"})
        await client.until_saved()
        assert levels(client) == [Level.EDIT, Level.VIEW, Level.EDIT]


async def test_closed_board_sends_everyone_away_but_who_has_a_grant(
    owner: Visitor, guest: Visitor, stranger: Visitor
) -> None:
    board, made = await board_and_map(owner)
    link = await owner.new_link(board["id"], "comment")
    alias = await guest.join(link["secret"])
    async with (
        stranger.socket(made["id"]) as on_map,
        stranger.socket(board["id"]) as on_board,
        guest.socket(alias) as by_link,
        owner.socket(board["id"]) as owning,
    ):
        await owner.set_general(board["id"], "none")

        assert (await on_map.until_closed())[0] == Close.FORBIDDEN
        assert (await on_board.until_closed())[0] == Close.FORBIDDEN
        await owner.send("PATCH", f"/api/boards/{board['id']}", {"title": "Still here"})
        assert (by_link.closed, owning.closed) == (None, None)
        assert (levels(by_link), levels(owning)) == ([Level.COMMENT], [Level.OWN])


@pytest.mark.parametrize("general", ["view", "comment"])
@pytest.mark.parametrize("step", [Step.STEP2, Step.UPDATE])
async def test_doctored_client_changes_nothing(
    owner: Visitor, guest: Visitor, general: str, step: Step
) -> None:
    """A2: whatever its frames say; the good client beside it edits."""
    board, made = await board_and_map(owner)
    link = await owner.new_link(board["id"], general)
    alias = (await guest.get(f"/api/boards/{await guest.join(link['secret'])}"))["maps"][0]["id"]
    async with guest.socket(alias) as bad, owner.socket(made["id"]) as good:
        update = bad.change(lambda doc: add_note(doc, "bad"))
        await bad.send(raw_sync(step, update))
        await good.add_note("good")
        await good.until_saved()

        if step is Step.UPDATE:
            assert (await bad.until_closed())[0] == Close.FORBIDDEN
        else:
            assert bad.closed is None
            await bad.until_notes({"bad": "", "good": ""})
        assert good.notes() == {"good": ""}
        assert frames.step_of(raw_sync(Step.STEP1, b"")) not in map(frames.step_of, bad.got)
    notes = (await owner.get(f"/api/maps/{made['id']}/notes"))["notes"]
    assert [note["id"] for note in notes] == ["good"]


async def test_viewers_step_2_is_not_even_read(owner: Visitor, guest: Visitor) -> None:
    """A2: bytes that no editor may send are no reason to close who may not edit at all."""
    board, _ = await board_and_map(owner)
    alias = await guest.join((await owner.new_link(board["id"], "view"))["secret"])
    garbage = uint(Message.SYNC) + uint(Step.STEP2) + sized(b"\xff" * 100)
    async with guest.socket(alias) as viewer, owner.socket(board["id"]) as editor:
        await viewer.send(garbage)
        await editor.send(garbage)

        assert (await editor.until_closed())[0] == Close.MALFORMED
        told = len(viewer.got)
        await viewer.send(frames.ask_document(b"\x00"))
        await wait_until(lambda: viewer.closed or len(viewer.got) > told, "an answer")
        assert viewer.closed is None


async def test_viewer_is_not_seen_and_commenter_is(
    owner: Visitor, guest: Visitor, stranger: Visitor
) -> None:
    board, _ = await board_and_map(owner)
    view, comment = [await owner.new_link(board["id"], each) for each in ("view", "comment")]
    looking, pointing = await guest.join(view["secret"]), await stranger.join(comment["secret"])
    async with (
        guest.socket(looking) as viewer,
        stranger.socket(pointing) as commenter,
        owner.socket(board["id"]) as watching,
    ):
        await viewer.send(presence(1, 1, "{}"))
        await commenter.send(presence(2, 1, "{}"))
        await wait_until(lambda: 2 in watching.states, "the commenter")

        assert 1 not in watching.states


async def test_presence_bears_the_name_that_the_server_knows(
    owner: Visitor, guest: Visitor
) -> None:
    """A60: whatever the frame says."""
    board, _ = await board_and_map(owner)
    mine = (await owner.get(f"/api/boards/{board['id']}"))["me"]
    alias = await guest.join((await owner.new_link(board["id"], "edit"))["secret"], name="Gus")
    theirs = (await guest.get(f"/api/boards/{alias}"))["me"]
    forged = {"participant": {"id": mine, "name": "Olivia", "__proto__": {}}, "map": "x"}
    async with guest.socket(alias) as client, owner.socket(board["id"]) as watching:
        await client.send(presence(7, 1, json.dumps(forged)))
        await wait_until(lambda: 7 in watching.states, "the presence")

    assert json.loads(watching.states[7]) == {
        "participant": {"id": theirs, "name": "Gus", "department": "sales", "colour": ""},
        "map": "x",
    }


async def test_sockets_of_a_first_visit_are_one_participant(
    owner: Visitor, stranger: Visitor
) -> None:
    """A60: they open before the page has read anything, with the token that it came with."""
    board, made = await board_and_map(owner)
    stranger.http.cookies.set(f"empathyboard-{stranger.served.port}", new_key())
    async with (
        owner.socket(board["id"]) as on_board,
        owner.socket(made["id"]) as on_map,
        stranger.socket(board["id"]) as one,
        stranger.socket(made["id"]) as two,
    ):
        seen, _ = await asyncio.gather(
            stranger.get(f"/api/boards/{board['id']}"),
            one.send(presence(7, 1, '{"participant":{}}')),
        )
        await two.send(presence(7, 1, '{"participant":{}}'))
        await wait_until(lambda: 7 in on_board.states and 7 in on_map.states, "both")
        states = [json.loads(each.states[7]) for each in (on_board, on_map)]

    assert [state["participant"]["id"] for state in states] == [seen["me"]] * 2


async def test_first_visit_is_told_who_it_is_before_its_sockets_open(
    owner: Visitor, stranger: Visitor
) -> None:
    """A60: the browser asks for the board along with the page's code, without a header of ours."""
    board, made = await board_and_map(owner)
    stranger.http.cookies.set(f"empathyboard-{stranger.served.port}", new_key())

    seen = (await stranger.http.get(f"/api/boards/{board['id']}")).json()
    async with owner.socket(made["id"]) as watching, stranger.socket(made["id"]) as pointing:
        await pointing.send(presence(7, 1, '{"participant":{}}'))
        await wait_until(lambda: 7 in watching.states, "the presence")

    assert json.loads(watching.states[7])["participant"]["id"] == seen["me"]


async def test_program_that_reads_a_board_is_nobody(owner: Visitor, stranger: Visitor) -> None:
    board, _ = await board_and_map(owner)

    assert (await stranger.http.get(f"/api/boards/{board['id']}")).json()["me"] is None


async def test_new_name_is_borne_at_once_and_told(owner: Visitor, guest: Visitor) -> None:
    board, _ = await board_and_map(owner)
    alias = await guest.join((await owner.new_link(board["id"], "edit"))["secret"], name="Gus")
    async with guest.socket(alias) as client, owner.socket(board["id"]) as watching:
        await guest.send("PUT", f"/api/boards/{alias}/me", {"name": "Augustus"})
        await client.send(presence(7, 1, '{"participant":{}}'))
        await wait_until(lambda: 7 in watching.states, "the presence")

    assert json.loads(watching.states[7])["participant"]["name"] == "Augustus"
    assert "people" in subjects(watching)


async def test_facilitators_are_told_who_waits_and_others_are_not(
    owner: Visitor, guest: Visitor, stranger: Visitor
) -> None:
    board, _ = await board_and_map(owner)
    link = await owner.new_link(board["id"], "edit")
    lobby = await owner.new_link(board["id"], approval=True)
    alias = await guest.join(link["secret"])
    async with owner.socket(board["id"]) as watching, guest.socket(alias) as editor:
        await stranger.try_join(lobby["secret"])
        await wait_until(lambda: "requests" in subjects(watching), "the request")

        assert {"requests", "access"}.isdisjoint(subjects(editor))


async def test_guest_of_one_map_is_told_when_the_rest_changes(
    owner: Visitor, guest: Visitor
) -> None:
    """P8: who holds the board has it in the document."""
    board, made = await board_and_map(owner)
    link = await owner.new_link(board["id"], map=made["id"])
    alias = (await guest.try_join(link["secret"])).json()["address"][3:]
    async with guest.socket(alias) as client, owner.socket(made["id"]) as watching:
        await owner.send("PATCH", f"/api/boards/{board['id']}", {"title": "Anew"})
        await wait_until(lambda: "context" in subjects(client), "a changed context")

        assert "context" not in subjects(watching)
    assert (await guest.get(f"/api/maps/{alias}/context"))["board"]["title"] == "Anew"


async def test_new_name_of_a_roles_person_is_told_to_all(owner: Visitor, guest: Visitor) -> None:
    """P8: no document holds it."""
    board, made = await board_and_map(owner)
    alias = await guest.join((await owner.new_link(board["id"]))["secret"])
    async with owner.socket(board["id"]) as own, guest.socket(alias) as other:
        await owner.send("PATCH", f"/api/maps/{made['id']}", {"person": "Helen"})

        await wait_until(lambda: "context" in subjects(own), "the owner to be told")
        await wait_until(lambda: "context" in subjects(other), "the guest to be told")
    assert (await guest.get(f"/api/boards/{alias}"))["maps"][0]["person"] == "Helen"


async def test_client_without_hello_is_told_no_level(owner: Visitor, stranger: Visitor) -> None:
    """P3."""
    board, made = await board_and_map(owner)
    async with stranger.socket(made["id"], hello=False) as plain:
        await owner.set_general(board["id"], "view")
        await owner.set_general(board["id"], "edit")
        await plain.add_note("a")
        await wait_until(lambda: plain.closed is None and plain.is_synced, "a synced client")

        assert (levels(plain), subjects(plain)) == ([], [])


async def test_expired_link_closes_its_sockets_within_a_second() -> None:
    clock = ManualClock()
    async with serving(clock=clock) as served, visiting(served) as owner, visiting(served) as guest:
        board, _ = await board_and_map(owner)
        link = await owner.new_link(board["id"], expires=clock.now() + 60_000)
        alias = await guest.join(link["secret"])
        async with guest.socket(alias) as client, owner.socket(board["id"]) as owning:
            await clock.advance(59)
            assert client.closed is None

            await clock.advance(2)
            assert (await client.until_closed())[0] == Close.FORBIDDEN
            assert owning.closed is None


async def test_right_that_is_taken_while_a_socket_opens_is_not_used(
    owner: Visitor, stranger: Visitor, served: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between being admitted and being in the register nobody would find the connection."""
    board, made = await board_and_map(owner)
    visit = served.rooms.visit
    entered, go_on = asyncio.Event(), asyncio.Event()

    def slow_visit(document: str) -> Any:
        entered.set()
        return _after(go_on, visit(document))

    monkeypatch.setattr(served.rooms, "visit", slow_visit)
    async with stranger.socket(made["id"], asks=False) as client:
        await entered.wait()
        await owner.set_general(board["id"], "none")
        go_on.set()

        assert (await client.until_closed())[0] == Close.UNKNOWN


class _after:  # noqa: N801 - stands for a function
    def __init__(self, event: asyncio.Event, context: Any) -> None:
        self._event, self._context = event, context

    async def __aenter__(self) -> Any:
        await self._event.wait()
        return await self._context.__aenter__()

    async def __aexit__(self, *error: Any) -> Any:
        return await self._context.__aexit__(*error)
