"""Files that are kept for a while: there whole or not at all, and forgotten with their job."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.base import ContentFile

from relaas.kernel import clock, jobs, passing, storage
from relaas.kernel.jobs import sweeping
from relaas.kernel.jobs.work import Work
from relaas.kernel.models import Job, PassingFile
from relaas.kernel.tests.trying_jobs import JAN, KIND, PIET, Declare, started

pytestmark = pytest.mark.django_db


def test_a_file_is_there_whole_and_once(kind: Declare, media: Path) -> None:
    """A run that is done again writes its files again; one that broke off leaves nothing."""

    def run(work: Work) -> None:
        for content in (b"first", b"second"):
            with work.write("../../etc/verslag.csv", media_type="text/csv") as file:
                file.write(content)
        with pytest.raises(OSError, match="full"), work.write("half.csv", media_type="text/csv") as file:
            file.write(b"half")
            raise OSError("full")

    kind(run)
    job = jobs.do_here(started())
    [file] = job.files.all()
    assert (file.name, file.size, passing.open_passing(file).read()) == ("verslag.csv", 6, b"second")
    assert file.is_result
    assert len([path for path in media.rglob("*") if path.is_file()]) <= 2, "the first goes with its commit"


def test_after_thirty_days_it_is_forgotten_with_its_files(kind: Declare) -> None:
    def run(work: Work) -> None:
        with work.write("verslag.csv", media_type="text/csv") as file:
            file.write(b"x")

    kind(run)
    ended, waiting, now = jobs.do_here(started()), started(), clock.now()
    with clock.travel(now + timedelta(days=29)):
        assert sweeping.sweep() == 0
    with clock.travel(now + timedelta(days=31)):
        assert sweeping.sweep() == 1
    assert list(Job.objects.all()) == [waiting]
    assert not PassingFile.objects.exists()
    assert ended.pk != waiting.pk


@pytest.mark.django_db
def test_what_somebody_gave_goes_where_its_job_goes(kind: Declare, media: Path) -> None:
    """It is no result, and what belongs to a job is not taken by another one."""
    kind(lambda work: work.finish("x", {"read": passing.open_passing(work.job.files.get()).read().decode()}))
    given = passing.keep(ContentFile(b"a;b"), name="C:\\klanten\0.csv", media_type="text/csv")
    job = jobs.start(KIND, {}, by=JAN, title="Import", files=[given])
    assert jobs.do_here(job).result == {"read": "a;b"}
    jobs.start(KIND, {}, by=PIET, title="Import", files=[given])
    given.refresh_from_db()
    assert (given.job, given.is_result, given.name) == (job, False, "klanten .csv")


@pytest.mark.parametrize("name", ["", "..", "/", "x" * 400 + ".csv", "\u202e.csv", "a\nb", "." * 300])
def test_any_name_is_kept(media: Path, name: str) -> None:
    kept = passing.keep(ContentFile(b""), name=name, media_type="text/csv")
    kept.refresh_from_db()
    assert 0 < len(kept.name) <= passing.LONGEST_NAME
    assert "/" not in kept.name


@pytest.mark.django_db(transaction=True)
def test_what_nobody_uses_is_swept(media: Path) -> None:
    """Files without a job after thirty days; bytes without a row (a job was killed) at once."""
    passing.keep(ContentFile(b"old"), name="old.csv", media_type="text/csv")
    orphan = media / passing.FOLDER / "orphan"
    orphan.write_bytes(b"half")
    assert storage.sweep() == 0, "the other sweep leaves these alone"
    assert passing.sweep() == 1
    assert not orphan.exists()
    now = clock.now()
    with clock.travel(now + timedelta(days=31)):
        passing.sweep()
    assert not PassingFile.objects.exists()
    assert not [path for path in media.rglob("*") if path.is_file()]
