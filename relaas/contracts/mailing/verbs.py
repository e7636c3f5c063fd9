"""Mailing a document of a contract (K8): it is drawn first, and kept and put in the outbox by one verb."""

from dataclasses import dataclass

from django.db.models import Max
from django.utils import translation
from django.utils.translation import gettext as _

from relaas.contracts.mailing.sentences import SENT
from relaas.contracts.models import Contract, Direction
from relaas.contracts.papers import kinds_of, paper_of
from relaas.contracts.rights import CHANGE
from relaas.documents.kept import keep_document
from relaas.documents.models import DocumentKind, Language, OutgoingMail
from relaas.documents.outbox.checking import checked
from relaas.documents.outbox.letter import Letter
from relaas.documents.outbox.putting import Said, put_in_outbox
from relaas.documents.papers.drawing import draw
from relaas.kernel.actors import Actor
from relaas.kernel.concurrency import check_unchanged
from relaas.kernel.policy import Act
from relaas.kernel.refusals import Refused
from relaas.kernel.subjects import Subject, subject_of
from relaas.kernel.verbs import verb
from relaas.story.models import Change


@dataclass(frozen=True)
class Drawn:
    """A document as it was drawn of a contract, whose newest change was `of_change` then."""

    kind: DocumentKind
    language: Language
    title: str
    content: bytes
    of_change: int


def mail_drawn(
    contract: Contract, kind: DocumentKind, language: Language, letter: Letter, *, by: Actor, seen: int | None = None
) -> OutgoingMail:
    """Draw the document and mail it. `seen` is the `newest_change` of when somebody looked at it.

    Drawing takes a tenth of a second and may have to wait for its turn, so no transaction is open meanwhile; what
    changes in between is refused by the verb. Refuses also what is no mail and a kind that there is not (`kind`).
    """
    letter = checked(letter)
    newest = newest_change(contract)
    if seen is not None and seen != newest:
        raise _changed()
    if kind not in kinds_of(contract):
        raise Refused("kind", _("There is no such document of it now."))
    paper = paper_of(contract, kind, language)
    with translation.override(language):
        title = paper.title
    drawn = Drawn(kind, language, title, draw(paper), newest)
    return mail_document(contract, drawn=drawn, letter=letter, by=by)


@verb("contracts.mail_document", act=Act.SEND, right=CHANGE, on=("contract",))
def mail_document(contract: Contract, *, drawn: Drawn, letter: Letter, by: Actor) -> OutgoingMail:
    """Keep this document for good and put it in the outbox; the story tells it once it was sent.

    Refuses (`changed_since_drawn`) when the contract or one of its lines changed after it was drawn.
    """
    check_unchanged(contract, None)
    if newest_change(contract) != drawn.of_change:
        raise _changed()
    ours, relation = subject_of(contract), Subject("party", contract.relation_id)
    right = Direction(contract.direction).read_right
    kept = keep_document(
        drawn.content,
        about=ours,
        also=[relation],
        kind=drawn.kind,
        language=drawn.language,
        title=drawn.title,
        right=right,
        by=by,
    )
    named = {"number": contract.number, "description": contract.description, "direction": contract.direction}
    said = Said(SENT, {**named, "kind": drawn.kind.value}, right)
    return put_in_outbox(letter, about=[ours, relation], attachments=[kept], said=said, by=by)


def newest_change(contract: Contract) -> int:
    """The number of the last change of the contract or of anything that belongs to it."""
    changes = Change.objects.filter(subject_kind="contract", subject_id=contract.pk)
    return changes.aggregate(newest=Max("pk"))["newest"] or 0


def _changed() -> Refused:
    message = _("This changed after you looked at the document. Look at it again, then send it.")
    return Refused("changed_since_drawn", message)
