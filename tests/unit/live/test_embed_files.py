"""What embeds show is made once for each state, one at a time, and kept (E11, E12)."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from empathyboard.document.documents import LocalDocuments
from empathyboard.document.write import Edit
from empathyboard.domain.access import Level
from empathyboard.domain.embeds import Embed
from empathyboard.domain.errors import UnknownError
from empathyboard.domain.limits import LIMITS
from empathyboard.domain.snapshots import Reason
from empathyboard.export.wish import Export, Wish
from empathyboard.live.access import Access
from empathyboard.live.admissions import Admission, Asker, Place
from empathyboard.live.boards import Boards, RoleChange
from empathyboard.live.clock import SystemClock
from empathyboard.live.embed_files import EmbedFiles, Piece
from empathyboard.live.embeds import Embeds, EmbedWish, Opened
from empathyboard.live.exports import Exports, Gather
from empathyboard.live.rooms import Rooms
from empathyboard.live.snapshots import Snapshots
from empathyboard.stores.memory import MemoryStore
from tests.support.clock import ManualClock

SVG = Piece("svg")


class Drawing(Exports):
    """Draws nothing, and counts; one that is held waits until it is let go."""

    def __init__(self, boards: Boards, rooms: Rooms, clock: ManualClock) -> None:
        super().__init__(boards, rooms, clock)
        self.wishes: list[Wish] = []
        self.at_once = 0
        self.most_at_once = 0
        self.may_go_on = asyncio.Event()
        self.may_go_on.set()

    async def make(self, gather: Gather, wish: Wish) -> Export:
        self.wishes.append(wish)
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        try:
            raw = await gather()
            await self.may_go_on.wait()
        finally:
            self.at_once -= 1
        return Export("x", "image/svg+xml", f"{len(self.wishes)} {len(raw.maps)}".encode())


class Studio:
    """Everything between a token and a file, on a store in memory."""

    def __init__(self) -> None:
        self.clock, self.store = ManualClock(), MemoryStore()
        documents = LocalDocuments()
        # On a clock of their own: a day of theirs is thousands of looks after silent connections.
        self.rooms = Rooms(self.store, documents, SystemClock())
        self.boards = Boards(self.store, self.rooms, self.clock)
        self.access = Access(self.store.access, self.store, self.clock)
        self.snapshots = Snapshots(self.store, documents, self.rooms, self.clock)
        self.drawing = Drawing(self.boards, self.rooms, self.clock)
        self.embeds = Embeds(self.store.access, self.store, self.clock, self.access)
        self.files = EmbedFiles(
            self.drawing, self.rooms, self.snapshots, self.access.sessions, self.clock
        )
        self.board = ""
        self.map = ""

    async def begin(self) -> None:
        self.board = (await self.boards.create("Acme", "", "en"))[0].record.id
        self.map = (await self.boards.add_map(self.board, "CFO", [], "Helen")).record.id

    async def embed(self, **wish: object) -> Opened:
        place = Place(await self.store.board(self.board), None)
        owner = Admission(place, Level.OWN, Level.OWN, Asker())
        _, token = await self.embeds.make(owner, EmbedWish(**wish))  # type: ignore[arg-type]
        return await self.embeds.open(token)

    async def edit(self, title: str = "CTO") -> None:
        await self.boards.change_map(self.map, RoleChange(job_title=title))

    async def wait(self) -> None:
        """Let as much time pass as a picture may be behind."""
        await self.clock.advance(LIMITS.embed_picture_seconds)


@pytest.fixture
async def studio() -> AsyncIterator[Studio]:
    made = Studio()
    async with made.rooms.run():
        await made.begin()
        yield made


async def test_picture_is_drawn_once_while_nothing_changes(studio: Studio) -> None:
    shown = await studio.embed()

    files = [await studio.files.file(shown, SVG) for _ in range(3)]
    await studio.wait()
    files.append(await studio.files.file(shown, SVG))

    assert len(studio.drawing.wishes) == 1
    assert len(set(files)) == 1


async def test_edit_makes_another_picture_after_a_few_seconds(studio: Studio) -> None:
    """E11."""
    shown = await studio.embed()
    before = await studio.files.file(shown, SVG)
    await studio.edit()

    assert await studio.files.file(shown, SVG) == before
    await studio.wait()
    after = await studio.files.file(shown, SVG)

    assert after.tag != before.tag
    assert after.content != before.content


async def test_tag_is_told_without_drawing(studio: Studio) -> None:
    shown = await studio.embed()

    tag = await studio.files.tag(shown, SVG)

    assert studio.drawing.wishes == []
    assert (await studio.files.file(shown, SVG)).tag == tag


async def test_each_format_and_width_is_a_file_of_its_own(studio: Studio) -> None:
    shown = await studio.embed()
    pieces = [SVG, Piece("png"), Piece("png", 320), Piece("html", address="a"), Piece("html")]

    tags = {(await studio.files.file(shown, piece)).tag for piece in pieces}

    assert len(tags) == len(pieces)


async def test_many_readers_wait_for_one_drawing(studio: Studio) -> None:
    """E12."""
    shown = await studio.embed()
    studio.drawing.may_go_on.clear()
    readers = [asyncio.create_task(studio.files.file(shown, SVG)) for _ in range(50)]
    readers += [asyncio.create_task(studio.files.file(shown, Piece("png"))) for _ in range(50)]
    await asyncio.sleep(0.01)
    assert len(studio.drawing.wishes) == 1
    studio.drawing.may_go_on.set()

    files = await asyncio.gather(*readers)

    assert len(studio.drawing.wishes) == 2
    assert studio.drawing.most_at_once == 1
    assert len(set(files)) == 2


async def test_reader_that_goes_away_stops_the_drawing_for_nobody(studio: Studio) -> None:
    shown = await studio.embed()
    studio.drawing.may_go_on.clear()
    first, second = (asyncio.create_task(studio.files.file(shown, SVG)) for _ in range(2))
    await asyncio.sleep(0.01)

    first.cancel()
    studio.drawing.may_go_on.set()

    assert (await second).content


@pytest.mark.parametrize(
    "change",
    ["person", "bin", "new map", "title"],
)
async def test_whatever_is_seen_of_it_is_part_of_its_state(studio: Studio, change: str) -> None:
    shown = await studio.embed()
    before = await studio.files.tag(shown, SVG)

    match change:
        case "person":
            await studio.boards.change_map(studio.map, RoleChange(person="Ada"))
        case "bin":
            await studio.boards.bin_map(studio.map)
        case "new map":
            await studio.boards.add_map(studio.board, "CTO", [], None)
        case "title":
            await studio.boards.change(studio.board, "Other", None)
    await studio.wait()

    again = await studio.embeds.open(shown.token)
    assert await studio.files.tag(again, SVG) != before


async def test_edit_of_another_map_does_not_touch_a_map_s_picture(studio: Studio) -> None:
    other = await studio.boards.add_map(studio.board, "CTO", [], None)
    shown = await studio.embed(map=studio.map)
    before = await studio.files.tag(shown, SVG)

    async with studio.rooms.visit(other.record.id) as live:
        await live.edit(Edit({"role": {"job_title": "COO"}}))
    await studio.wait()

    assert await studio.files.tag(shown, SVG) == before


async def test_evidence_and_date_are_those_of_the_day(studio: Studio) -> None:
    shown = await studio.embed()
    before = await studio.files.tag(shown, SVG)
    await studio.clock.advance(24 * 60 * 60)

    assert await studio.files.tag(shown, SVG) != before


async def test_version_stays_as_it_was(studio: Studio) -> None:
    kept = await studio.snapshots.take(studio.board, Reason.VERSION, name="May")
    shown = await studio.embed(snapshot=kept.id)
    before = await studio.files.file(shown, SVG)
    await studio.edit()
    await studio.boards.add_map(studio.board, "CTO", [], None)
    await studio.clock.advance(24 * 60 * 60)

    assert await studio.files.file(shown, SVG) == before
    assert studio.drawing.wishes[0].at == kept.at


async def test_map_that_a_version_does_not_have_is_nowhere(studio: Studio) -> None:
    kept = await studio.snapshots.take(studio.board, Reason.VERSION, name="May")
    late = await studio.boards.add_map(studio.board, "CTO", [], None)
    shown = await studio.embed(snapshot=kept.id, map=late.record.id)

    with pytest.raises(UnknownError):
        await studio.files.file(shown, SVG)


async def test_snapshot_without_a_name_is_not_embedded(studio: Studio) -> None:
    kept = await studio.snapshots.take(studio.board, Reason.TIME)

    with pytest.raises(UnknownError, match="needs a name"):
        await studio.embed(snapshot=kept.id)


async def test_wish_says_what_the_embed_says(studio: Studio) -> None:
    shown = await studio.embed(map=studio.map, section="say", language="nl", names_hidden=True)

    await studio.files.file(shown, Piece("png", 640, "https://x.example/embed/t"))

    [wish] = studio.drawing.wishes
    assert (wish.format, wish.width, wish.language) == ("png", 640, "nl")
    assert (wish.scope.section, wish.scope.hides_names) == ("say", True)
    assert wish.scope.role == shown.maps[0].role
    assert wish.address == "https://x.example/embed/t"


async def test_only_the_token_that_was_made_opens(studio: Studio) -> None:
    shown = await studio.embed()
    [kept] = await studio.store.access.find(Embed)

    assert kept == shown.embed
    assert shown.token not in repr(replace(kept, id=""))
    for token in (kept.id, shown.token[:-1], shown.token + "A", "", "x" * 22):
        with pytest.raises(UnknownError):
            await studio.embeds.open(token)
