"""Actions, contact moments and notes out of a file (A1, A2, A4)."""
