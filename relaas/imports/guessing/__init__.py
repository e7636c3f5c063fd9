"""Guessing what the columns of a table are: by their headings, and by what stands in them."""
