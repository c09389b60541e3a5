"""Rooms in time: opening, committing, releasing, unloading."""
