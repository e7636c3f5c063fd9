"""Compiled translations: made of the catalogues on first use, and again when one has changed."""

from io import BytesIO
from pathlib import Path

from django.conf import settings
from django.utils.translation.reloader import translation_file_changed


def compile_all() -> None:
    """Compile every catalogue that is newer than what was compiled of it."""
    for catalogue in sorted(settings.PACKAGE.glob("*/locale/*/LC_MESSAGES/django.po")):
        compiled = catalogue.with_suffix(".mo")
        if not compiled.exists() or compiled.stat().st_mtime < catalogue.stat().st_mtime:
            _compile(catalogue, compiled)
            # Django reads a catalogue when the models are loaded, which is before this.
            translation_file_changed(None, compiled)


def _compile(catalogue: Path, compiled: Path) -> None:
    # Imported here because nearly every start has nothing to compile, and Babel takes a while to load.
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    content = BytesIO()
    with catalogue.open("rb") as file:
        write_mo(content, read_po(file, locale=catalogue.parent.parent.name, abort_invalid=True))
    fresh = compiled.with_suffix(".new")
    fresh.write_bytes(content.getvalue())
    fresh.replace(compiled)
