"""Master data (T2): facts about a party of types that the users make up themselves."""
