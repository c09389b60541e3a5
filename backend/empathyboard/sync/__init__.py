"""The protocol and the room: synchronous, without sockets, clocks or tasks."""
