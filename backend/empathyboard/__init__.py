"""Empathyboard: a real-time collaborative empathy-map whiteboard."""
