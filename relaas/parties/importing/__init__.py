"""Bringing in relations and persons out of a file: what columns mean, how cells are read, who is who, and writing."""
