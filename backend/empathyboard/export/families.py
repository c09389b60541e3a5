"""The typefaces that exports are set in, and where our own lies."""

from pathlib import Path

from empathyboard.paths import shared_dir

FAMILY = "Atkinson Hyperlegible Next"
EMOJI = "Noto Color Emoji"
EAST_ASIA = "Noto Sans CJK SC"


def font_folder() -> Path:
    """Return the folder with our own fonts."""
    return shared_dir() / "fonts"
