"""Measures the server beside others in the same run (see README.md here)."""

import sys

from bench.compare_servers import main

if __name__ == "__main__":
    sys.exit(0 if main() else 1)
