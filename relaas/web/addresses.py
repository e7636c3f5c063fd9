"""Addresses of pages about one row, looked up once: a page with a hundred rows has hundreds of them."""

from functools import cache

from django.urls import get_script_prefix, reverse

_MARK = "1000000000000001"  # stands for an id in the address that is kept


def address(name: str, *of: int | str) -> str:
    """What `reverse(name, args=of)` gives, where the last of these is an id and any before it one of a few words."""
    *words, id = of
    before, after = _around(get_script_prefix(), name, *words)
    return f"{before}{id}{after}"


@cache
def _around(_prefix: str, name: str, *words: int | str) -> tuple[str, str]:
    before, after = reverse(name, args=[*words, _MARK]).split(_MARK)
    return before, after
