"""Where boards, maps and their documents are kept: in SQL, or in memory for tests."""
