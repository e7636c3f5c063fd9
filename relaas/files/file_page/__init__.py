"""The page of one file (T14): where it stands, what it looks like, its versions, and what can be done with it."""
