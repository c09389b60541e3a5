"""Snapshots through the REST interface: kept, seen, restored in place and as a new board."""

from empathyboard.domain.snapshots import EVERY, Reason
from tests.integration.notes_on_maps import NOW, Notes
from tests.support.server import ScaledClock, Served, serving, wait_until


async def test_version_holds_the_whole_board_at_its_moment(served: Served) -> None:
    board = await Notes.on_new_board(served)
    await board.write("note", "what we believed in March")
    version = await board.keep("March")

    await board.write("note", "what we know now")

    preview = await board.get(f"snapshots/{version['id']}")
    assert [note["text"] for note in preview["roles"][0]["notes"]] == ["what we believed in March"]
    assert await board.texts() == ["what we know now"]


async def test_restore_writes_old_values_forward_and_can_be_undone(served: Served) -> None:
    board = await Notes.on_new_board(served)
    await board.write("old", "kept")
    version = await board.keep("before the storm")
    await board.write("old", "changed")
    await board.write("new", "added later")

    restored = await board.post(f"snapshots/{version['id']}/restore", {"author": "Anna"})
    assert await board.texts() == ["kept"]

    await board.post(f"snapshots/{restored['before']}/restore", {})
    assert sorted(await board.texts()) == ["added later", "changed"]


async def test_restore_brings_roles_back_and_bins_those_that_came_later(served: Served) -> None:
    board = await Notes.on_new_board(served)
    await board.write("note", "still here")
    version = await board.keep("one role")
    later = await served.new_map(board.id, "Added later")
    await served.http.delete(f"/api/maps/{board.map}")

    await board.post(f"snapshots/{version['id']}/restore", {})

    maps = (await served.http.get(f"/api/boards/{board.id}")).json()["maps"]
    assert [each["id"] for each in maps] == [board.map]
    assert await board.texts() == ["still here"]
    assert (await served.http.get(f"/api/maps/{later['id']}")).status_code == 404


async def test_snapshot_becomes_a_board_of_its_own(served: Served) -> None:
    board = await Notes.on_new_board(served)
    await board.write("note", "of old")
    version = await board.keep("then")
    await board.write("note", "of new")

    made = await board.post(f"snapshots/{version['id']}/board", {"title": "Then again"})

    assert made["title"] == "Then again"
    assert await Notes(served, made["id"], made["maps"][0]["id"], made["key"]).texts() == ["of old"]
    assert await board.texts() == ["of new"]


async def test_comparison_names_every_kind_of_change(served: Served) -> None:
    board = await Notes.on_new_board(served)
    for key in ("reworded", "removed", "moved", "rezoned", "same"):
        await board.write(key, key)
    version = await board.keep("then")
    await board.write("reworded", "in other words")
    await board.set("removed", deleted=NOW)
    await board.set("moved", pos=[900.0, 300.0])
    await board.set("rezoned", section="say")
    await board.write("added", "added")

    found = await board.get(f"compare?from={version['id']}")

    fates = {
        (fate["after"] or fate["before"])["note"]["id"]: fate["changes"]
        for fate in found["roles"][0]["notes"]
    }
    assert fates == {
        "reworded": ["reworded"],
        "removed": ["removed"],
        "moved": ["moved"],
        "rezoned": ["resectioned"],
        "added": ["added"],
    }
    assert found["unchanged"] == 1
    assert found["counts"]["reworded"] == 1


async def test_comparison_is_a_spreadsheet_without_formulas_and_markdown_without_markup(
    served: Served,
) -> None:
    board = await Notes.on_new_board(served)
    version = await board.keep("empty")
    await board.write("note", '=HYPERLINK("//evil")')
    await board.write("more", "<script>*bold*")

    sheet = await board.text(f"compare.csv?from={version['id']}")
    written = await board.text(f"compare.md?from={version['id']}")

    assert "'=HYPERLINK" in sheet
    assert "<script>" not in written
    assert "\\*bold\\*" in written


async def test_deleted_notes_are_listed_in_the_bin_and_come_back(served: Served) -> None:
    board = await Notes.on_new_board(served)
    await board.write("note", "not so fast")
    await board.set("note", deleted=NOW)

    found = await board.get("bin")
    assert [note["text"] for note in found["maps"][0]["notes"]] == ["not so fast"]

    await board.post("bin/restore", {"map": board.map, "notes": ["note"]})
    assert await board.texts() == ["not so fast"]
    assert (await board.get("bin"))["maps"] == []


async def test_only_those_who_facilitate_change_history(served: Served) -> None:
    board = await Notes.on_new_board(served)
    await board.write("note", "a")
    await board.set("note", deleted=NOW)
    version = await board.keep("mine")
    served.http.cookies.clear()
    where = f"/api/boards/{board.id}/snapshots"

    for path, body in (
        (where, {"name": "theirs"}),
        (f"{where}/{version['id']}/restore", {}),
        (f"/api/boards/{board.id}/bin/forget", {"map": board.map, "notes": ["note"]}),
    ):
        answer = await served.http.post(path, json=body)
        assert answer.status_code == 403, path
    assert (await served.http.get(where)).json()["may_change"] is False


async def test_picture_of_a_snapshot_has_boxes_and_no_words(served: Served) -> None:
    board = await Notes.on_new_board(served)
    await board.write("note", "secret words")
    version = await board.keep("v")

    picture = await board.text(f"snapshots/{version['id']}/picture.svg")

    assert picture.count('class="paper"') == 1
    assert "secret" not in picture


async def test_snapshot_of_another_board_is_unknown(served: Served) -> None:
    one, other = await Notes.on_new_board(served), await Notes.on_new_board(served)
    version = await one.keep("of one")

    answer = await served.http.get(f"/api/boards/{other.id}/snapshots/{version['id']}")

    assert answer.status_code == 404


async def test_board_that_is_edited_is_kept_every_ten_minutes_and_then_left_alone() -> None:
    """N3."""
    clock = ScaledClock(1200)
    async with serving(clock=clock) as served:
        board = await Notes.on_new_board(served)
        await board.write("note", "first")
        kept = served.store.kept.held

        await wait_until(lambda: len(kept) == 1, "a first snapshot")
        assert [each.snapshot.reason for each in kept.values()] == [Reason.TIME]
        taken = clock.now()
        await wait_until(lambda: clock.now() > taken + 3 * EVERY, "half an hour without an edit")
        assert len(kept) == 1

        await board.write("note", "second")
        await wait_until(lambda: len(served.store.kept.held) == 2, "a second snapshot")
