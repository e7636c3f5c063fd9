"""The nouns of this room."""

from relaas.files.models.file_version import FileVersion
from relaas.files.models.item import File, Folder, Item

__all__ = ["File", "FileVersion", "Folder", "Item"]
