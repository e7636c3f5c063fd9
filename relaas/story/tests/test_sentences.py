"""Sentences: an entry is told with what it kept, also when its sentence has changed since."""

from collections.abc import Callable

import pytest

from relaas.story.sentences import Parameters, Sentence

OLD = {"name": "Bakkerij"}


def workplace(entry: Parameters) -> str:
    return f"{entry['name']} · {entry['function']}"


@pytest.mark.parametrize(
    ("detail", "told"),
    [("%(name)s at %(place)s", "Bakkerij at …"), (workplace, "…"), ("", "")],
)
def test_an_old_entry_is_told_without_what_it_lacks(detail: str | Callable[[Parameters], str], told: str) -> None:
    """A sentence may name more than it did when the entry was written; its page is drawn all the same."""
    assert Sentence("%(name)s", detail).told(OLD) == ("Bakkerij", told)
    assert OLD == {"name": "Bakkerij"}
