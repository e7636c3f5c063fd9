"""Reading a file: what it is, how it is written, and its rows as text. Knows nothing of what the rows mean."""
