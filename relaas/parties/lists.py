"""The lists of this room that are maintained under Beheer."""

from django.utils.translation import gettext_lazy as _

from relaas.parties import statuses
from relaas.parties.forms.master_data import MasterDataTypeForm
from relaas.parties.forms.statuses import StatusForm
from relaas.parties.maintained.views import MaintainedList
from relaas.parties.master_data import types
from relaas.parties.models import MasterDataType, PartyStatus
from relaas.parties.rights import MAINTAIN_MASTER_DATA, MAINTAIN_STATUSES

STATUSES = MaintainedList(
    "parties",
    "status",
    MAINTAIN_STATUSES,
    "parties/statuses.html",
    PartyStatus,
    StatusForm,
    statuses.add_status,
    statuses.change_status,
    statuses.delete_status,
    (_("Status added"), _("Status changed"), _("Status deleted")),
    PartyStatus.objects.all,
    plural="statuses",
)
MASTER_DATA_TYPES = MaintainedList(
    "parties",
    "master_data_type",
    MAINTAIN_MASTER_DATA,
    "parties/master_data_types.html",
    MasterDataType,
    MasterDataTypeForm,
    types.add_master_data_type,
    types.change_master_data_type,
    types.delete_master_data_type,
    (_("Type added"), _("Type changed"), _("Type deleted")),
    MasterDataType.objects.all,
)
