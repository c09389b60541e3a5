"""Memory: looked through seldom, and given back to the machine once it was freed."""

import ctypes
import gc
import sys

_NEW_OBJECTS = 5_000
"""So many new ones, in place of 700, before Python looks for rings among them."""


def settle_in() -> None:
    """Have Python look for rings among what comes from now on, not among the program itself.

    A busy server spends a sixth of its time on that otherwise.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(_NEW_OBJECTS, 20, 20)


def give_back() -> None:
    """Have the C library give back what documents held that are gone.

    glibc keeps it for later otherwise: after 500 maps 130 MB. Takes some milliseconds, in any
    thread, and holds up only whoever asks for memory meanwhile.
    """
    if sys.platform == "linux":
        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
        if trim is not None:
            trim(0)
