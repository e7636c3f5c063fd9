"""Bringing rows in, stopping, going on, and taking all of it back."""

import json
from datetime import timedelta

import pytest
from django.core.files.base import ContentFile

from relaas.imports.importer import CHUNK
from relaas.imports.mapping import applied, chosen, fitting, keep_mapping
from relaas.imports.models import Import, ImportedSet, Mapping
from relaas.imports.preparing import choose, importer_of, start_check, start_import, take_in
from relaas.imports.running import import_rows
from relaas.imports.sweeping import sweep
from relaas.imports.telling import pieces_of_report, said_in
from relaas.imports.tests.conftest import FILE, Take, done
from relaas.imports.tests.dumping import dump
from relaas.imports.undoing import start_undoing
from relaas.kernel import clock, jobs, passing
from relaas.kernel.actors import COMMAND_LINE, Actor
from relaas.kernel.jobs import Job, cancel, do_here
from relaas.kernel.models import PassingFile
from relaas.kernel.refusals import Refused
from relaas.parties.editing import change_organization
from relaas.parties.models import Party
from relaas.story.models import Entry
from relaas.story.undoing import undo

pytestmark = pytest.mark.django_db
BY = COMMAND_LINE


def many(rows: int) -> str:
    return "Naam;Code\n" + "".join(f"Bakkerij {number} B.V.;B{number:05}\n" for number in range(rows))


def test_rows_come_in_and_each_cell_that_is_wrong_is_said(take: Take) -> None:
    current = take()
    job = done(start_import(current, by=BY))
    report = json.loads(b"".join(pieces_of_report(current)))
    assert (report["rows"], report["created"], report["updated"], report["skipped"]) == (4, 3, 0, 0)
    assert [(each["row"], bool(each["reason"])) for each in report["refused"]] == [(4, True)]
    said = {(each["row"], each["column"]) for each in report["warnings"]}
    assert {(2, "Plaats"), (3, "E-mail"), (5, "KvK"), (5, "Telefoon")} <= said
    assert all(each["reason"] and "value" in each for each in report["warnings"])
    assert {file.name for file in job.files.filter(is_result=True)} >= {"geweigerde rijen.csv", "rapport.json"}


def test_the_refused_rows_come_back_as_they_were_and_can_be_imported_again(take: Take) -> None:
    job = done(start_import(take(), by=BY))
    with passing.open_passing(job.files.get(name="geweigerde rijen.csv")) as file:
        content = file.read().decode("utf-8-sig")
    headings, row = content.splitlines()
    assert headings == "Naam;KvK;Plaats;E-mail;Telefoon;Opgericht;Rij;Reden"
    assert row.startswith(";40413345;Tiel;zonder@naam.example;0344 123456;;4;")
    mended = content.replace("\r\n;40413345", "\r\nJansen & Zn;40413345")
    again = take(mended)
    done(start_import(again, by=BY))
    assert again.counts()["created"] == 1


def test_a_dry_run_says_what_the_import_does_and_changes_nothing(take: Take) -> None:
    """The check, as a job, and then the import itself."""
    current = take()
    before = dump()
    checked = done(start_check(current, by=BY)).result
    assert dump() == before
    done(start_import(current, by=BY))
    counts = current.counts()
    assert {name: checked[name] for name in counts} == counts


def test_a_second_time_nothing_changes(take: Take) -> None:
    done(start_import(take(), by=BY))
    before = dump()
    again = take()
    done(start_import(again, by=BY))
    assert again.counts()["skipped"] == 3
    assert dump() == before


def test_who_is_there_can_be_left_alone(take: Take) -> None:
    done(start_import(take(), by=BY))
    changed = FILE.replace("27364248;DELFT", "27364248;TIEL")
    current = take(changed)
    choose(current, current.targets, existing="leave", by=BY)
    before = dump()
    done(start_import(Import.objects.get(pk=current.pk), by=BY))
    assert dump() == before


def test_the_whole_import_can_be_undone(take: Take) -> None:
    """U3: new ones go, changed ones are what they were; what others did stays."""
    done(start_import(take(many(40)), by=BY))
    before = dump()
    changes = "Naam;Code;Plaats\n" + "".join(f"Bakkerij {n} B.V.;B{n:05};Delft\n" for n in range(CHUNK + 60))
    current = take(changes)
    done(start_import(current, by=BY))
    counts = current.counts()
    assert (counts["created"], counts["updated"]) == (CHUNK + 20, 40)
    assert current.sets.count() == 2
    done(start_undoing(current, by=BY))
    assert dump() == before
    assert current.is_undone
    with pytest.raises(Refused, match="ongedaan"):
        start_undoing(Import.objects.get(pk=current.pk), by=BY)


def test_an_undo_that_would_overwrite_somebody_changes_nothing(take: Take) -> None:
    current = take()
    done(start_import(current, by=BY))
    party = Party.objects.get(name="Gemeente Heiloo")
    change_organization(party, facts={"name": "Gemeente Alkmaar"}, by=Actor("Fatima", holds_every_right=True))
    before = dump()
    ended = do_here(start_undoing(current, by=BY))
    assert (ended.state, "Fatima" in ended.message) == ("refused", True)
    assert dump() == before


def test_a_set_that_was_undone_from_the_story_does_not_hold_the_rest_up(take: Take) -> None:
    before = dump()
    current = take(many(CHUNK + 10))
    done(start_import(current, by=BY))
    undo(current.sets.last().transaction, by=BY)  # type: ignore[union-attr] # there are two
    done(start_undoing(current, by=BY))
    assert dump() == before


def test_stopped_in_the_middle_whole_sets_are_in_and_can_be_undone(take: Take, monkeypatch: pytest.MonkeyPatch) -> None:
    """The chunk in hand is rolled back; what was done before stands, and is undone as any import."""
    before = dump()
    current = take(many(CHUNK * 3))
    job = start_import(current, by=BY)
    real, seen = import_rows, []

    def stopping(*args: object, **given: object) -> object:
        seen.append(1)
        if len(seen) == 2:
            cancel(Job.objects.get(pk=job.pk), by=BY)
        return real(*args, **given)  # type: ignore[arg-type] # as given

    monkeypatch.setattr("relaas.imports.running.import_rows", stopping)
    ended = do_here(job)
    assert (ended.state, ended.done, Party.objects.filter(code__startswith="B0").count()) == ("cancelled", CHUNK, CHUNK)
    assert ended.result["created"] == CHUNK
    done(start_undoing(current, by=BY))
    assert dump() == before


def test_killed_in_the_middle_it_goes_on_with_the_next_row(take: Take, monkeypatch: pytest.MonkeyPatch) -> None:
    current = take(many(CHUNK * 2 + 5))
    job = start_import(current, by=BY)
    real = import_rows
    calls: list[int] = []

    def dying(*args: object, **given: object) -> object:
        calls.append(1)
        if len(calls) == 2:
            raise jobs.Interrupted  # as when the worker is gone
        return real(*args, **given)  # type: ignore[arg-type] # as given

    monkeypatch.setattr("relaas.imports.running.import_rows", dying)
    assert do_here(job).state == "waiting"
    assert Party.objects.filter(code__startswith="B0").count() == CHUNK
    done(job)
    assert current.counts()["created"] == Party.objects.filter(code__startswith="B0").count() == CHUNK * 2 + 5


def test_the_same_file_twice_at_once_brings_everybody_in_once(take: Take) -> None:
    first, second = take(many(30)), take(many(30))
    jobs_of_both = [start_import(each, by=BY) for each in (first, second)]
    for job in jobs_of_both:
        done(job)
    assert Party.objects.filter(code__startswith="B0").count() == 30
    assert (first.counts()["created"], second.counts()["skipped"]) == (30, 30)


def test_asked_twice_it_is_one_job(take: Take) -> None:
    current = take()
    assert start_import(current, by=BY).pk == start_import(current, by=BY).pk


def test_a_column_mapped_twice_and_a_file_without_names_are_refused_at_the_column(take: Take) -> None:
    current = take()
    columns, importer = current.read_columns, importer_of(current, BY)
    with pytest.raises(Refused) as caught:
        chosen(columns, {0: "organization.name", 1: "organization.name", 2: "organization.nonsense"}, importer)
    assert {(each.code, each.field) for each in caught.value.problems} == {
        ("mapped_twice", "column-1"), ("unknown_target", "column-2"),
    }  # fmt: skip
    with pytest.raises(Refused) as caught:
        chosen(columns, {1: "organization.kvk"}, importer)
    assert caught.value.code == "lacking"
    assert not Job.objects.exists()


def test_a_choice_of_columns_is_kept_and_used_by_itself(take: Take) -> None:
    current = take()
    importer = importer_of(current, BY)
    columns = chosen(current.read_columns, {0: "organization.name", 3: "channel.invoice_email"}, importer)
    keep_mapping(columns, name="Van de boekhouding", existing="leave", importer=importer, by=BY)
    kept = Mapping.objects.get()
    assert kept.columns == {"Naam": "organization.name", "E-mail": "channel.invoice_email"}
    assert applied(columns, {"naam": "organization.name"}) == {0: "organization.name"}
    assert fitting(columns, [kept]) == kept
    again = take(FILE.replace("E-mail", "e-mail"))
    assert (again.targets, again.existing) == ({0: "organization.name", 3: "channel.invoice_email"}, "leave")
    keep_mapping(columns[:1], name="Van de boekhouding", existing="update", importer=importer, by=BY)
    assert Mapping.objects.get().columns == {"Naam": "organization.name"}


def test_a_file_that_is_refused_is_not_kept(db: None) -> None:
    importer = importer_of(Import(kind="relations"), BY)
    with pytest.raises(Refused):
        take_in(ContentFile(b"%PDF-1.7"), name="a.csv", importer=importer, by=BY)
    assert not PassingFile.objects.exists()
    assert not Import.objects.exists()


def test_who_may_not_import_does_not(take: Take) -> None:
    """U2: the right of this room and that of what is imported."""
    current = take()
    for rights in ({"imports.import"}, {"parties.change"}, set[str]()):
        stranger = Actor("Piet", 12, frozenset(rights))
        for attempt in (start_import, start_check):
            with pytest.raises(Refused) as caught:
                attempt(current, by=stranger)
            assert caught.value.code == "right"
    with pytest.raises(Refused) as caught:
        start_undoing(current, by=Actor("Piet", 12, frozenset({"imports.import"})))
    assert caught.value.code == "right"


def test_the_report_is_json_of_the_issue_and_the_story_tells_each(take: Take) -> None:
    current = take()
    job = done(start_import(current, by=BY))
    with passing.open_passing(job.files.get(name="rapport.json")) as file:
        report = json.load(file)
    assert {"rows", "created", "updated", "skipped", "refused", "warnings"} <= set(report)
    assert Entry.objects.filter(transaction=ImportedSet.objects.get().transaction).count() == 3


def test_after_thirty_days_what_rows_said_is_forgotten_and_the_import_can_still_be_undone(take: Take) -> None:
    """Personal data: cells of refused rows stand nowhere for ever."""
    before = dump()
    draft, current = take(), take()
    done(start_import(current, by=BY))
    sweep()
    assert list(said_in(current, "refused"))
    assert Import.objects.count() == 2
    with clock.travel(clock.now() + timedelta(days=31)):
        sweep()
    assert not Import.objects.filter(pk=draft.pk).exists()
    assert not list(said_in(current, "refused"))
    assert current.counts()["created"] == 3
    done(start_undoing(current, by=BY))
    assert dump() == before
