"""Where the data that both sides read and the built frontend lie.

An installed package carries them inside; a checkout has them beside the code, because an
editable install brings no files of its own.
"""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_CHECKOUT = _PACKAGE.parent.parent


def shared_dir() -> Path:
    """Returns the folder with catalogue, limits, protocol and locales."""
    inside, beside = _PACKAGE / "shared_data", _CHECKOUT / "shared"
    if inside.is_dir():
        return inside
    if (beside / "locales").is_dir():
        return beside
    raise FileNotFoundError(
        f"The shared data is neither at {inside} nor at {beside}: install a wheel of `make build`."
    )


def package_dir() -> Path:
    """Returns the folder of the installed code, for files that lie beside it."""
    return _PACKAGE


def static_dir() -> Path:
    """Returns the folder with the built frontend, index.html among it."""
    static = _PACKAGE / "static"
    if (static / "index.html").is_file():
        return static
    raise FileNotFoundError(
        f"The built frontend is not at {static}: start with `make run`, "
        "or install a wheel of `make build`."
    )
