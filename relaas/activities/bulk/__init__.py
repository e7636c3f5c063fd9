"""Verbs over many activities at once: the same checks and story as those over one, in sets."""
