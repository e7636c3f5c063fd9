"""Icons are read by many threads at once: the first pages after a start."""

import sys
from concurrent.futures import ThreadPoolExecutor

from relaas.web import icons


def test_many_threads_read_icons_at_once() -> None:
    """The package's archive finds its place by the one that whoever reads last left it at."""
    names = [name.removesuffix(".svg") for name in icons.drawings().namelist() if name.endswith(".svg")][:150]
    drawn = [icons._lines(name) for name in names]
    usual = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(8) as threads:
            found = list(threads.map(lambda _person: [icons._lines(name) for name in names], range(8)))
    finally:
        sys.setswitchinterval(usual)
    assert found == [drawn] * 8
