"""Bank accounts and mandates (P9): an IBAN counts when a second user has confirmed it."""
