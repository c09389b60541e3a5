"""What comes in from files: whole boards, and tables of notes. Pure: bytes to plain values."""
