"""The addresses of this room."""

from django.urls import path

from relaas.files.file_page import views as file_page
from relaas.files.lists.overviews import FILES
from relaas.files.uploads import views as uploads
from relaas.files.views import deeds, downloads, folders, moving, previews
from relaas.overviews.views import addresses

app_name = "files"
_FILE = "bestanden/<int:id>/"
_VERSION = f"{_FILE}versies/<int:number>/"
_HOLDER = "bestanden/bij/<slug:word>/<int:id>/"

urlpatterns = [
    *addresses(FILES, "bestanden/"),
    path(_FILE, file_page.file, name="file"),
    path(f"{_FILE}nieuwe-versie/", file_page.new_version, name="add_version"),
    path(f"{_VERSION}terugzetten/", file_page.restore, name="restore_version"),
    path(f"{_HOLDER}toevoegen/", uploads.add, name="add"),
    path(f"{_FILE}download/", downloads.download, name="download"),
    path(f"{_FILE}voorbeeld/", previews.preview, name="preview"),
    path(f"{_VERSION}download/", downloads.download_version, name="download_version"),
    path(f"{_VERSION}beeld/", previews.image, name="image"),
    path(f"{_VERSION}bladen/<int:page>/", previews.page, name="page"),
    path("mappen/<int:id>/zip/", downloads.folder_zip, name="folder_zip"),
    path(f"{_HOLDER}zip/", downloads.tree_zip, name="tree_zip"),
    path(f"{_HOLDER}nieuwe-map/", folders.new_folder, name="new_folder"),
    path(f"{_HOLDER}hernoemen/", folders.rename, name="rename"),
    path(f"{_HOLDER}verplaatsen/", moving.move, name="move"),
    path(f"{_HOLDER}verwijderen/", deeds.delete, name="delete"),
    path(f"{_HOLDER}portaal/", deeds.portal, name="portal"),
]
