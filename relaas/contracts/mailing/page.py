"""What the page *Versturen* shows, and what its form starts with."""

from functools import cached_property

from django.urls import reverse

from relaas.contracts.mailing.addresses import Known, known_addresses
from relaas.contracts.mailing.texts import MailText, mail_text
from relaas.contracts.mailing.verbs import newest_change
from relaas.contracts.models import Contract
from relaas.contracts.page import page_of
from relaas.contracts.papers import kinds_of, language_of, paper_of
from relaas.documents.models import DocumentKind, Language
from relaas.documents.outbox import mail_server
from relaas.documents.papers.words import facts_of
from relaas.kernel.row_ids import read_id
from relaas.web.rights import Request


class MailPage:
    """One document of one contract, about to be mailed by one viewer."""

    def __init__(self, request: Request, contract: Contract) -> None:
        self.request = request
        self.contract = contract
        self.kinds = kinds_of(contract)
        asked, tongue = request.GET.get("soort", ""), request.GET.get("taal", "")
        self.kind = DocumentKind(asked) if asked in self.kinds else self.kinds[0]
        self.language = Language(tongue) if tongue in Language.values else language_of(contract)
        self.languages = list(Language)
        self.back = page_of(contract)
        self.document = reverse("contracts:paper", args=[contract.pk, self.kind.value, self.language.value])
        self.is_set_up = mail_server.is_set_up()

    @cached_property
    def newest(self) -> int:
        """How new the contract is that the viewer looks at."""
        return newest_change(self.contract)

    @property
    def seen(self) -> int | None:
        """How new it was when the form was opened, as it was sent along."""
        return read_id(self.request.POST.get("changed"))

    @cached_property
    def known(self) -> list[Known]:
        return known_addresses(self.contract, self.kind, self.request.actor)

    @property
    def reply_to(self) -> str:
        """Answers go to whoever sends it."""
        return str(getattr(self.request.user, "email", ""))

    @cached_property
    def text(self) -> MailText:
        paper = paper_of(self.contract, self.kind, self.language)
        named = {"number": self.contract.number, "description": self.contract.description}
        facts = {**facts_of(self.contract.administration), **paper.facts, **named, "sender": self.request.actor.name}
        return mail_text(self.kind, self.language, facts)

    @property
    def initial(self) -> dict[str, str]:
        """What the form starts with; nothing that was sent in is lost."""
        if self.request.method == "POST":
            return {}
        to = self.known[0].address if self.known else ""
        return {"to": to, "subject_line": self.text.subject_line, "body": self.text.body}

    def other(self, kind: DocumentKind, language: Language) -> str:
        """The address of this page for another document."""
        return f"?soort={kind.value}&taal={language.value}"
