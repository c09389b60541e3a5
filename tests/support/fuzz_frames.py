"""Frames that no honest page sends: real ones damaged, and new ones built from the grammar."""

import struct
from collections.abc import Mapping, Sequence
from random import Random
from typing import Any

import pycrdt

from empathyboard.document.encoding import sized, text, uint
from empathyboard.domain.protocol import VERSION, Message, Step
from empathyboard.sync import frames
from tests.support.client import note

BODIES = ("a", "één", "👍🏽 ok", "", "two\nlines", "👩‍👩‍👧", "x" * 40)
ROOTS = ("notes", "role", "meta", "roles", "elsewhere", "")
KEYS = ("text", "pos", "title", "section", "", "deleted")
JUNK = ("null", "{}", '{"cursor":[1,2]}', "[", "NaN", '"', "{}{}", '{"participant":{"id":1}}')
NUMBERS = (0, 1, 2, 3, 127, 128, 2**14, 2**31 - 1, 2**31, 2**32 - 1, 2**32, 2**53 - 1, 2**53)


def real_updates(chance: Random, count: int) -> list[bytes]:
    """Return the updates of two people who write, type, move and erase on one map."""
    people: list[pycrdt.Doc[Any]] = [pycrdt.Doc(client_id=chance.getrandbits(32)) for _ in range(2)]
    made: list[bytes] = []
    for _ in range(count):
        author, reader = chance.sample(people, 2)
        before = author.get_state()
        with author.transaction():
            _do_something(author, chance)
        made.append(author.get_update(before))
        reader.apply_update(made[-1])
    return made


def _do_something(person: "pycrdt.Doc[Any]", chance: Random) -> None:
    notes = person.get("notes", type=pycrdt.Map)
    keys = sorted(notes.keys())
    if not keys or chance.random() < 0.3:
        notes[f"n{chance.randrange(99)}"] = note(chance.choice(BODIES))
        return
    key = chance.choice(keys)
    match chance.randrange(6):
        case 0:
            del notes[key]
        case 1:
            notes[key]["pos"] = [chance.random(), float(chance.randrange(3000))]
        case 2:
            notes[key]["text"].clear()
        case 3:
            notes[key]["more"] = _value(chance, 3)
        case _:
            notes[key]["text"] += chance.choice(BODIES)


def _value(chance: Random, depth: int) -> Any:
    simple: list[Any] = [None, True, 7, 2.5, 2**40, "text", b"bytes"]
    if not depth or chance.random() < 0.6:
        return chance.choice(simple)
    return {"a": [_value(chance, depth - 1)], "b": _value(chance, depth - 1)}


class FrameMaker:
    """Makes frames for a room, from what its document knows."""

    def __init__(self, chance: Random, real: Sequence[bytes]) -> None:
        self.chance = chance
        self.real = real
        self.known: Mapping[int, int] = {}
        self._kinds = (
            (30, lambda: self._edit(self.damaged(chance.choice(real)))),
            (50, lambda: self._edit(self.built())),
            (4, lambda: self._edit(chance.choice(real))),
            (4, lambda: frames.ask_document(self._state_vector())),
            (6, self._presence),
            (4, lambda: self.damaged(self._edit(chance.choice(real)))),
            (1, lambda: uint(Message.HELLO) + uint(chance.choice([VERSION, *NUMBERS]))),
            (1, lambda: chance.randbytes(chance.randrange(40))),
        )

    def frame(self) -> bytes:
        """Return the next frame."""
        weights = [weight for weight, _ in self._kinds]
        return self.chance.choices(self._kinds, weights)[0][1]()

    def _edit(self, update: bytes) -> bytes:
        step = self.chance.choice((Step.STEP2, Step.UPDATE, Step.UPDATE, Step.UPDATE))
        return uint(Message.SYNC) + uint(step) + sized(update)

    # --- real ones, damaged --------------------------------------------------------------

    def damaged(self, data: bytes) -> bytes:
        """Return bytes with a few changes in them."""
        changed = bytearray(data)
        for _ in range(self.chance.choice((1, 1, 1, 2, 3, 8))):
            self._damage(changed)
        return bytes(changed)

    def _damage(self, data: bytearray) -> None:
        chance = self.chance
        at = chance.randrange(len(data) + 1)
        match chance.randrange(6):
            case 0:
                data[at : at + 1] = chance.randbytes(1)
            case 1:
                data[at:at] = chance.randbytes(1)
            case 2:
                del data[at : at + chance.randrange(1, 4)]
            case 3:
                data[at : at + 1] = uint(chance.choice(NUMBERS))
            case 4:
                other = chance.choice(self.real)
                start = chance.randrange(len(other) + 1)
                data[at : at + 9] = other[start : start + 9]
            case _:
                if at < len(data):
                    data[at] ^= 1 << chance.randrange(8)

    # --- new ones from the grammar -------------------------------------------------------

    def built(self) -> bytes:
        """Return an update that is well-formed and mostly in step, whatever it says."""
        chance = self.chance
        pool = [*self.known, 7, 8, chance.choice(NUMBERS[:-1])]
        clients = sorted(set(chance.choices(pool, k=chance.choice((0, 1, 1, 1, 2)))))
        body = uint(len(clients)) + b"".join(self._client(client) for client in clients)
        deleted = chance.choices(pool, k=chance.choice((0, 0, 1, 2)))
        return body + uint(len(deleted)) + b"".join(self._deletions(each) for each in deleted)

    def _client(self, client: int) -> bytes:
        chance = self.chance
        clock = self.known.get(client, 0) + chance.choice((0,) * 12 + (1, -1, -2, 5))
        structs = [self._struct() for _ in range(chance.choice((1, 1, 1, 2, 5)))]
        return uint(len(structs)) + uint(client) + uint(max(clock, 0)) + b"".join(structs)

    def _struct(self) -> bytes:
        chance = self.chance
        kind = chance.choice((0, 1, 3, 4, 4, 5, 6, 7, 7, 7, 8, 8, 8, 8, 2, 9, 10))
        if kind in (0, 10):
            return bytes([kind]) + uint(chance.choice((1, 1, 2, 5, 0)))
        info = kind | sum(bit for bit in (0x80, 0x40, 0x20) if chance.random() < 0.35)
        return bytes([info]) + self._place(info) + self._content(kind)

    def _place(self, info: int) -> bytes:
        place = b"".join(self._reference() for bit in (0x80, 0x40) if info & bit)
        if info & 0xC0:
            return place
        if self.chance.random() < 0.6:
            place = uint(1) + text(self.chance.choice(ROOTS))
        else:
            place = uint(0) + self._reference()
        return place + (text(self.chance.choice(KEYS)) if info & 0x20 else b"")

    def _reference(self) -> bytes:
        chance = self.chance
        client = chance.choice([*self.known, 7])
        most = max(1, self.known.get(client, 0))
        return uint(client) + uint(chance.choice((chance.randrange(most), most - 1, 0, most)))

    def _content(self, kind: int) -> bytes:
        chance = self.chance
        if kind == 8:
            values = [self._any(3) for _ in range(chance.choice((1, 1, 1, 2, 3)))]
            return uint(len(values)) + b"".join(values)
        return {
            1: uint(chance.choice((1, 1, 2, 5, 0))),
            4: text(chance.choice(BODIES)),
            5: text(chance.choice(JUNK)),
            6: text(chance.choice(("bold", "", "x"))) + text(chance.choice(JUNK)),
            7: uint(chance.choice((0, 1, 2, 2, 1, 3, 6))),
        }.get(kind, sized(chance.randbytes(3)))

    def _any(self, depth: int) -> bytes:
        chance = self.chance
        tag = chance.choice((116, 117, 118, 119, 120, 121, 122, 123, 124, 125, 126, 127))
        if tag in (117, 118):
            count = chance.randrange(3) if depth else 0
            named = [text("k") if tag == 118 else b"" for _ in range(count)]
            return bytes([tag, count]) + b"".join(key + self._any(depth - 1) for key in named)
        fixed = {122: struct.pack(">q", 2**60), 123: struct.pack(">d", 0.1), 124: b"\x7f\x80\0\0"}
        last = {116: sized(b"b"), 119: text(chance.choice(BODIES)), 125: b"\x41"}
        return bytes([tag]) + fixed.get(tag, b"") + last.get(tag, b"")

    def _deletions(self, client: int) -> bytes:
        chance = self.chance
        most = max(1, self.known.get(client, 0))
        ranges = chance.choice((1, 1, 2))
        return (
            uint(client)
            + uint(ranges)
            + b"".join(
                uint(chance.randrange(most)) + uint(chance.choice((1, 1, 2, 0)))
                for _ in range(ranges)
            )
        )

    # --- everything else -----------------------------------------------------------------

    def _state_vector(self) -> bytes:
        chance = self.chance
        entries = [(client, chance.randrange(clock + 2)) for client, clock in self.known.items()]
        entries += [(chance.choice(NUMBERS), chance.choice(NUMBERS)) for _ in range(2)]
        picked = chance.sample(entries, chance.randrange(len(entries) + 1))
        data = uint(len(picked)) + b"".join(uint(client) + uint(clock) for client, clock in picked)
        return self.damaged(data) if chance.random() < 0.3 else data

    def _presence(self) -> bytes:
        chance = self.chance
        entries = [
            uint(chance.choice(NUMBERS)) + uint(chance.choice(NUMBERS)) + text(chance.choice(JUNK))
            for _ in range(chance.randrange(3))
        ]
        payload = uint(len(entries)) + b"".join(entries)
        frame = frames.tell_presence(payload)
        return self.damaged(frame) if chance.random() < 0.5 else frame
