"""Joining PDFs into one, in a process of its own: pypdf holds all of it in memory.

`python joining.py TITLE LANGUAGE OUTPUT INPUT…`. What is joined has no tags any more, for pypdf does not join them.
"""

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

SECONDS = 120


def join(pieces: Sequence[Path], target: Path, *, title: str, language: str) -> None:
    """Write the pieces behind each other. Raises `subprocess.SubprocessError` when that does not succeed."""
    subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-I", str(Path(__file__)), title, language, str(target), *map(str, pieces)],
        check=True, timeout=SECONDS, capture_output=True, env={},
    )  # fmt: skip


def main(title: str, language: str, target: str, *pieces: str) -> None:
    from pypdf import PdfWriter
    from pypdf.generic import NameObject, TextStringObject

    with PdfWriter() as writer:
        for piece in pieces:
            writer.append(piece, import_outline=False)
        writer.add_metadata({"/Title": title})
        writer.root_object[NameObject("/Lang")] = TextStringObject(language)
        writer.write(target)


if __name__ == "__main__":
    main(*sys.argv[1:])
