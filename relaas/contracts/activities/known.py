"""What contracts make known to activities, and hang on the page of a contract for them (A1, A2)."""

from relaas.contracts.activities import about, jotting

__all__ = ["about", "jotting"]
