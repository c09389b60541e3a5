"""Which files other sites may load: those of an embed's page, found by what names what (E22)."""

from pathlib import Path

from empathyboard.web.assets import loaded_by


def write(static: Path, **files: str) -> None:
    """Write files into assets, `__` for a dot; the page is beside them."""
    (static / "assets").mkdir()
    for name, text in files.items():
        (static / "assets" / name.replace("__", ".")).write_text(text)


def test_what_the_page_names_and_what_that_names(tmp_path: Path) -> None:
    write(
        tmp_path,
        embed__js='import "./shared.js"; const late = () => import("./late.js")',
        shared__js="",
        late__js="",
        embed__css="@font-face{src:url(/assets/font.woff2)}",
        font__woff2="",
        app__js='import "./shared.js"; import "./secret.js"',
        secret__js="",
    )
    (tmp_path / "embed.html").write_text(
        '<script src="/assets/embed.js"></script><link href="/assets/embed.css">'
    )

    found = loaded_by(tmp_path / "embed.html", tmp_path / "assets")

    assert found == {"embed.js", "shared.js", "late.js", "embed.css", "font.woff2"}


def test_without_such_a_page_nothing_is_open(tmp_path: Path) -> None:
    write(tmp_path, app__js="")

    assert loaded_by(tmp_path / "embed.html", tmp_path / "assets") == frozenset()


def test_files_that_name_each_other_end(tmp_path: Path) -> None:
    write(tmp_path, a__js="b.js missing.js", b__js="a.js")
    (tmp_path / "embed.html").write_text("a.js")

    assert loaded_by(tmp_path / "embed.html", tmp_path / "assets") == {"a.js", "b.js"}
