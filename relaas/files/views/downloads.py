"""Taking files away: one, an older version of it, a folder or a whole tree as a zip. Never shown, never run."""

from django.http import Http404, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from relaas.files.holders import HOLDERS, holder_by_word, may_read
from relaas.files.models import File, FileVersion, Folder
from relaas.files.names import safe_for_disk, split
from relaas.files.packing import zip_of_folder, zip_of_tree
from relaas.files.rights import READ
from relaas.kernel.refusals import Refused
from relaas.kernel.subjects import Subject
from relaas.web.answers import refused
from relaas.web.rights import Request, needs
from relaas.web.serving import download_stored


@needs(READ)
def download(request: Request, id: int) -> HttpResponseBase:
    """The newest version."""
    file = get_object_or_404(File.objects.visible_to(request.actor).select_related("stored"), pk=id)
    return download_stored(file.stored, name=safe_for_disk(file.name), media_type=file.media_type)


@needs(READ)
def download_version(request: Request, id: int, number: int) -> HttpResponseBase:
    """The version of this number; its name says which one it is."""
    file = get_object_or_404(File.objects.visible_to(request.actor), pk=id)
    version = get_object_or_404(FileVersion.objects.select_related("stored"), file=file.pk, number=number)
    stem, ending = split(file.name)
    name = _("%(name)s (version %(number)d)") % {"name": stem, "number": number} + ending
    return download_stored(version.stored, name=safe_for_disk(name), media_type=version.media_type)


@needs(READ)
def folder_zip(request: Request, id: int) -> HttpResponseBase:
    """A folder and all below it."""
    folder = get_object_or_404(Folder.objects.visible_to(request.actor), pk=id)
    try:
        return zip_of_folder(folder)
    except Refused as refusal:
        return refused(request, refusal, HOLDERS[folder.holder_kind].url(folder.holder_id, folder.pk))


@needs(READ)
def tree_zip(request: Request, word: str, id: int) -> HttpResponseBase:
    """All files of a relation, a contract or an activity, with what other rooms keep of it."""
    kind = holder_by_word(word)
    holder = Subject(kind.kind, id) if kind else None
    if kind is None or holder is None or not may_read(holder, request.actor):
        raise Http404
    try:
        return zip_of_tree(holder, request.actor)
    except Refused as refusal:
        return refused(request, refusal, kind.url(id, None))
