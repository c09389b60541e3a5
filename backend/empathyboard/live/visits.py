"""Who is connected by what right, so that a change of rights reaches open sockets at once."""

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from empathyboard.domain.access import Action, allowed
from empathyboard.domain.errors import EmpathyboardError, GoneError, UnknownError
from empathyboard.domain.links import Participant
from empathyboard.domain.ports import Clock
from empathyboard.domain.protocol import Close
from empathyboard.live.admissions import Admission, Admissions
from empathyboard.live.connection import Connection

_CONTEXT_SECONDS = 0.5
"""So long a board's changes are gathered before those who see a part of it are told."""


Admit = Callable[[Admissions], Awaitable[Admission]]
"""Asks what someone may do at an address; UnknownError or GoneError where that is nothing."""


@dataclass(eq=False)
class Visit:
    """One open connection and the right by which it is open."""

    admit: Admit
    """Asks for that right anew."""
    admission: Admission
    connection: Connection


class Visits:
    """The register of open connections by board."""

    def __init__(self, admissions: Admissions, clock: Clock) -> None:
        """Start with nobody connected."""
        self._admissions = admissions
        self._clock = clock
        self._visits: defaultdict[str, set[Visit]] = defaultdict(set)
        self._to_tell: dict[str, asyncio.TimerHandle] = {}
        self._expiring = asyncio.Event()
        """Set while anybody is here by a right that expires."""
        self.reviews = 0
        """Counts the changes of rights: whoever was admitted before one must ask again."""

    @contextmanager
    def open(self, admit: Admit, admission: Admission, connection: Connection) -> Iterator[None]:
        """Keep a connection in the register while the context lasts."""
        board = admission.board.id
        visit = Visit(admit, admission, connection)
        self._visits[board].add(visit)
        self._note_end(admission)
        try:
            yield
        finally:
            self._visits[board].discard(visit)
            if not self._visits[board]:
                del self._visits[board]

    def _note_end(self, admission: Admission) -> None:
        if admission.ends is not None:
            self._expiring.set()

    async def review(self, board: str) -> None:
        """Ask for every connection to a board anew what it may do, and see to it."""
        self.reviews += 1
        there = list(self._visits.get(board, ()))
        if not there:
            return
        try:
            admissions = await self._admissions.of_board(board)
        except EmpathyboardError as error:
            for visit in there:
                _end(visit.connection, error)
            return
        for visit in there:
            await self._review(visit, admissions)

    async def _review(self, visit: Visit, admissions: Admissions) -> None:
        connection = visit.connection
        try:
            admission = await visit.admit(admissions)
        except EmpathyboardError as error:
            _end(connection, error)
        else:
            visit.admission = admission
            self._note_end(admission)
            connection.change_level(admission.level, names_hidden=admission.names_hidden)

    async def run(self) -> None:
        """See to rights that expire: once a second, as long as anybody is here by one."""
        while True:
            await self._expiring.wait()
            await self._clock.sleep(1)
            self._expiring.clear()
            now = self._clock.now()
            for board, visits in list(self._visits.items()):
                ends = [visit.admission.ends for visit in visits if visit.admission.ends]
                if ends and min(ends) <= now:
                    await self.review(board)
                elif ends:
                    self._expiring.set()

    # --- what changed beside the documents (P8) ---------------------------------------------

    def tell(self, board: str, subject: str, action: Action = Action.VIEW) -> None:
        """Tell whoever may do this on a board that something changed."""
        for visit in self._visits.get(board, ()):
            if allowed(visit.admission.level, action):
                visit.connection.tell(subject)

    def note_context(self, board: str) -> None:
        """Tell those who see one map of a board alone that what they see of the rest changed."""
        if board in self._visits and board not in self._to_tell:
            loop = asyncio.get_running_loop()
            self._to_tell[board] = loop.call_later(_CONTEXT_SECONDS, self._tell_context, board)

    def _tell_context(self, board: str) -> None:
        del self._to_tell[board]
        for visit in self._visits.get(board, ()):
            if not visit.admission.is_whole:
                visit.connection.tell("context")

    def introduce(self, participant: Participant) -> None:
        """Let a person's open connections bear what they now say of themselves."""
        for visit in self._visits.get(participant.board, ()):
            session = visit.admission.asker.session
            if session is not None and session.id == participant.session:
                visit.connection.introduce(participant)
        self.tell(participant.board, "people")


def _end(connection: Connection, error: EmpathyboardError) -> None:
    """Close a connection whose right ended, or cannot be read: nobody keeps such a one."""
    if isinstance(error, GoneError):
        connection.peer.close(Close.GONE, str(error))
    elif isinstance(error, UnknownError):
        connection.peer.close(Close.FORBIDDEN, "your access to this ended")
    else:
        # The client comes back and is asked then.
        connection.peer.close(Close.BROKEN, "your access could not be read")
