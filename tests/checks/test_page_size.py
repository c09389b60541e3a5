"""The page of a board stays small: what is not needed at first sight comes later."""

import random
from pathlib import Path

import pytest

from empathyboard.paths import static_dir
from scripts.frontend import is_built
from scripts.page_size import MOST_BYTES, MOST_EMBED_BYTES, page_bytes


def test_scripts_of_a_board_stay_below_the_bar() -> None:
    static = static_dir()
    if not is_built():
        pytest.fail("Build the pages first: make backend/empathyboard/static/index.html")
    assert 100_000 < page_bytes(static) <= MOST_BYTES


def test_script_of_an_embed_stays_below_its_bar() -> None:
    assert 20_000 < page_bytes(static_dir(), "embed.html") <= MOST_EMBED_BYTES


def test_every_script_that_the_page_names_counts(tmp_path: Path) -> None:
    (tmp_path / "assets").mkdir()
    for name in ("main", "early", "late"):
        (tmp_path / f"assets/{name}.js").write_bytes(random.Random(name).randbytes(50_000))
    (tmp_path / "index.html").write_text(
        '<script type="module" src="/assets/main.js"></script>'
        '<link rel="modulepreload" href="/assets/early.js">'
    )
    assert 100_000 < page_bytes(tmp_path) < 101_000
