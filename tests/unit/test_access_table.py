"""The table of levels that the interface reads is the one that the server asks."""

import json

from empathyboard.domain.access import Action, Level, allowed
from empathyboard.paths import shared_dir


def test_interface_and_server_agree_on_every_level_and_action() -> None:
    table = json.loads((shared_dir() / "access.json").read_text(encoding="utf-8"))
    levels = {name: Level[name.upper()] for name in table["levels"]}
    assert [*levels.values()] == list(Level)
    assert set(table["needs"]) == {action.value for action in Action}
    for name, needed in table["needs"].items():
        for level in levels.values():
            assert allowed(level, Action(name)) == (level >= levels[needed]), (name, level)
