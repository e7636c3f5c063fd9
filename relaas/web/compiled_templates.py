"""Our templates as Jinja2 compiled them, kept for the next start: to compile those of a list was half a first page."""

from hashlib import sha1
from importlib.metadata import version
from pathlib import Path

from jinja2 import FileSystemBytecodeCache
from jinja2.bccache import Bucket


class CompiledTemplates(FileSystemBytecodeCache):
    """A file for each template in `folder`, which is made when it is first needed.

    A file is used for the same template, compiled by the same Jinja2 with the same code of this room; else it is made
    anew. Where nothing can be written each start compiles again.
    """

    def __init__(self, folder: Path) -> None:
        super().__init__(str(folder), pattern="%s")
        self._made_by = _fingerprint()

    def get_source_checksum(self, source: str) -> str:
        """What a kept file must have been made of."""
        return super().get_source_checksum(source + self._made_by)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep one, if that is possible."""
        try:
            Path(self.directory).mkdir(mode=0o700, exist_ok=True)
            super().dump_bytecode(bucket)
        except OSError:
            return


def _fingerprint() -> str:
    """Changes with Jinja2, and with any module that stands here: formats of constants are worked out beforehand."""
    facts = [f"{file.name} {file.stat().st_size} {file.stat().st_mtime_ns}" for file in _modules()]
    return sha1("\n".join([version("jinja2"), *facts]).encode(), usedforsecurity=False).hexdigest()


def _modules() -> list[Path]:
    return sorted(Path(__file__).parent.glob("*.py"))
