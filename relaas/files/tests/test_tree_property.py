"""T14: whatever sequence of uploads, moves, renames, versions, deletes and undo: the tree stays a tree, and every byte
that was ever uploaded is still there."""

import hashlib
from collections.abc import Sequence
from typing import Any

from django.db import connection, transaction
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from relaas.files.adding import ReceivedFile, add_files
from relaas.files.folders import delete, make_folder, move, rename, show_in_portal
from relaas.files.invariants import files_that_are_not_their_newest_version, trees_that_are_none
from relaas.files.models import File, FileVersion, Item
from relaas.files.names import LONGEST
from relaas.files.tests.test_tree import received
from relaas.files.versions import add_version, restore_version
from relaas.kernel.models import StoredFile
from relaas.kernel.refusals import Refused
from relaas.kernel.storage import open_stored
from relaas.kernel.subjects import Subject, subject_of
from relaas.parties.merging.merge import merge
from relaas.parties.models import Party
from relaas.parties.registration import register_organization
from relaas.parties.tests.conftest import BY
from relaas.story.models import Transaction
from relaas.story.undoing import undo

names = st.one_of(
    st.sampled_from(["a", "A", "b", "c.txt", "C.TXT", "../../x", "..", "é", "É", "e\u0301", "con.pdf", ""]),
    st.text(max_size=3),
    st.just("x" * (LONGEST + 1)),
)
which = st.integers(0, 30)
contents = st.sampled_from(["een", "twee", "drie", ""])


class Trees(RuleBasedStateMachine):
    """Two relations with a tree each, and somebody who does anything at all."""

    def __init__(self) -> None:
        super().__init__()
        self._block = transaction.atomic()
        self._block._from_testcase = True  # type: ignore[attr-defined] # verbs stand in no transaction but a test's
        self._block.__enter__()
        self._parties = [register_organization(facts={"name": f"Bakkerij {each}"}, by=BY) for each in (1, 2)]
        self._first = Transaction.objects.latest("pk").pk
        self._uploaded: dict[str, bytes] = {}

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self._block.__exit__(None, None, None)

    @rule(
        files=st.lists(st.tuples(names, contents, st.lists(names, max_size=2)), min_size=1, max_size=3),
        at=which, tree=which, beside=st.booleans(),
    )  # fmt: skip
    def upload(self, files: Sequence[tuple[str, str, list[str]]], at: int, tree: int, beside: bool) -> None:
        given = [ReceivedFile(name, self._received(content), tuple(path)) for name, content, path in files]
        holder = self._holder(tree)
        self._try(lambda: add_files(given, holder=holder, folder=self._place(holder, at), beside=beside, by=BY))

    @rule(name=names, at=which, tree=which)
    def new_folder(self, name: str, at: int, tree: int) -> None:
        holder = self._holder(tree)
        self._try(lambda: make_folder(holder=holder, parent=self._place(holder, at), name=name, by=BY))

    @precondition(lambda self: Item.objects.exists())
    @rule(name=names, item=which)
    def rename_one(self, name: str, item: int) -> None:
        self._try(lambda: rename(self._item(item), name=name, by=BY))

    @precondition(lambda self: Item.objects.exists())
    @rule(items=st.lists(which, min_size=1, max_size=3), to=which, tree=which)
    def move_some(self, items: list[int], to: int, tree: int) -> None:
        chosen = [self._item(each) for each in items]
        target = self._place(self._holder(tree), to)
        self._try(lambda: move(chosen, to=target, by=BY))

    @precondition(lambda self: File.objects.exists())
    @rule(file=which, content=contents)
    def new_version(self, file: int, content: str) -> None:
        self._try(lambda: add_version(self._file(file), self._received(content), by=BY))

    @precondition(lambda self: File.objects.exists())
    @rule(file=which, number=st.integers(0, 3))
    def old_version(self, file: int, number: int) -> None:
        self._try(lambda: restore_version(self._file(file), number, by=BY))

    @precondition(lambda self: Item.objects.exists())
    @rule(items=st.lists(which, min_size=1, max_size=2))
    def delete_some(self, items: list[int]) -> None:
        self._try(lambda: delete([self._item(each) for each in items], by=BY))

    @precondition(lambda self: Item.objects.exists())
    @rule(item=which, shown=st.booleans())
    def portal(self, item: int, shown: bool) -> None:
        self._try(lambda: show_in_portal([self._item(item)], shown=shown, by=BY))

    @rule(back=st.integers(0, 6))
    def undo_one(self, back: int) -> None:
        """Of the last few: also of what others were built on, and of an undo."""
        done = list(Transaction.objects.filter(pk__gt=self._first).order_by("-pk")[back : back + 1])
        if done:
            self._try(lambda: undo(done[0], by=BY))

    @rule()
    def merge_both(self) -> None:
        there = list(Party.objects.order_by("pk"))
        if len(there) == 2:
            self._try(lambda: merge(there[0], there[1], by=BY))

    @invariant()
    def every_tree_is_a_tree(self) -> None:
        connection.check_constraints(["files_item", "files_fileversion"])  # which a test never comes to by itself
        assert trees_that_are_none() == []
        assert files_that_are_not_their_newest_version() == []

    @invariant()
    def every_byte_is_there(self) -> None:
        kept = {stored.name: stored for stored in StoredFile.objects.filter(name__in=self._uploaded)}
        for name, content in self._uploaded.items():
            if name in kept:
                assert open_stored(kept[name]).read() == content
        shown = set(FileVersion.objects.values_list("stored__name", flat=True))
        assert shown <= kept.keys()

    def _received(self, content: str) -> Any:
        given = received(content)
        self._uploaded[hashlib.sha256(content.encode()).hexdigest()] = content.encode()
        return given

    def _try(self, deed: Any) -> None:
        """What is refused has changed nothing."""
        before = self._all()
        try:
            deed()
        except Refused:
            assert self._all() == before

    def _all(self) -> list[Any]:
        return [*Item.objects.order_by("pk").values_list(), *FileVersion.objects.order_by("pk").values_list()]

    def _holder(self, number: int) -> Subject:
        there = list(Party.objects.order_by("pk"))
        return subject_of(there[number % len(there)])

    def _place(self, holder: Subject, number: int) -> Item | None:
        places: list[Item | None] = [None, *Item.objects.of(holder).order_by("pk")]  # a file too, as an old page says
        return places[number % len(places)]

    def _item(self, number: int) -> Item:
        there = list(Item.objects.order_by("pk"))
        return there[number % len(there)]

    def _file(self, number: int) -> Item:
        there = list(Item.objects.files().order_by("pk"))
        return there[number % len(there)]


def test_whatever_is_done_a_tree_stays_a_tree_and_no_byte_is_lost(db: None) -> None:
    examples = max(10, settings().max_examples // 20)
    run_state_machine_as_test(Trees, settings=settings(max_examples=examples, stateful_step_count=16, deadline=None))
