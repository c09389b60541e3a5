"""Who may do what: levels, actions and the one function that decides."""

from enum import IntEnum, StrEnum


class Level(IntEnum):
    """What a person may do on a board, each level including the one below it."""

    NONE = 0
    VIEW = 1
    COMMENT = 2
    EDIT = 3
    FACILITATE = 4
    OWN = 5


class Action(StrEnum):
    """Something a person asks for; every entry names the one it serves."""

    VIEW = "view"
    POINT = "point"
    COMMENT = "comment"
    EDIT = "edit"
    FACILITATE = "facilitate"
    EXPORT = "export"
    LINK = "link"
    DELETE = "delete"


_NEEDED = {
    Action.VIEW: Level.VIEW,
    Action.POINT: Level.COMMENT,
    Action.COMMENT: Level.COMMENT,
    Action.EDIT: Level.EDIT,
    Action.FACILITATE: Level.FACILITATE,
    Action.EXPORT: Level.EDIT,
    Action.LINK: Level.FACILITATE,
    Action.DELETE: Level.OWN,
}


def allowed(level: Level, action: Action) -> bool:
    """Tell whether someone of this level may do this; what is not listed is refused."""
    needed = _NEEDED.get(action)
    return needed is not None and level >= needed
