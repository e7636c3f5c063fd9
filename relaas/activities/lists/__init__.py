"""The lists of actions, contact moments and notes, and what search, palette and the lists of relations have of them."""
