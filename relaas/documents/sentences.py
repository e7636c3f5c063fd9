"""What the story says of documents and of the paper that they stand on."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from relaas.documents.models import DocumentKind, Language, Letterhead
from relaas.story.sentences import Parameters, Topic, say

_LABELS = {field.name: field.verbose_name for field in Letterhead._meta.fields}


def _changes(entry: Parameters) -> str:
    told = (
        f"{_LABELS[column]}: {_value(column, old)} → {_value(column, new)}" for column, old, new in entry["changes"]
    )
    return " · ".join([entry["name"], *told])


def _value(column: str, value: str) -> str:
    choices = dict(Letterhead._meta.get_field(column).flatchoices)  # type: ignore[union-attr]  # these are columns
    return str(choices.get(value, value)) or gettext("empty")


def _texts(entry: Parameters) -> str:
    return " · ".join([entry["name"], str(DocumentKind(entry["kind"]).label), str(Language(entry["language"]).label)])


KEPT = say("documents.kept", _("Document kept"), detail="%(title)s", icon="file-check", topic=Topic.DOCUMENTS)
LETTERHEAD_CHANGED = say("documents.letterhead_changed", _("Letterhead changed"), detail=_changes, icon="file-text")
LOGO_SET = say("documents.logo_set", _("Logo of the letterhead changed"), detail="%(name)s", icon="image")
LOGO_REMOVED = say("documents.logo_removed", _("Logo of the letterhead removed"), detail="%(name)s", icon="image-off")
TEXTS_CHANGED = say("documents.texts_changed", _("Texts of the letterhead changed"), detail=_texts, icon="file-text")
TEXTS_RESTORED = say("documents.texts_restored", _("Texts of the letterhead restored"), detail=_texts, icon="undo-2")
