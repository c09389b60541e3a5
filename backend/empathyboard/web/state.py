"""What the composition root hands to the routes."""

from dataclasses import dataclass
from typing import cast

from starlette.requests import HTTPConnection

from empathyboard.live.access import Access
from empathyboard.live.boards import Boards
from empathyboard.live.exports import Exports
from empathyboard.live.rooms import Rooms
from empathyboard.settings import Settings


@dataclass(frozen=True)
class State:
    """The parts that routes work with."""

    settings: Settings
    boards: Boards
    rooms: Rooms
    access: Access
    exports: Exports


def state_of(connection: HTTPConnection) -> State:
    """Return the parts of the application that serves a connection."""
    return cast("State", connection.app.state.parts)


def boards_of(connection: HTTPConnection) -> Boards:
    """Return the boards."""
    return state_of(connection).boards


def exports_of(connection: HTTPConnection) -> Exports:
    """Return the exports."""
    return state_of(connection).exports


def settings_of(connection: HTTPConnection) -> Settings:
    """Return the settings."""
    return state_of(connection).settings
