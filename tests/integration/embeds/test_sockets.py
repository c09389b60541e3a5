"""The wire of an embed: to look at, for any page, one token's maps and nothing else (E14, E23)."""

import json
import time
from typing import Any

import pytest

from empathyboard.document.encoding import Reader, uint
from empathyboard.domain.embeds import map_name
from empathyboard.domain.ids import new_id
from empathyboard.domain.protocol import Close, Message
from tests.integration.embeds.conftest import Workshop
from tests.support.embeds import look, new_embed, wire_of
from tests.support.server import Served, wait_until
from tests.support.visitor import Visitor
from tests.support.wire import Client, add_note, joined, presence


async def say(owner: Visitor, board_map: str, key: str, body: str) -> None:
    """Write a note as somebody on the board."""
    async with owner.socket(board_map) as client:
        await client.edit(lambda doc: add_note(doc, key, body))
        await client.until_saved()


@pytest.mark.parametrize("origin", [None, "null", "https://wiki.example"])
async def test_any_page_follows_a_map_within_a_second(
    owner: Visitor, served: Served, workshop: Workshop, origin: str | None
) -> None:
    """E23: no Origin, that of a sandbox, and that of another site."""
    made = await new_embed(owner, workshop.board, map=workshop.map)
    async with joined(wire_of(served, made["token"]), origin=origin) as reader:
        assert reader.notes() == {"n": "Invoices come late"}
        start = time.monotonic()
        await say(owner, workshop.map, "m", "Came live")
        await reader.until_notes({"n": "Invoices come late", "m": "Came live"})
        assert time.monotonic() - start < 5, "of which the other's coming and saving takes most"


async def test_map_of_a_board_is_followed_by_its_name(
    owner: Visitor, served: Served, workshop: Workshop
) -> None:
    made = await new_embed(owner, workshop.board)
    await say(owner, workshop.other, "o", "Of the CTO")
    first, second = (await look(served, made["token"], "/context")).json()["maps"]

    async with (
        joined(wire_of(served, made["token"], first["name"])) as one,
        joined(wire_of(served, made["token"], second["name"])) as other,
    ):
        assert one.notes() == {"n": "Invoices come late"}
        assert other.notes() == {"o": "Of the CTO"}


async def close_code(address: str) -> int:
    """Return with what a socket is closed at once."""
    async with joined(address) as reader:
        code, _ = await reader.until_closed()
        assert [each for each in reader.got if each[0] == Message.SYNC] == []
        return code


async def test_token_reads_no_bytes_but_those_of_its_maps(
    owner: Visitor, served: Served, workshop: Workshop
) -> None:
    """E3, E6: by no name that anybody could think of."""
    mine = await new_embed(owner, workshop.board, map=workshop.map)
    other = await new_embed(owner, workshop.board, map=workshop.other)
    whole = await new_embed(owner, workshop.board)
    async with joined(
        wire_of(served, mine["token"], map_name(mine["token"], workshop.map))
    ) as good:
        assert good.is_synced

    for name in (
        workshop.map,
        workshop.other,
        workshop.board,
        map_name(mine["token"], workshop.other),
        map_name(mine["token"], workshop.board),
        map_name(other["token"], workshop.other),
        map_name(whole["token"], workshop.other),
        new_id(),
        "x",
    ):
        assert await close_code(wire_of(served, mine["token"], name)) == Close.UNKNOWN
    assert await close_code(wire_of(served, whole["token"])) == Close.UNKNOWN
    assert await close_code(wire_of(served, whole["token"], workshop.map)) == Close.UNKNOWN


async def test_token_opens_nothing_at_the_board_s_own_sockets(
    owner: Visitor, served: Served, workshop: Workshop
) -> None:
    made = await new_embed(owner, workshop.board, map=workshop.map)
    name = map_name(made["token"], workshop.map)

    for document in (workshop.map, workshop.board, made["token"], name):
        for query in ("", f"?token={made['token']}"):
            assert await close_code(served.wire(document) + query) == Close.UNKNOWN


async def test_token_that_never_was_opens_no_socket(served: Served) -> None:
    for token in ("x", "A" * 22, "%00", "-"):
        assert await close_code(wire_of(served, token)) == Close.UNKNOWN
        assert await close_code(wire_of(served, token, new_id())) == Close.UNKNOWN


async def test_section_and_version_have_no_socket(
    owner: Visitor, served: Served, workshop: Workshop
) -> None:
    """E14: a live section would carry its whole map."""
    kept = await owner.send("POST", f"/api/boards/{workshop.board}/snapshots", {"name": "May"})
    for fields in ({"section": "see"}, {"version": kept["id"]}):
        made = await new_embed(owner, workshop.board, map=workshop.map, **fields)
        name = map_name(made["token"], workshop.map)
        assert await close_code(wire_of(served, made["token"])) == Close.UNKNOWN
        assert await close_code(wire_of(served, made["token"], name)) == Close.UNKNOWN


async def test_reader_changes_nothing(owner: Visitor, served: Served, workshop: Workshop) -> None:
    """A2: whatever the level of the browser's cookie."""
    made = await new_embed(owner, workshop.board, map=workshop.map)
    [(name, value)] = owner.http.cookies.items()
    mine: dict[str, Any] = {
        "origin": served.address,
        "additional_headers": {"Cookie": f"{name}={value}"},
    }
    async with joined(wire_of(served, made["token"]), **mine) as reader:
        await reader.edit(lambda doc: add_note(doc, "bad", "Not from here"))
        assert (await reader.until_closed())[0] == Close.FORBIDDEN

    async with owner.socket(workshop.map) as client:
        assert client.notes() == {"n": "Invoices come late"}


async def test_nobody_s_presence_passes_either_way(
    owner: Visitor, served: Served, workshop: Workshop
) -> None:
    """E23; the good case first: on the board itself it does."""
    made = await new_embed(owner, workshop.board, map=workshop.map)
    state = json.dumps({"participant": {"id": "p", "name": "Secret Anouk"}, "cursor": [1, 2]})
    async with (
        owner.socket(workshop.map) as writer,
        owner.socket(workshop.map) as colleague,
        joined(wire_of(served, made["token"])) as early,
    ):
        await writer.send(presence(7, 1, state))
        await wait_until(lambda: 7 in colleague.states, "a colleague's cursor")
        await early.send(presence(8, 1, state))
        async with joined(wire_of(served, made["token"])) as late:
            await late.send(uint(Message.QUERY_AWARENESS))
            await writer.edit(lambda doc: add_note(doc, "m", "After the cursor"))
            for reader in (early, late):
                await wait_until(lambda reader=reader: "m" in reader.notes(), "the note")  # type: ignore[misc]
                assert reader.states == {}
                assert b"Secret" not in b"".join(reader.got)
        assert 8 not in colleague.states


async def test_no_frame_names_an_id(owner: Visitor, served: Served, workshop: Workshop) -> None:
    """E6: captured from the greeting to the goodbye."""
    made = await new_embed(owner, workshop.board)
    name = map_name(made["token"], workshop.map)
    async with joined(wire_of(served, made["token"], name)) as reader:
        await say(owner, workshop.map, "m", "More")
        await wait_until(lambda: "m" in reader.notes(), "the note")
        await owner.send("PATCH", f"/api/boards/{workshop.board}", {"title": "Anew"})
        await wait_until(lambda: "context" in changes(reader), "word of the new title")
        await owner.send("DELETE", f"/api/boards/{workshop.board}/embeds/{made['id']}")
        _, reason = await reader.until_closed()

    heard = b"".join(reader.got) + reason.encode()
    ids = (workshop.board, workshop.map, workshop.other, made["id"])
    assert b"More" in heard
    assert [each for each in ids if each.encode() in heard] == []


def changes(reader: Client) -> list[str]:
    """Return the subjects of which a reader was told that they changed."""
    frames = [Reader(each) for each in reader.got if each[0] == Message.CHANGED]
    return [each.text() for each in frames if each.uint() == Message.CHANGED]


async def test_revoking_closes_open_sockets_within_a_second(
    owner: Visitor, served: Served, workshop: Workshop
) -> None:
    """E4: of this embed and of no other."""
    made = await new_embed(owner, workshop.board, map=workshop.map)
    other = await new_embed(owner, workshop.board, map=workshop.map)
    async with (
        joined(wire_of(served, made["token"])) as reader,
        joined(wire_of(served, other["token"])) as stays,
    ):
        start = time.monotonic()
        await owner.send("DELETE", f"/api/boards/{workshop.board}/embeds/{made['id']}")
        code, _ = await reader.until_closed()

        assert (code, time.monotonic() - start < 1) == (Close.FORBIDDEN, True)
        assert await close_code(wire_of(served, made["token"])) == Close.UNKNOWN
        await say(owner, workshop.map, "m", "Still here")
        await wait_until(lambda: "m" in stays.notes(), "the note")


@pytest.mark.parametrize("what", ["boards", "maps"])
async def test_bin_closes_open_sockets(
    owner: Visitor, served: Served, workshop: Workshop, what: str
) -> None:
    made = await new_embed(owner, workshop.board, map=workshop.map)
    gone = workshop.board if what == "boards" else workshop.map
    async with joined(wire_of(served, made["token"])) as reader:
        await owner.send("DELETE", f"/api/{what}/{gone}")
        assert (await reader.until_closed())[0] == Close.GONE
    assert await close_code(wire_of(served, made["token"])) == Close.GONE


async def test_change_of_other_rights_leaves_readers_be(
    owner: Visitor, served: Served, workshop: Workshop
) -> None:
    """E3: general access is another matter."""
    made = await new_embed(owner, workshop.board, map=workshop.map)
    async with joined(wire_of(served, made["token"])) as reader:
        await owner.set_general(workshop.board, "edit")
        await owner.set_general(workshop.board, "none")
        await say(owner, workshop.map, "m", "Still here")
        await wait_until(lambda: "m" in reader.notes(), "the note")
        assert reader.closed is None


async def test_plain_yjs_client_reads_an_embed(
    owner: Visitor, served: Served, workshop: Workshop
) -> None:
    """A client of y-websocket says no hello and gets none of our frames."""
    made = await new_embed(owner, workshop.board, map=workshop.map)
    async with joined(wire_of(served, made["token"]), hello=False) as reader:
        assert reader.notes() == {"n": "Invoices come late"}
        assert {each[0] for each in reader.got} <= {Message.SYNC, Message.AWARENESS}
