"""Verbs over many parties at once: the same facts, checks and story as those over one, in sets."""
