"""The pages of this room. Each view: right, find among the visible, form, verb, answer."""
