"""Rights for programs: a token for one document, shown once."""

from empathyboard.domain.access import Action, Level
from empathyboard.domain.errors import LimitError, UnknownError
from empathyboard.domain.ids import hash_key, new_id, new_key
from empathyboard.domain.limits import LIMITS
from empathyboard.domain.links import Token
from empathyboard.domain.ports import AccessStore, Clock
from empathyboard.live.admissions import Admission
from empathyboard.live.links import expect_may_give
from empathyboard.live.trail import Event, Trail
from empathyboard.live.visits import Visits


class Tokens:
    """The tokens of boards."""

    def __init__(self, store: AccessStore, clock: Clock, visits: Visits, trail: Trail) -> None:
        """Work on a store."""
        self._store = store
        self._clock = clock
        self._visits = visits
        self._trail = trail

    async def make(
        self, admission: Admission, document: str, level: Level, label: str
    ) -> tuple[Token, str]:
        """Make a token for one document of a board; returns it with its secret."""
        admission.require(Action.LINK)
        expect_may_give(admission, level)
        board = admission.board.id
        there = await self.of(board)
        if len(there) >= LIMITS.tokens_per_board:
            raise LimitError(f"A board has at most {LIMITS.tokens_per_board} tokens.")
        secret = new_key()
        token = Token(new_id(), board, document, level, label, hash_key(secret), self._clock.now())
        await self._store.add(token)
        what = f"{level.word} {label}".rstrip()
        await self._trail.note(board, Event.TOKEN_MADE, admission.asker, what)
        return token, secret

    async def of(self, board: str) -> list[Token]:
        """Return the tokens of a board that count, the latest first."""
        found = await self._store.find(Token, board=board)
        there = [token for token in found if token.revoked is None]
        return sorted(there, key=lambda token: token.created, reverse=True)

    async def revoke(self, admission: Admission, token_id: str) -> None:
        """End a token, on open sockets too."""
        admission.require(Action.LINK)
        board = admission.board.id
        for token in await self._store.find(Token, id=token_id, board=board):
            await self._store.change(Token, token.id, revoked=self._clock.now())
            await self._trail.note(board, Event.TOKEN_REVOKED, admission.asker, token.label)
            await self._visits.review(board)
            return
        raise UnknownError("There is no such token.")
