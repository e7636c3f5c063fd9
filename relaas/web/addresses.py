"""Addresses of pages that a screen links to again and again."""

from functools import cache

from django.urls import reverse


def numbered(name: str, number: int) -> str:
    """The address of a named page that ends in the number of its record: `/activiteiten/12/`.

    Django is asked once for each name: a story has a hundred such links, and writing one took longer than drawing it.
    """
    return f"{_before(name)}{number}/"


@cache
def _before(name: str) -> str:
    return reverse(name, args=[0]).removesuffix("0/")
