"""Shared data and pages are found in a wheel first, beside the code in a checkout else."""

from pathlib import Path

import pytest

from empathyboard import paths


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty checkout with the package in it."""
    package = tmp_path / "backend" / "empathyboard"
    package.mkdir(parents=True)
    monkeypatch.setattr(paths, "_PACKAGE", package)
    monkeypatch.setattr(paths, "_CHECKOUT", tmp_path)
    return tmp_path


def test_checkout_has_its_shared_data_beside_the_code(checkout: Path) -> None:
    (checkout / "shared" / "locales").mkdir(parents=True)
    assert paths.shared_dir() == checkout / "shared"


def test_wheel_brings_its_own_shared_data(checkout: Path) -> None:
    (checkout / "shared" / "locales").mkdir(parents=True)
    inside = checkout / "backend" / "empathyboard" / "shared_data"
    inside.mkdir()
    assert paths.shared_dir() == inside


def test_missing_shared_data_is_said_with_what_to_do(checkout: Path) -> None:
    with pytest.raises(FileNotFoundError, match="make build"):
        paths.shared_dir()


def test_pages_lie_inside_the_package(checkout: Path) -> None:
    static = checkout / "backend" / "empathyboard" / "static"
    static.mkdir()
    (static / "index.html").touch()
    assert paths.static_dir() == static


def test_missing_pages_are_said_with_what_to_do(checkout: Path) -> None:
    with pytest.raises(FileNotFoundError, match="make run"):
        paths.static_dir()
