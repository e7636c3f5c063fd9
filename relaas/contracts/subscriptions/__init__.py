"""Lines of a contract that come back: what they are invoiced by, what they come to, and when they end (S1-S6)."""
