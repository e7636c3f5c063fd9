"""The log of looks under Beheer (P5, U4): who looked at whose private data, when."""

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from relaas.accounts.colleagues import names_of_users
from relaas.overviews.columns import Column, Look, Sort
from relaas.overviews.filters import Beginning, FromDay, Reference, UntilDay
from relaas.overviews.overview import Overview, declare
from relaas.story.looks import READ_LOOKS, label_of
from relaas.story.models import PrivateLook
from relaas.web.formats import moment, number

LOOKS = declare(
    Overview(
        name="looks",
        title=_("Log of looks"),
        model=PrivateLook,
        columns=(
            Column("person", _("Person"), ("subject_name",), look=Look.LINK, sort="person"),
            Column("user", _("User"), ("actor_name",)),
            Column("at", _("When"), ("at",), text=moment, look=Look.MOMENT, sort="newest"),
            Column("what", _("What was shown"), ("what",), text=label_of, fades="later"),
        ),
        more_columns=(Column("number", _("Number"), ("id",), text=number, look=Look.NUMBER),),
        sorts=(
            Sort("newest", _("Newest first"), ("newest",)),
            Sort("person", _("Person"), ("sort_name", "newest")),
        ),
        walks=Q(),
        filters=(
            Beginning("person", _("Person"), "sort_name"),
            Reference("user", _("User"), "actor_id", names_of_users),
            FromDay("from", _("From"), "at"),
            UntilDay("until", _("Until"), "at"),
        ),
        searched=False,
        url_name="accounts:looks",
        row_url=lambda look_id: reverse("accounts:look", args=(look_id,)),
        counted=lambda count: ngettext("%(shown)s look", "%(shown)s looks", count) % {"shown": number(count)},
        read_right=READ_LOOKS,
        export_right=READ_LOOKS,
        nothing_yet=_("Whenever somebody looks at private data of a person, it is written down here."),
    )
)
