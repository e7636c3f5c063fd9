"""A new folder, and another name for a folder or a file (T14). The card has a field for both; these are their pages."""

from django.http import HttpResponse
from django.utils.translation import gettext as _

from relaas.files import folders
from relaas.files.forms.names import NameForm
from relaas.files.models import Item
from relaas.files.rights import CHANGE
from relaas.files.views.frame import ITEMS, answered, find_folder, find_holder, find_items, label_of, page_with
from relaas.kernel.subjects import Subject
from relaas.web import toasts
from relaas.web.answers import SeeOther, page
from relaas.web.rights import Request, needs


@needs(CHANGE)
def new_folder(request: Request, word: str, id: int) -> HttpResponse:
    """A folder in the one that is open."""
    holder = find_holder(request, word, id)
    return answered(request, holder, lambda: _make(request, holder))


@needs(CHANGE)
def rename(request: Request, word: str, id: int) -> HttpResponse:
    """Another name for the item that is picked."""
    holder = find_holder(request, word, id)
    return answered(request, holder, lambda: _rename(request, holder))


def _make(request: Request, holder: Subject) -> HttpResponse:
    parent = find_folder(request, holder)
    form = NameForm(request.POST or None)

    def make() -> None:
        folders.make_folder(holder=holder, parent=parent, name=form.cleaned_data["name"], by=request.actor)

    if form.is_valid() and form.carry_out(make):
        toasts.done(request, _("Folder made"))
        return SeeOther(page_with(holder, parent))
    return _asked(request, "files/forms/new_folder.html", form, holder, parent)


def _rename(request: Request, holder: Subject) -> HttpResponse:
    item = find_items(request, holder)[0]
    if request.method == "POST" and "name" not in request.POST:  # picked in the list
        return SeeOther(f"{request.path}?{ITEMS}={item.pk}")
    form = NameForm(request.POST or None, record=item)

    def change() -> None:
        folders.rename(item, name=form.cleaned_data["name"], seen=form.seen, by=request.actor)

    if form.is_valid() and form.carry_out(change):
        toasts.done(request, _("Renamed"))
        return SeeOther(page_with(holder, item.parent))
    return _asked(request, "files/forms/rename.html", form, holder, item.parent, item=item)


def _asked(
    request: Request, template: str, form: NameForm, holder: Subject, folder: Item | None, *, item: Item | None = None
) -> HttpResponse:
    """The page that asks for a name, with the way back."""
    shown = {"folder": folder, "back": page_with(holder, folder), "label": label_of(holder), "item": item}
    return page(request, template, shown, form=form)
