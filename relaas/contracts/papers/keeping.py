"""Verb: keep a document of a contract as it is made now, byte for byte (K8)."""

from django.utils import translation
from django.utils.translation import gettext as _

from relaas.contracts.models import Contract, Direction
from relaas.contracts.papers import kinds_of, render
from relaas.contracts.rights import CHANGE
from relaas.documents.kept import keep_document
from relaas.documents.models import DocumentKind, KeptDocument, Language
from relaas.kernel.actors import Actor
from relaas.kernel.policy import Act
from relaas.kernel.refusals import Refused
from relaas.kernel.subjects import Subject, subject_of
from relaas.kernel.verbs import verb


@verb("contracts.keep_paper", act=Act.CHANGE, right=CHANGE, on=("contract",))
def keep_paper(contract: Contract, *, kind: DocumentKind, language: Language, by: Actor) -> KeptDocument:
    """Make this document and keep it; exactly the same one is kept once.

    Refuses a kind that a contract in this status has no document of (`no_such_document`).
    """
    if kind not in kinds_of(contract):
        raise Refused("no_such_document", _("Of a contract in this status there is no such document."))
    with translation.override(language):
        title = f"{kind.label} {contract.number}"
    return keep_document(
        render(contract, kind, language),
        about=subject_of(contract),
        kind=kind,
        language=language,
        title=title,
        also=[Subject("party", contract.relation_id)],
        right=Direction(contract.direction).read_right,
        by=by,
    )
