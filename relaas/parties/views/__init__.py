"""The pages of this room, a module per card. Each view: right, find among the visible, form, verb, answer."""
