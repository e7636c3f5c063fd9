"""What the page of columns shows: each column with what is in it, what it means and why, and all that it could mean."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from relaas.imports.forms import COLUMN, ColumnsForm
from relaas.imports.guessing.columns import BY_CONTENTS, BY_HEADING, SHOWN
from relaas.imports.importer import Importer, Target
from relaas.imports.models import Import, Mapping
from relaas.kernel.actors import Actor

WHY = {BY_HEADING: _("by its heading"), BY_CONTENTS: _("by what is in it")}


def columns_page(current: Import, importer: Importer, form: ColumnsForm, viewer: Actor) -> dict[str, Any]:
    """The context of the page."""
    columns = current.read_columns
    chosen = form.choices(columns)
    shown = [
        {
            "field": f"{COLUMN}{column.index}",
            "name": column.name,
            "cells": column.cells[:SHOWN],
            "target": chosen[column.index],
            "why": WHY.get(column.because, "") if chosen[column.index] == column.target else "",
            "error": form.column_errors.get(f"{COLUMN}{column.index}", ""),
        }
        for column in columns
    ]
    return {
        "current": current,
        "importer": importer,
        "columns": shown,
        "groups": grouped(importer.targets),
        "mappings": Mapping.objects.visible_to(viewer).filter(kind=current.kind),
        "unknown": sum(not each["target"] for each in shown),
    }


def grouped(targets: Sequence[Target]) -> list[tuple[str, list[tuple[str, str]]]]:
    """Key and label of each target, under the label of its group, in the order of the importer."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for target in targets:
        groups.setdefault(str(target.group), []).append((target.key, str(target.label)))
    return list(groups.items())
