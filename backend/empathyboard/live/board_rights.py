"""What decides who may do what on one board, read once to ask for many."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any, Protocol, TypeVar

from empathyboard.domain.board import BoardRecord, MapRecord
from empathyboard.domain.embeds import Embed
from empathyboard.domain.errors import UnknownError
from empathyboard.domain.links import AccessRecord, Alias, Grant, Token
from empathyboard.domain.ports import AccessStore, BoardStore

R = TypeVar("R", bound=AccessRecord)


class Places(Protocol):
    """Where boards and maps are looked up."""

    async def board(self, board: str) -> BoardRecord:
        """Return a board; UnknownError when there is none."""

    async def map(self, map_id: str) -> MapRecord:
        """Return a map; UnknownError when there is none."""

    async def maps(self, board: str) -> Sequence[MapRecord]:
        """Return the maps of a board in the order of making."""


class Rights(Protocol):
    """Where grants, aliases and tokens are looked up."""

    async def find(self, kind: type[R], **fields: object) -> Sequence[R]:
        """Return the records whose fields have these values."""


class BoardRights:
    """The places and rights of one board as they were when it was read; others are unknown."""

    def __init__(
        self, board: BoardRecord, maps: Sequence[MapRecord], records: Sequence[AccessRecord]
    ) -> None:
        """Hold what was read."""
        self._board = board
        self._maps = {each.id: each for each in maps}
        self._records: defaultdict[object, list[Any]] = defaultdict(list)
        for each in records:
            for name, value in vars(each).items():
                self._records[type(each), name, value].append(each)

    @classmethod
    async def read(cls, board: str, boards: BoardStore, access: AccessStore) -> "BoardRights":
        """Read what decides about a board; UnknownError when there is none."""
        grants = await access.find(Grant, board=board)
        aliases = await access.find(Alias, board=board)
        tokens = await access.find(Token, board=board)
        embeds = await access.find(Embed, board=board)
        records: list[AccessRecord] = [*grants, *aliases, *tokens, *embeds]
        return cls(await boards.board(board), await boards.maps(board), records)

    async def board(self, board: str) -> BoardRecord:
        """Return the board."""
        if board != self._board.id:
            raise UnknownError("There is no such board.")
        return self._board

    async def map(self, map_id: str) -> MapRecord:
        """Return a map of the board."""
        if map_id not in self._maps:
            raise UnknownError("There is no such map.")
        return self._maps[map_id]

    async def maps(self, board: str) -> Sequence[MapRecord]:
        """Return the maps of the board."""
        await self.board(board)
        return list(self._maps.values())

    async def find(self, kind: type[R], **fields: object) -> Sequence[R]:
        """Return the records whose one field has this value."""
        [(name, value)] = fields.items()
        return list(self._records.get((kind, name, value), ()))
