"""Maintained lists (K6): rows that users keep under Beheer and choose elsewhere. Every room keeps its own this way."""
