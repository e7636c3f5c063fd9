"""What every child process of ours has in common: it never outlives its parent."""

import ctypes
import os
import signal
import sys

PR_SET_PDEATHSIG = 1


def die_with_parent() -> None:
    """Run in a child just before it starts its program: the kernel ends it when its parent is gone, even by SIGKILL.

    Only Linux can do this; elsewhere the child watches its parent itself (`parent_is_gone`).
    """
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def parent_is_gone(parent: int) -> bool:
    """Whether the process that started us (its id, taken at the start) has ended."""
    return os.getppid() != parent
