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

    @property
    def word(self) -> str:
        """The level as it is written in the interface of programs."""
        return self.name.lower()

    @classmethod
    def of(cls, word: str) -> "Level":
        """Return the level of a word; ValueError where there is none."""
        if word not in LEVEL_WORDS:
            raise ValueError(f"There is no level {word!r}; there are {', '.join(LEVEL_WORDS)}.")
        return cls[word.upper()]


LEVEL_WORDS = tuple(level.word for level in Level)


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
    AUDIT = "audit"


_NEEDED = {
    Action.VIEW: Level.VIEW,
    Action.POINT: Level.COMMENT,
    Action.COMMENT: Level.COMMENT,
    Action.EDIT: Level.EDIT,
    Action.FACILITATE: Level.FACILITATE,
    Action.EXPORT: Level.EDIT,
    Action.LINK: Level.FACILITATE,
    Action.DELETE: Level.OWN,
    Action.AUDIT: Level.OWN,
}


def allowed(level: Level, action: Action) -> bool:
    """Tell whether someone of this level may do this; what is not listed is refused."""
    needed = _NEEDED.get(action)
    return needed is not None and level >= needed


def highest_to_give(level: Level) -> Level:
    """Return the highest level that someone of this level may give to others by link or token."""
    if not allowed(level, Action.LINK):
        return Level.NONE
    return Level.FACILITATE if level >= Level.OWN else Level.EDIT
