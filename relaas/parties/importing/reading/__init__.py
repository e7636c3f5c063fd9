"""A row of a file read: its cells through the checks of the facts, with a problem for each cell that was not plain."""

from relaas.parties.importing.reading.around import Around
from relaas.parties.importing.reading.persons import read_person
from relaas.parties.importing.reading.read import Read
from relaas.parties.importing.reading.relations import read_relation

__all__ = ["Around", "Read", "read_person", "read_relation"]
