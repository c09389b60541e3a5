"""Measures the product as it is, beside others in the same run (see README.md here).

`python -m bench` measures every family; `python -m bench servers` one of them.
"""

import sys
from collections.abc import Callable

from bench import compare_servers

FAMILIES: dict[str, Callable[[], bool]] = {"servers": compare_servers.main}
"""What can be measured; each tells whether all went well."""


def main(wanted: list[str]) -> int:
    """Measure families one after the other, all of them unless some are named."""
    unknown = [name for name in wanted if name not in FAMILIES]
    if unknown:
        sys.exit(f"There is no {unknown[0]!r} to measure; there are {', '.join(FAMILIES)}.")
    went_well = [FAMILIES[name]() for name in wanted or FAMILIES]
    return 0 if all(went_well) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
