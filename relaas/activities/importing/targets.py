"""What a column of a file of activities can mean, with its Dutch and English headings."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from relaas.activities.facts import ACTION_FACTS, CONTACT_FACTS, NOTE_FACTS, RESULT
from relaas.imports.importer import Target

_GROUP = pgettext_lazy("history", "Activity")

KIND, RELATION, RELATION_CODE, PERSON = "activity.kind", "activity.relation", "activity.code", "activity.person"
PERFORMER, CATEGORY, CHANNEL, PRIORITY = (
    f"activity.{name}" for name in ("performer", "category", "channel", "priority")
)
TITLE, TEXT, RESULT_OF = "activity.title", "activity.text", "activity.result"
AT, DUE, DUE_TIME, REMIND_ON, DONE_ON = (f"activity.{name}" for name in ("at", "due", "due_time", "remind_on", "done"))

TARGETS = tuple(
    Target(key, label, headings, group=_GROUP)
    for key, label, headings in (
        (KIND, _("Kind"), ("soort", "type", "soort activiteit", "activiteitsoort", "activiteittype", "soort notitie",
            "kind", "activity type", "record type")),
        (RELATION, _("Relation"), ("relatie", "relatienaam", "klant", "klantnaam", "debiteur", "leverancier", "bedrijf",
            "bedrijfsnaam", "organisatie", "account", "account name", "company", "company name", "customer", "client",
            "related to", "bij", "betreft relatie")),
        (RELATION_CODE, _("Code of the relation"), ("relatiecode", "relatienummer", "klantcode", "klantnummer",
            "debiteurnummer", "debiteurcode", "leverancierscode", "customer code", "customer number", "account code",
            "company id", "code relatie")),
        (PERSON, _("Person"), ("persoon", "contactpersoon", "contact", "gesproken met", "met", "person",
            "contact person", "contact name", "attendee", "deelnemer", "gesprekspartner")),
        (TITLE, ACTION_FACTS["title"].label, ("onderwerp", "titel", "actie", "taak", "betreft", "subject", "title",
            "task", "summary", "samenvatting", "naam", "name")),
        (TEXT, NOTE_FACTS["text"].label, ("omschrijving", "tekst", "notitie", "notities", "opmerking", "opmerkingen",
            "verslag", "gespreksverslag", "inhoud", "toelichting", "besproken", "wat is er besproken", "description",
            "note", "notes", "text", "body", "comments", "details", "memo", "remark", "remarks")),
        (AT, CONTACT_FACTS["at"].label, ("datum", "datum en tijd", "wanneer", "contactdatum", "gespreksdatum",
            "aangemaakt op", "gemaakt op", "date", "date and time", "created on", "created at", "activity date",
            "timestamp", "datum contact")),
        (PERFORMER, ACTION_FACTS["performer"].label, ("uitvoerder", "medewerker", "collega", "toegewezen aan",
            "eigenaar", "verantwoordelijke", "behandelaar", "gebruiker", "door", "performer",
            "assigned to", "owner", "employee",
            "user", "responsible", "e-mail medewerker", "e-mail uitvoerder", "assignee")),
        (DUE, ACTION_FACTS["due"].label, ("uiterlijk", "vervaldatum", "actiedatum", "deadline", "gereed op", "voor",
            "streefdatum", "plandatum", "due", "due date", "ready by", "due on", "date due")),
        (DUE_TIME, ACTION_FACTS["due_time"].label, ("tijd", "tijdstip", "om", "time", "due time", "start time")),
        (REMIND_ON, ACTION_FACTS["remind_on"].label, ("herinner op", "herinneren op", "herinnering", "reminder",
            "remind on", "reminder date")),
        (DONE_ON, _("Done on"), ("gedaan op", "afgehandeld op", "gereed", "voltooid op", "gesloten op", "afgerond op",
            "done on", "completed on", "closed on", "date completed", "completed at", "finished on")),
        (RESULT_OF, RESULT.label, ("resultaat", "uitkomst", "afhandeling", "result", "outcome", "resolution")),
        (CHANNEL, CONTACT_FACTS["channel"].label, ("kanaal", "wijze", "contactwijze", "soort contact", "medium",
            "channel", "via", "contact method", "communication type")),
        (PRIORITY, ACTION_FACTS["priority"].label, ("prioriteit", "urgentie", "belang", "priority", "urgency",
            "importance")),
        (CATEGORY, NOTE_FACTS["category"].label, ("categorie", "rubriek", "category", "label", "tag")),
    )
)  # fmt: skip
