"""The lists of subscriptions, and what search, palette and the first page have of them."""
