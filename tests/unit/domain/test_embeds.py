"""Which addresses may frame an embed, and the names of its maps."""

import pytest

from empathyboard.domain.embeds import frame_origin, map_name
from empathyboard.domain.ids import is_id, new_id


@pytest.mark.parametrize(
    ("address", "origin"),
    [
        ("https://wiki.example", "https://wiki.example"),
        (" https://wiki.example/ ", "https://wiki.example"),
        ("HTTPS://Wiki.Example:443", "https://wiki.example"),
        ("https://wiki.example:8443", "https://wiki.example:8443"),
        ("http://wiki", "http://wiki"),
        ("http://10.0.0.7:6875", "http://10.0.0.7:6875"),
        ("https://café.example", "https://xn--caf-dma.example"),
    ],
)
def test_address_of_a_site_becomes_its_origin(address: str, origin: str) -> None:
    """E21."""
    assert frame_origin(address) == origin


@pytest.mark.parametrize(
    "address",
    [
        *("", "*", "wiki.example", "//wiki.example", "https://", "https://*.example", "null"),
        *("javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "ftp://wiki.example"),
        *("https://wiki.example/page", "https://wiki.example?x", "https://wiki.example#x"),
        *("https://me@wiki.example", "https://me:pw@wiki.example", "https://wiki.example:port"),
        *(
            "https://wiki.example:99999",
            "https://wiki example",
            "https://wiki.example;",
            "https://a'b",
        ),
        *(
            "https://wiki.example 'self'",
            "https://wiki.example\nX: y",
            "https://[::1]:80",
            "https://-a",
        ),
        *("https://wiki..example", "https://" + "a" * 64, "https://\ud83d.example"),
    ],
)
def test_anything_else_is_refused_and_named(address: str) -> None:
    """E21: what would widen a header, or end it, never gets into one."""
    with pytest.raises(ValueError, match="no address of a site") as refused:
        frame_origin(address)

    assert repr(address) in str(refused.value)


def test_map_has_another_name_for_every_token_and_none_is_its_id() -> None:
    """E6."""
    token, board_map = new_id(), new_id()

    name = map_name(token, board_map)

    assert is_id(name)
    assert name == map_name(token, board_map)
    assert len({name, board_map, map_name(new_id(), board_map), map_name(token, new_id())}) == 4
