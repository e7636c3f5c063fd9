"""What is said in the demonstration. Pure."""

from collections import Counter
from random import Random

from relaas.activities.models import Channel
from relaas.demo.conversations import ANY, MOMENTS, MOST, Repertoire, asides, notes, talks
from relaas.demo.jobs import jobs


def test_what_may_be_said_can_be_written_down() -> None:
    known = talks()
    assert len({each.text for each in known}) == len(known) >= 150
    for each in known:
        assert each.job in {ANY, *(job.key for job in jobs())}, each
        assert each.moment in MOMENTS, each
        assert each.channel in Channel.values, each
        assert "{" not in each.text.replace("{voornaam}", ""), each
        assert each.text.endswith((".", "?", "!")), each
        assert len(each.next) <= 200
    assert all(line and not line.startswith(" ") for line in asides())
    assert all(note.title and note.text.endswith((".", "?", "!")) for note in notes())


def test_nothing_is_heard_often_nor_twice_by_anybody() -> None:
    repertoire = Repertoire(Random("test"))  # noqa: S311 - the same each time is what is wanted
    heard: Counter[str] = Counter()
    for company in ("bakker", "bouw", "kaas"):
        said = [talk for _time in range(60) if (talk := repertoire.talk("zon", "asked", company))]
        assert len(said) == len(set(said))
        heard.update(talk.text for talk in said)
    assert heard
    assert max(heard.values()) <= MOST
    assert repertoire.talk("zon", "asked", "wapen") is None
