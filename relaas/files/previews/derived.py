"""What was drawn of files, kept to be shown again: a cache on this machine, that anybody may empty.

A name starts with the digest of the bytes it was drawn of, so what stands there is never out of date.
"""

import os
from contextlib import suppress
from datetime import time
from pathlib import Path
from tempfile import NamedTemporaryFile

from django.conf import settings

from relaas.kernel import clock
from relaas.kernel.schedule import daily

KEPT = 30 * 24 * 3600  # seconds since it was last shown
MOST = 1024**3  # bytes of all together


def find(name: str) -> bytes | None:
    """What stands under this name, which is then fresh again; None where nothing does."""
    place = _place(name)
    with suppress(OSError):
        content = place.read_bytes()
        os.utime(place)
        return content
    return None


def keep(name: str, content: bytes) -> None:
    """Let this stand under the name, whole or not at all. A full disk is no reason to show nothing."""
    place = _place(name)
    with suppress(OSError):
        place.parent.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=place.parent, prefix=".writing-", delete=False) as writing:
            try:
                writing.write(content)
                writing.flush()
            except OSError:
                Path(writing.name).unlink()
                raise
        Path(writing.name).replace(place)


@daily("previews.sweep", at=time(3, 16))
def sweep() -> None:
    """Remove what was not shown for thirty days, and of the rest the oldest beyond a gigabyte."""
    root = Path(settings.PREVIEWS_ROOT)
    found = []
    for place in root.glob("*/*"):
        with suppress(FileNotFoundError):
            stat = place.stat()
            found.append((stat.st_mtime, stat.st_size, place))
    room, oldest = MOST, clock.now().timestamp() - KEPT
    for shown_at, size, place in sorted(found, reverse=True):
        room -= size
        if room < 0 or shown_at < oldest:
            place.unlink(missing_ok=True)


def _place(name: str) -> Path:
    return Path(settings.PREVIEWS_ROOT) / name[:2] / name
