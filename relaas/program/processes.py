"""What every child process of ours has in common: it never outlives its parent."""

import ctypes
import os
import signal
import sys

PR_SET_PDEATHSIG = 1


def die_with_parent(number: signal.Signals = signal.SIGTERM) -> None:
    """Run in a child when it starts: the kernel sends it this signal when its parent is gone, even by SIGKILL.

    Only Linux can do this; elsewhere a child has to look at `parent_is_gone` now and then.
    """
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, number)


def parent_is_gone(parent: int) -> bool:
    """Whether the process that started us (its id, taken at the start) has ended."""
    return os.getppid() != parent
