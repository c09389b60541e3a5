"""A server whose protocol is one version ahead of this checkout's pages."""

import sys

from empathyboard.domain import protocol


def main() -> int:
    """Run the program as the next version would."""
    protocol.VERSION += 1
    # Only now, as the modules of the wire take the version over when they are imported.
    from empathyboard.__main__ import main as run

    return run()


if __name__ == "__main__":
    sys.exit(main())
