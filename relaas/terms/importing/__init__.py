"""The columns of a file of relations that belong to this room: read, compared with what stands, written in sets."""
