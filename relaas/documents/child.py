"""The child process that typst runs in. It knows of Relaas only the templates beside it, and does one task.

A task comes on standard input as Python marshals it, its data as JSON; the answer goes to standard output, what went
wrong to standard error. The last line of standard error is the most memory that was held, in kilobytes.

Its argument is the folder of packages: it starts without `site`, and imports little, for each module costs every
document milliseconds. Letters that no font has are rare: only then comes what reads an error.
"""

import faulthandler
import marshal
import os
import resource
import sys

sys.path.append(sys.argv[1])
import typst

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

type Task = "dict[str, Any]"

TEMPLATES = os.path.join(os.path.dirname(__file__), "typst")  # noqa: PTH118, PTH120 - pathlib costs five milliseconds
STATUS = "/proc/self/status"
MISSING = r'(?:the text|the codepoint|codepoint) `"(.+?)"`(?= could not| |$)'
BOX = "\u25a1"  # stands for a letter that no font has
ROUNDS = 4
MOST_MEMORY = 2 * 1024**3  # bytes of address space; what is really held is far less


def main() -> int:
    task = marshal.load(sys.stdin.buffer)  # noqa: S302 - our own parent wrote it
    faulthandler.dump_traceback_later(task["seconds"] + 5, exit=True)  # should the parent be gone
    try:  # noqa: SIM105 - contextlib costs too
        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    except (ValueError, OSError):  # not every system lets itself be limited
        pass
    try:
        answer = _carried_out(task)
    except typst.TypstError as error:
        sys.stderr.write(f"{error}\n{error.diagnostic}\n")
        return 1
    sys.stdout.buffer.write(answer)
    sys.stdout.flush()
    sys.stderr.write(f"{_most_held()}\n")
    sys.stderr.flush()
    os._exit(0)  # without tidying up, which takes typst as long as a page


def _carried_out(task: Task) -> bytes:
    """What was asked. A letter that no font has, or that may not be kept for good, is drawn as a box."""
    data = task["data"]
    for _round in range(ROUNDS):
        try:
            return _drawn(task, data)
        except typst.TypstError as error:
            boxed = _boxed(data, error.diagnostic)
            if boxed == data:
                raise
            data = boxed
    return _drawn(task, data)


def _boxed(data: str, told: str) -> str:
    """The data with a box for each text that typst's error names; there `\\u{7}` is one letter."""
    import json
    import re

    def letter(found: "re.Match[str]") -> str:
        return chr(int(found[1], 16))

    missing = {re.sub(r"\\u\{([0-9a-f]+)\}", letter, each) for each in re.findall(MISSING, told, re.MULTILINE)}
    for letters in sorted(missing, key=len, reverse=True):
        data = data.replace(json.dumps(letters, ensure_ascii=False)[1:-1], BOX)
    return data


def _drawn(task: Task, data: str) -> bytes:
    """The current folder has only the files of the task: it is the root of what typst can read, and where it would
    look for packages.
    """
    with open(os.path.join(TEMPLATES, task["template"]), "rb") as file:  # noqa: PTH118, PTH123 - the same
        template = file.read()
    compiler = typst.Compiler(
        template,
        root=".",
        ignore_system_fonts=not task["fonts_of_machine"],
        sys_inputs={"data": data},
        package_path=".",
        package_cache_path=".",
    )
    if task["ask"]:
        return compiler.query(task["ask"], field="value", one=True).encode()
    if task["dots"]:
        return _first(compiler.compile(format="png", ppi=task["dots"]))
    return _first(
        compiler.compile(
            format="pdf",
            pdf_tags=task["tagged"],
            pdf_standards=["a-3a", "ua-1"] if task["for_good"] else [],
            timestamp=task["timestamp"],
        )
    )


def _first(made: bytes | list[bytes] | None) -> bytes:
    """Of a picture of many pages the first one; a PDF is whole."""
    first = made[0] if isinstance(made, list) else made
    if first is None:
        raise TypeError("typst gave nothing")
    return first


def _most_held() -> int:
    if not os.path.exists(STATUS):  # noqa: PTH110 - the same
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with open(STATUS) as lines:  # noqa: PTH123 - the same
        return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM:"))


if __name__ == "__main__":
    sys.exit(main())
