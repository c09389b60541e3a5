"""Every test of the content runs on the examples of both languages."""

import pytest

from empathyboard.domain.example import Example, read_example


@pytest.fixture(params=["en", "nl"])
def locale(request: pytest.FixtureRequest) -> str:
    """The language of the example."""
    found: str = request.param
    return found


@pytest.fixture
def example(locale: str) -> Example:
    """The example of that language."""
    return read_example(locale)
