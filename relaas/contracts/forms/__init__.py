"""What this room asks; the verbs judge."""
