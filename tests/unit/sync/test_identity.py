"""The stamp on presence: what is known by its bytes is the same as what is read (A60)."""

import json

import pytest

from empathyboard.domain.links import Participant
from empathyboard.sync.identity import Stamp, stamped

ANOUK = Participant("p1", "board", "session", 1, name="Anouk", colour="teal")
PROGRAM = Participant("p2", "board", "", 0)


def state(cursor: int, participant: str = '{"id":"x","name":"Someone"}', rest: str = "") -> bytes:
    return f'{{"participant":{participant},"cursor":[{cursor},2]{rest}}}'.encode()


@pytest.mark.parametrize("who", [ANOUK, PROGRAM], ids=["a person", "a program"])
@pytest.mark.parametrize(
    "second",
    [
        state(2),
        state(2, '{"id":"x","name":"Someone else"}'),
        state(2, "null"),
        state(2, rest=',"participant":{"id":"a lie"}'),
        state(2, rest=',"p\\u0061rticipant":{"id":"a lie"}'),
        state(2, rest=',"caret":{"note":"é"}'),
        b'{"cursor":[1,2]}',
        b"[]",
    ],
)
def test_stamp_that_saw_a_state_before_says_what_one_that_reads_says(
    who: Participant, second: bytes
) -> None:
    stamp = Stamp()
    assert stamp.on(state(1), who) == stamped(state(1), who)
    assert json.loads(stamp.on(second, who)) == json.loads(stamped(second, who))


def test_who_says_another_name_of_themselves_bears_it_from_then_on() -> None:
    stamp = Stamp()
    stamp.on(state(1), ANOUK)
    renamed = Participant("p1", "board", "session", 1, name="Anouk de Wit")
    assert b'"Anouk de Wit"' in stamp.on(state(2), renamed)
