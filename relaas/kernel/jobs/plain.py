"""Values that both databases keep as JSON."""

from typing import Any


def plain(value: Any) -> Any:
    """The same without NUL, which PostgreSQL refuses in a JSON text."""
    if isinstance(value, str):
        return value.replace("\0", "")
    if isinstance(value, dict):
        return {plain(key): plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [plain(each) for each in value]
    return value
