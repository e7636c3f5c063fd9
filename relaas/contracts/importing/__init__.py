"""Bringing in contracts with their lines from a file: one row for each line."""
