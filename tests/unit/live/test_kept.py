"""What is kept and what goes: the latest used, up to a number of bytes."""

from empathyboard.live.kept import Kept


def test_value_is_found_again() -> None:
    kept: Kept[str] = Kept(10)
    kept.keep("a", "A", b"1234")

    assert (kept.find("a"), kept.find("b"), kept.size) == ("A", None, 4)


def test_least_used_goes_first() -> None:
    kept: Kept[str] = Kept(10)
    kept.keep("a", "A", b"1234")
    kept.keep("b", "B", b"1234")
    kept.find("a")
    kept.keep("c", "C", b"1234")

    assert [kept.find(key) for key in "abc"] == ["A", None, "C"]
    assert kept.size == 8


def test_same_key_counts_once() -> None:
    kept: Kept[str] = Kept(10)
    kept.keep("a", "old", b"123456")
    kept.keep("a", "new", b"12")

    assert (kept.find("a"), kept.size) == ("new", 2)


def test_one_that_is_larger_than_all_room_drives_nothing_out() -> None:
    kept: Kept[str] = Kept(10)
    kept.keep("a", "A", b"1234")
    kept.keep("b", "B", b"12345678901")

    assert (kept.find("a"), kept.find("b")) == ("A", None)
