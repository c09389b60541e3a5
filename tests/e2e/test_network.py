"""A meeting room: the server is reached at the machine's address, over plain http."""

import re
import socket
from collections.abc import AsyncIterator
from contextlib import suppress
from pathlib import Path

import httpx
import pytest
import pytest_asyncio
from playwright.async_api import expect

from tests.e2e.people import People
from tests.e2e.program import Program, running

ROUTES = Path("/proc/net/fib_trie")


def own_address() -> str:
    """Find an address under which others on the network reach this machine."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe, suppress(OSError):
        # An address of documentation: choosing the way there sends nothing.
        probe.connect(("192.0.2.1", 9))
        if not probe.getsockname()[0].startswith("127."):
            return str(probe.getsockname()[0])
    local = re.findall(r"\|-- (\S+)\n\s+/32 host LOCAL", ROUTES.read_text())
    others = [address for address in local if not address.startswith("127.")]
    assert others, (
        "This machine has no IPv4 address but its loopback ones: give an interface an address "
        "(ip address add 10.0.0.1/24 dev <interface>) and run the test again."
    )
    return str(others[0])


@pytest_asyncio.fixture(loop_scope="session")
async def network_server(frontend: None, tmp_path: Path) -> AsyncIterator[Program]:
    """A server that others on the network reach."""
    async with running(Program(tmp_path / "data", "0.0.0.0", own_address())) as program:
        yield program


async def test_two_people_share_a_board_at_the_machines_address_over_plain_http(
    network_server: Program, people: People
) -> None:
    mara = await people.come("Mara", origin=network_server.address)
    board = await mara.make_board("In the meeting room")
    assert not await mara.page.evaluate("() => isSecureContext")
    await mara.add_role("CFO")
    await mara.make_note("typed over plain http")
    await mara.until_saved()

    await mara.page.get_by_role("button", name="Share").click()
    await expect(mara.page.get_by_text("This connection is not encrypted")).to_be_visible()
    address = await mara.page.get_by_role("textbox", name="Address of this board").input_value()
    assert address == f"{network_server.address}/b/{board}"
    await mara.page.get_by_role("button", name="Copy address").click()
    await expect(mara.message("Address copied.")).to_be_visible()

    sem = await people.come("Sem", "Sales", origin=network_server.address)
    await sem.page.goto("/")
    field = sem.page.get_by_label("Account")
    await field.focus()
    await sem.page.keyboard.press("ControlOrMeta+v")
    pasted = await field.input_value()
    assert pasted == address
    await sem.open_board(pasted.rpartition("/")[2])
    await sem.until_notes("typed over plain http")
    await sem.make_note("so is this", "hear")
    await sem.until_saved()
    await mara.until_notes("so is this", "typed over plain http")


async def test_the_server_answers_only_at_addresses_that_it_was_given(server: Program) -> None:
    elsewhere = f"http://{own_address()}:{server.port}"
    async with httpx.AsyncClient(base_url=elsewhere, timeout=5) as http:
        with pytest.raises(httpx.ConnectError):
            await http.get("/healthz")
