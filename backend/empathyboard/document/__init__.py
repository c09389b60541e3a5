"""Boards and maps as Yjs documents."""
