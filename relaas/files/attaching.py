"""Files that go along with a form of another room (A3): a field that receives them, and their rows in its verb.

    offer_files(form, viewer)                      # in the form's __init__
    write_note(..., attached=files_of(form))       # after is_valid(); the verb calls `attach`

Bytes are received while the form is read, before any transaction; the rows stand in the transaction of the verb. Of a
form that is refused they are not asked again: a signed mark of each goes along with it, good for this user and for as
long as no sweep took the bytes away.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any, cast

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError
from django.core.files.base import File as OpenFile
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from relaas.files.adding import Added, ReceivedFile, add_files
from relaas.files.names import mended
from relaas.files.rights import CHANGE
from relaas.files.versions import sniffed
from relaas.kernel.actors import Actor
from relaas.kernel.models import Record
from relaas.kernel.receiving import Received, receive
from relaas.kernel.refusals import Refused
from relaas.kernel.subjects import subject_of
from relaas.kernel.uploading import largest_file

FIELD = "attached"
AGAIN = "attached_before"  # the marks of what was received with the form before
MOST = 100  # files at once
_SALT = "relaas.files.attaching"
_GOOD_FOR = timedelta(hours=12)


@dataclass(frozen=True)
class Sent:
    """What came in with a form: new files, and the marks of those that came in before."""

    now: Sequence[UploadedFile[Any]] = ()
    before: Sequence[str] = ()

    def __bool__(self) -> bool:
        return bool(self.now or self.before)


@dataclass(frozen=True)
class Waiting:
    """A file that was received with a form that was refused: it goes along when that is sent in again."""

    mark: str
    name: str
    size: int


class SeveralFiles(forms.FileInput):
    """A choice of files, several at once."""

    allow_multiple_selected = True

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> Sent:
        """What was sent in at this field."""
        return Sent(_all(files, name), [str(mark) for mark in _all(data, AGAIN)])

    def value_omitted_from_data(self, data: Mapping[str, Any], files: Any, name: str) -> bool:
        return name not in files and AGAIN not in data


@dataclass
class _Reading:
    files: list[ReceivedFile] = field(default_factory=list)
    problems: list[ValidationError] = field(default_factory=list)


class FilesField(forms.Field):
    """Files to go along; its value are those that were received. Refuses more than a hundred (`too_many_files`), and
    at the field what receiving refuses."""

    widget = SeveralFiles

    def __init__(self, *, viewer: Actor) -> None:
        super().__init__(label=_("Files"), required=False, widget=SeveralFiles(attrs={"multiple": True}))
        self.viewer = viewer
        self.waiting: list[Waiting] = []

    @property
    def largest(self) -> int:
        """What one file may have, in bytes."""
        return largest_file()

    def clean(self, value: Sent | None) -> list[ReceivedFile]:
        """Receive what is new, and find what was received before."""
        sent, reading = value or Sent(), _Reading()
        if len(sent.now) + len(sent.before) > MOST:
            message = ngettext("At most %(num)d file at once.", "At most %(num)d files at once.", MOST)
            raise ValidationError(message % {"num": MOST}, code="too_many_files")
        for mark in sent.before:
            self._find(mark, reading)
        for uploaded in sent.now:
            _receive(uploaded, reading)
        self.waiting = [Waiting(self._mark(each), each.name, each.bytes.size) for each in reading.files]
        if reading.problems:
            raise ValidationError(reading.problems)
        return reading.files

    def has_changed(self, initial: Any, data: Sent | None) -> bool:  # noqa: ARG002 - Django's own form
        return bool(data)

    def _mark(self, each: ReceivedFile) -> str:
        return signing.dumps([self.viewer.user_id, each.name, each.bytes.name, each.bytes.size], salt=_SALT)

    def _find(self, mark: str, reading: _Reading) -> None:
        """What we marked for this user and still have. Of anything else nothing is said but that it is to be chosen
        again: a mark names bytes, and who could make one would read what is not theirs."""
        try:
            user, name, digest, size = signing.loads(mark, salt=_SALT, max_age=_GOOD_FOR)
        except (signing.BadSignature, ValueError):
            user, name, digest, size = None, "", "", 0
        try:
            if not digest or user != self.viewer.user_id:
                raise FileNotFoundError
            with Received(digest, size).open() as there:
                again = _received(there, name)  # so that they are held until the rows about them stand
        except FileNotFoundError:
            reading.problems.append(ValidationError(_("Choose the files again."), code="files_gone"))
        else:
            reading.files.append(again)


def offer_files(form: forms.BaseForm, viewer: Actor) -> None:
    """Let files go along with this form, of who may add files."""
    if viewer.may(CHANGE):
        form.fields[FIELD] = FilesField(viewer=viewer)


def files_of(form: forms.BaseForm) -> Sequence[ReceivedFile]:
    """What goes along with it. After `is_valid()`."""
    return cast("Sequence[ReceivedFile]", form.cleaned_data.get(FIELD, ()))


def waiting_of(form: forms.BaseForm) -> Sequence[Waiting]:
    """What was received with this form, of one that was refused."""
    found = form.fields.get(FIELD)
    return found.waiting if isinstance(found, FilesField) else ()


def attach(files: Sequence[ReceivedFile], record: Record, *, by: Actor) -> Added | None:
    """Put these files at the record that a verb is writing, in its transaction. Without any nothing happens."""
    return add_files(files, holder=subject_of(record), folder=None, beside=True, by=by) if files else None


def _received(file: OpenFile[Any], name: str) -> ReceivedFile:
    return ReceivedFile(name, sniffed(receive(file), name))


def _receive(uploaded: UploadedFile[Any], reading: _Reading) -> None:
    try:
        reading.files.append(_received(uploaded, mended(uploaded.name or "")))
    except Refused as refusal:
        reading.problems += [ValidationError(str(each.message), code=each.code) for each in refusal.problems]


def _all(data: Any, name: str) -> list[Any]:
    """All values of one name; also of what is a plain mapping."""
    if hasattr(data, "getlist"):
        return list(data.getlist(name))
    found = data.get(name) if data else None
    if found is None:
        return []
    return list(found) if isinstance(found, list | tuple) else [found]
