"""Making the next thing in a process beside, while the one before it is used: two processors for one long job."""

import gc
import pickle
import signal
import threading
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager, suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection

from django.db import connection, connections

from relaas.kernel.collecting import without_collecting

_NO_MORE = b""
_POOL = "pool-"  # so psycopg names the threads of its pools


def can_be_beside() -> bool:
    """Whether this process may be doubled: nothing is written yet that only its own connection sees, and it has one
    thread, for a lock that another holds would stay locked in the double. A pool of connections is closed before."""
    main = threading.main_thread()
    others = [thread for thread in threading.enumerate() if thread is not main and not thread.name.startswith(_POOL)]
    return not others and threading.current_thread() is main and not connection.in_atomic_block


@contextmanager
def one_ahead[Thing, News](making: Generator[Thing, News], news: Callable[[], News]) -> Iterator[Iterator[Thing]]:
    """Within this block the things that `making` gives, each made in a forked process while the one before is used.

    Each time one is taken, `making` is sent the `news`: what is known here by then, which is how it became with the one
    before; it goes on at once. Things and news are copied (pickle). What is raised while a thing is made is raised
    where it is taken. When the block ends, or this process does in whatever way, so does the other.
    """
    forking = get_context("fork")
    here, there = forking.Pipe()
    let_go_of_databases()
    gc.freeze()  # what is there already is looked through by neither, and so stays shared
    beside = forking.Process(target=_make, args=(making, there, here), daemon=True)
    beside.start()
    there.close()
    try:
        yield _each(here, news)
    finally:
        here.close()
        beside.terminate()
        beside.join()
        gc.unfreeze()


def _each[Thing, News](here: Connection, news: Callable[[], News]) -> Iterator[Thing]:
    while (told := here.recv_bytes()) != _NO_MORE:
        with suppress(ConnectionError):  # who told of an error waits for no news
            here.send_bytes(_written(news()))
        with without_collecting():
            thing, error = pickle.loads(told)  # noqa: S301 - of our own double
        if error:
            raise error
        yield thing


def _make[Thing, News](making: Generator[Thing, News], there: Connection, here: Connection) -> None:
    here.close()  # so that the end of the other process is seen
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    try:
        thing = next(making, None)
        while thing is not None:
            with without_collecting():
                told = _written((thing, None))
            there.send_bytes(told)
            try:
                thing = making.send(pickle.loads(there.recv_bytes()))  # noqa: S301 - of our own double
            except StopIteration:
                break
        there.send_bytes(_NO_MORE)
    except (EOFError, BrokenPipeError):
        return  # nobody waits for it any more
    except Exception as error:
        there.send_bytes(_written((None, error)))


def _written(thing: object) -> bytes:
    """As `Connection.send` would, without looking up first what other programs would do with each object."""
    return pickle.dumps(thing, pickle.HIGHEST_PROTOCOL)


def let_go_of_databases() -> None:
    """No connection is used on both sides of a fork; each opens its own when it asks something."""
    for each in connections.all(initialized_only=True):
        each.close()
        if each.vendor == "postgresql":
            each.close_pool()  # type: ignore[attr-defined] # its threads do not survive a fork
