"""What the composition root hands to the routes."""

from dataclasses import dataclass
from typing import cast

from starlette.requests import HTTPConnection

from empathyboard.live.access import Access
from empathyboard.live.bins import Bins
from empathyboard.live.boards import Boards
from empathyboard.live.embed_files import EmbedFiles
from empathyboard.live.embeds import Embeds
from empathyboard.live.exports import Exports
from empathyboard.live.imports import Imports
from empathyboard.live.restoring import Restoring
from empathyboard.live.rooms import Rooms
from empathyboard.live.snapshots import Snapshots
from empathyboard.settings import Settings


@dataclass(frozen=True)
class State:
    """The parts that routes work with."""

    settings: Settings
    boards: Boards
    rooms: Rooms
    access: Access
    exports: Exports
    imports: Imports
    snapshots: Snapshots
    restoring: Restoring
    bins: Bins
    embeds: Embeds
    embed_files: EmbedFiles


def state_of(connection: HTTPConnection) -> State:
    """Return the parts of the application that serves a connection."""
    return cast("State", connection.app.state.parts)


def boards_of(connection: HTTPConnection) -> Boards:
    """Return the boards."""
    return state_of(connection).boards


def exports_of(connection: HTTPConnection) -> Exports:
    """Return the exports."""
    return state_of(connection).exports


def imports_of(connection: HTTPConnection) -> Imports:
    """Return the imports."""
    return state_of(connection).imports


def snapshots_of(connection: HTTPConnection) -> Snapshots:
    """Return the snapshots."""
    return state_of(connection).snapshots


def restoring_of(connection: HTTPConnection) -> Restoring:
    """Return what brings boards back to snapshots."""
    return state_of(connection).restoring


def bins_of(connection: HTTPConnection) -> Bins:
    """Return the bins."""
    return state_of(connection).bins


def settings_of(connection: HTTPConnection) -> Settings:
    """Return the settings."""
    return state_of(connection).settings
