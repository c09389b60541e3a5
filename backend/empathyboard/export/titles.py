"""What a part of a board is called, and what it holds, in a line each."""

from empathyboard.export.facts import Told
from empathyboard.export.wish import Wish


def title_of(told: Told, wish: Wish) -> str:
    """Return the title of what is shown: the role and the section where there is but one."""
    parts = [told.title()]
    if wish.scope.role is not None:
        parts = [told.role(told.board.maps[0]), *parts]
    if wish.scope.section is not None:
        parts = [told.section(wish.scope.section), *parts]
    return " · ".join(parts)


def description_of(told: Told) -> str:
    """Return in one sentence what there is to see."""
    count = sum(len(each.content.notes) for each in told.board.maps)
    roles = ", ".join(told.role(each) for each in told.board.maps)
    notes = told.texts("embedPage.notes", count)
    return f"{notes}: {roles}" if roles else notes
