"""Addresses of pages about one row, looked up once: a page with a hundred rows has hundreds of them."""

from functools import cache

from django.urls import get_script_prefix, reverse

_MARK = "1000000000000001"  # stands for an id in the address that is kept


def address(name: str, id: int) -> str:
    """What `reverse(name, args=[id])` gives."""
    before, after = _around(name, get_script_prefix())
    return f"{before}{id}{after}"


@cache
def _around(name: str, _prefix: str) -> tuple[str, str]:
    before, after = reverse(name, args=[_MARK]).split(_MARK)
    return before, after
