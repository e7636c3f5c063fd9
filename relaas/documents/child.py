"""The child process that typst runs in. It knows of Relaas only the templates beside it, and does one task.

A task comes as JSON on standard input; the answer goes to standard output, what went wrong to standard error. The last
line of standard error is the most memory that was held, in kilobytes.
"""

import json
import resource
import signal
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

import typst

TEMPLATES = Path(__file__).parent / "typst"
MOST_MEMORY = 2 * 1024**3  # bytes of address space; what is really held is far less


def main() -> int:
    task = json.load(sys.stdin)
    signal.alarm(task["seconds"] + 5)  # should the parent be gone
    with suppress(ValueError, OSError):  # not every system lets itself be limited
        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    try:
        answer = _carried_out(task)
    except typst.TypstError as error:
        sys.stderr.write(f"{error}\n{error.diagnostic}\n")
        return 1
    sys.stdout.buffer.write(answer)
    sys.stdout.flush()
    sys.stderr.write(f"{_most_held()}\n")
    return 0


def _carried_out(task: dict[str, Any]) -> bytes:
    """The current folder is empty: it is the root of what typst can read, and where it would look for packages."""
    compiler = typst.Compiler(
        (TEMPLATES / task["template"]).read_bytes(),
        root=".",
        ignore_system_fonts=not task["fonts_of_machine"],
        sys_inputs={"data": json.dumps(task["data"])},
        package_path=".",
        package_cache_path=".",
    )
    if task["ask"]:
        return compiler.query(task["ask"], field="value", one=True).encode()
    pdf = compiler.compile(format="pdf", pdf_tags=task["tagged"])
    if not isinstance(pdf, bytes):
        raise TypeError("typst gave no PDF")
    return pdf


def _most_held() -> int:
    status = Path("/proc/self/status")
    if not status.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return next(int(line.split()[1]) for line in status.read_text().splitlines() if line.startswith("VmHWM:"))


if __name__ == "__main__":
    sys.exit(main())
