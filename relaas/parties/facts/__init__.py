"""Facts: the columns that people fill in, each with its label, its check and how the story tells it."""

from relaas.parties.facts.address import ADDRESS_FACTS
from relaas.parties.facts.bank_account import BANK_ACCOUNT_FACTS, MANDATE_FACTS
from relaas.parties.facts.channel import CHANNEL_FACTS
from relaas.parties.facts.employment import EMPLOYMENT_FACTS
from relaas.parties.facts.fact import Fact, Facts, Given, read_facts
from relaas.parties.facts.local_file import LOCAL_FILE_FACTS
from relaas.parties.facts.master_data import MASTER_DATA_FACTS, MASTER_DATA_TYPE_FACTS
from relaas.parties.facts.party import ORGANIZATION_FACTS, PERSON_FACTS
from relaas.parties.facts.private import FAMILY_FACTS, PERSONAL_FACTS, PRIVATE_FACTS
from relaas.parties.facts.status import STATUS_FACTS

__all__ = [
    "ADDRESS_FACTS",
    "BANK_ACCOUNT_FACTS",
    "CHANNEL_FACTS",
    "EMPLOYMENT_FACTS",
    "FAMILY_FACTS",
    "LOCAL_FILE_FACTS",
    "MANDATE_FACTS",
    "MASTER_DATA_FACTS",
    "MASTER_DATA_TYPE_FACTS",
    "ORGANIZATION_FACTS",
    "PERSONAL_FACTS",
    "PERSON_FACTS",
    "PRIVATE_FACTS",
    "STATUS_FACTS",
    "Fact",
    "Facts",
    "Given",
    "read_facts",
]
