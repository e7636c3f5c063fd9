"""What a column can mean: a target for each fact, with the headings by which other programs name it."""

from relaas.parties.importing.targets.persons import PERSON_TARGETS
from relaas.parties.importing.targets.relations import RELATION_TARGETS

__all__ = ["PERSON_TARGETS", "RELATION_TARGETS"]
